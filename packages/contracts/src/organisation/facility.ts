import { z } from 'zod';
import { currencyCodes } from '../core/currencies.js';
import { fault } from '../core/field-faults.js';

/** What kind of institution a facility is. It decides defaults, never what is possible. */
export const facilityKinds = ['hospital', 'outpatient-clinic', 'dental', 'physiotherapy', 'veterinary', 'laboratory', 'pharmacy'] as const;
export const facilityKind = z.enum(facilityKinds);
export type FacilityKind = z.infer<typeof facilityKind>;

/** The modules that a facility can switch on and off without losing data. */
export const modules = ['scheduling', 'encounters', 'laboratory', 'pharmacy', 'billing', 'reports'] as const;
export const moduleName = z.enum(modules);
export type ModuleName = z.infer<typeof moduleName>;
export const moduleList = z.array(moduleName).max(modules.length);

/** An IANA time zone that this runtime knows, such as `Europe/Warsaw`. */
export const timeZone = z.string().refine(isTimeZone, { error: fault('time-zone') });

/** An ISO 4217 currency, such as `KES`. */
export const currency = z
  .string()
  .regex(/^[A-Z]{3}$/, { error: fault('currency-form') })
  .refine((code) => currencyCodes.includes(code), { error: fault('currency') });

/** A BCP 47 language, such as `en` or `pt-BR`. */
export const language = z.string().refine(isLanguage, { error: fault('language') });

/** An ISO 3166-1 country or territory, such as `KE`. */
export const country = z
  .string()
  .regex(/^[A-Z]{2}$/, { error: fault('country-form'), abort: true })
  .refine(isCountry, { error: fault('country') });

/** Codes that have a name without being a country: the world's unions, those for private use and the unknown region. */
const NO_COUNTRIES = ['EU', 'EZ', 'UN', 'QO', 'XA', 'XB', 'ZZ'];
const regionNames = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });

function isCountry(code: string): boolean {
  return !NO_COUNTRIES.includes(code) && regionNames.of(code) !== undefined;
}

function isTimeZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}

function isLanguage(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
}
