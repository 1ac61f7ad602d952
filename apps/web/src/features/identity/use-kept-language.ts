'use client';

import { useRouter } from 'next/navigation';
import { useEffect } from 'react';
import { languageCookie } from '@/i18n/locales';
import { useLocality } from '@/ui/locality';

const YEAR_SECONDS = 31_536_000;

/** Writes down the language for the server, which renders the catalogue and the direction of the script. */
export function keepLanguage(language: string): void {
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing outside secure contexts.
  document.cookie = `${languageCookie}=${language}; path=/; max-age=${YEAR_SECONDS}; samesite=lax`;
}

/** Renders the page again in the user's language when the server guessed another one. */
export function useKeptLanguage(language: string | undefined): void {
  const router = useRouter();
  const rendered = useLocality().language;
  useEffect(() => {
    if (language === undefined || language === rendered) return;
    keepLanguage(language);
    router.refresh();
  }, [language, rendered, router]);
}
