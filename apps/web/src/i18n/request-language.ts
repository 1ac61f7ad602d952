import { cookies, headers } from 'next/headers';
import { firstAccepted, isLanguage, languageCookie } from './locales';

/** The language of this request: the signed-in user's, kept in a cookie, or else what the browser prefers. */
export async function requestLanguage(): Promise<string> {
  const kept = (await cookies()).get(languageCookie)?.value;
  if (kept && isLanguage(kept)) return kept;
  return firstAccepted((await headers()).get('accept-language')) ?? 'en';
}
