import type { AppLocale } from '@/i18n/locales';
import { en } from './en';

/** Every catalogue has the keys of the English one. */
export const catalogues: Record<AppLocale, typeof en> = { en };

/** Makes a missing or misspelt message key an error of the type check. */
declare module 'next-intl' {
  interface AppConfig {
    Locale: AppLocale;
    Messages: typeof en;
  }
}
