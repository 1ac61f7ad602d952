/** The languages that have a message catalogue, each with the direction of its script. */
export const locales = { en: 'ltr' } as const satisfies Record<string, 'ltr' | 'rtl'>;
export type AppLocale = keyof typeof locales;

/** Keeps the user's language between requests, so that the server renders in it before the sign-in. */
export const languageCookie = 'wardbook-language';

/** The catalogue for a BCP 47 language such as `en-KE`; English when there is none. */
export function localeFor(language: string | undefined): AppLocale {
  const primary = language?.split('-')[0]?.toLowerCase();
  return primary && Object.hasOwn(locales, primary) ? (primary as AppLocale) : 'en';
}

/** The first language that a browser prefers, from its `Accept-Language` header. */
export function firstAccepted(header: string | null): string | undefined {
  const tag = header?.split(',')[0]?.split(';')[0]?.trim();
  return tag && isLanguage(tag) ? tag : undefined;
}

/** Whether a text is a well-formed language tag, so that no cookie can break formatting. */
export function isLanguage(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
}

/** The first of a browser's languages that is one: `en-US@posix`, as some machines say it, is no language tag. */
export function browserLanguage(preferred: readonly string[]): string {
  return preferred.map((tag) => tag.replace(/[@.].*$/, '').replaceAll('_', '-')).find(isLanguage) ?? 'en';
}
