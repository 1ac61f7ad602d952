import type { en } from '../messages/en';
import type { AppLocale } from './locales';

/** Makes a missing or misspelt message key an error of the type check. */
declare module 'next-intl' {
  interface AppConfig {
    Locale: AppLocale;
    Messages: typeof en;
  }
}
