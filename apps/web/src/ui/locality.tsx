'use client';

import { MantineThemeProvider } from '@mantine/core';
import { createContext, type ReactNode, useContext, useMemo } from 'react';
import { dayFieldDefaults } from './day-fields';

interface Locality {
  /** The user's whole language tag, such as `en-KE`: the catalogue follows its first part, formats follow all of it. */
  language: string;
  /** The IANA zone in which times are shown. */
  timeZone: string;
  /** The ISO 4217 currency of amounts that do not bring their own. */
  currency: string;
}

const LocalityContext = createContext<Locality>({ language: 'en', timeZone: 'UTC', currency: 'USD' });

/** Sets how everything below formats times, numbers and amounts. What is left out stays as it is above. */
export function LocalityProvider({ children, ...changes }: Partial<Locality> & { children: ReactNode }) {
  const outer = useLocality();
  const { language = outer.language, timeZone = outer.timeZone, currency = outer.currency } = changes;
  const locality = useMemo(() => ({ language, timeZone, currency }), [language, timeZone, currency]);
  const theme = useMemo(() => ({ components: dayFieldDefaults(language) }), [language]);
  // The same elements in every language: another shape would remount the page, and what is being typed would be lost.
  return (
    <MantineThemeProvider theme={theme}>
      <LocalityContext value={locality}>{children}</LocalityContext>
    </MantineThemeProvider>
  );
}

export const useLocality = (): Locality => useContext(LocalityContext);
