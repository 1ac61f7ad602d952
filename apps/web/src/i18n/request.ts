import { getRequestConfig } from 'next-intl/server';
import { catalogues } from '../messages/catalogues';
import { FORMATTING_ZONE } from './formatting-zone';
import { localeFor } from './locales';
import { requestLanguage } from './request-language';

export default getRequestConfig(async () => {
  const locale = localeFor(await requestLanguage());
  return { locale, messages: catalogues[locale], timeZone: FORMATTING_ZONE };
});
