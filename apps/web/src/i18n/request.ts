import { getRequestConfig } from 'next-intl/server';
import { catalogues } from '../messages/catalogues';
import { localeFor } from './locales';
import { requestLanguage } from './request-language';

export default getRequestConfig(async () => {
  const locale = localeFor(await requestLanguage());
  // Times are always formatted in a facility's zone by `useFormats`, never by next-intl: UTC only makes it deterministic.
  return { locale, messages: catalogues[locale], timeZone: 'UTC' };
});
