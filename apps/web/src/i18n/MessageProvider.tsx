'use client';

import { NextIntlClientProvider } from 'next-intl';
import type { ReactNode } from 'react';
import { catalogues } from '@/messages/catalogues';
import { FORMATTING_ZONE } from './formatting-zone';
import type { AppLocale } from './locales';

/** Sends the catalogue with the scripts, which a browser keeps, and not again within every page. */
export function MessageProvider({ locale, children }: { locale: AppLocale; children: ReactNode }) {
  return (
    <NextIntlClientProvider locale={locale} messages={catalogues[locale]} timeZone={FORMATTING_ZONE}>
      {children}
    </NextIntlClientProvider>
  );
}
