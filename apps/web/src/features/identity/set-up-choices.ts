import { currencyCodes } from '@wardbook/contracts/core/currencies';
import { currencyOfCountry } from './country-currencies';

interface Choice {
  value: string;
  label: string;
}

/** Languages in which a facility may write to its patients at first; others can be added in its settings. */
const LANGUAGES =
  'am ar bg bn cs da de el en es et fa fi fr gu ha he hi hr hu hy id ig it ja ka kk km kn ko lo lt lv ml mn mr ms my ne nl no pa pl pt ro ru rw si sk sl so sq sr sv sw ta te th tr uk ur uz vi yo zh zu';

/** The lists that set-up offers, in the browser's language. */
export function setUpChoices(language: string) {
  const named = (type: Intl.DisplayNamesOptions['type'], codes: readonly string[], withCode = false): Choice[] => {
    const names = new Intl.DisplayNames([language, 'en'], { type });
    return codes
      .map((value) => ({ value, label: withCode ? `${value} · ${names.of(value) ?? value}` : (names.of(value) ?? value) }))
      .sort((one, other) => one.label.localeCompare(other.label, language));
  };
  return {
    countries: named('region', Object.keys(currencyOfCountry)),
    currencies: named('currency', currencyCodes, true),
    languages: named('language', LANGUAGES.split(' ')),
    timeZones: [...new Set([browserZone(), 'UTC', ...Intl.supportedValuesOf('timeZone')])].sort(),
  };
}

/** What most likely holds where this browser stands. */
export function setUpDefaults(language: string) {
  const country = new Intl.Locale(language).maximize().region ?? '';
  const known = country in currencyOfCountry ? country : '';
  return {
    country: known,
    currency: currencyOfCountry[known] ?? '',
    timeZone: browserZone(),
    language: new Intl.Locale(language).language,
  };
}

const browserZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;
