import { type CountryCode, isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js';

/** A phone number as E.164, read as it is written in that country; null when nobody could be called there. */
export function normalisePhone(written: string, country: string): string | null {
  const home = isSupportedCountry(country) ? (country as CountryCode) : undefined;
  const number = parsePhoneNumberFromString(written, home);
  return number?.isPossible() ? number.number : null;
}

/** The digits by which people recognise a number without reading it out. */
export function phoneEnd(number: string | null): string | null {
  return number === null ? null : number.slice(-4);
}
