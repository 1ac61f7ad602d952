import countries from 'i18n-iso-countries';
import english from 'i18n-iso-countries/langs/en.json' with { type: 'json' };

countries.registerLocale(english);

/** The two letters of a country that is written as two letters, as three, or by its English name; null where it is not understood. */
export function countryCode(written: string | undefined): string | null {
  const text = written?.trim() ?? '';
  if (/^[A-Za-z]{2}$/.test(text) && countries.isValid(text.toUpperCase())) return text.toUpperCase();
  return countries.alpha3ToAlpha2(text.toUpperCase()) ?? countries.getAlpha2Code(text, 'en') ?? null;
}
