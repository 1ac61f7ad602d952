'use client';

import { createContext, type ReactNode, useContext } from 'react';

const LanguageContext = createContext('en');

/** The user's whole language tag, such as `en-KE`: the catalogue follows its first part, formats follow all of it. */
export function LanguageProvider({ language, children }: { language: string; children: ReactNode }) {
  return <LanguageContext value={language}>{children}</LanguageContext>;
}

export const useLanguage = (): string => useContext(LanguageContext);
