import { type CountryCode, isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js';

export interface PhoneNumber {
  /** E.164. */
  number: string;
  extension: string | null;
}

/** A phone number, read as it is written in that country; null when it reaches no telephone. */
export function readPhone(written: string, country: string): PhoneNumber | null {
  const home = isSupportedCountry(country) ? (country as CountryCode) : undefined;
  const phone = parsePhoneNumberFromString(written, home);
  return phone?.isPossible() ? { number: phone.number, extension: phone.ext ?? null } : null;
}

/** The number alone, to compare it with others. */
export function normalisePhone(written: string, country: string): string | null {
  return readPhone(written, country)?.number ?? null;
}

/** The digits by which people recognise a number without reading it out. */
export function phoneEnd(number: string | null): string | null {
  return number === null ? null : number.slice(-4);
}
