'use client';

import { decimalsOf } from '@wardbook/contracts/core/currencies';
import { type Age, ageOf, type Lived } from '@wardbook/contracts/patients/birth';
import { useTranslations } from 'next-intl';
import { useMemo } from 'react';
import { Temporal } from 'temporal-polyfill';
import { useLocality } from './locality';

const dayStyle = { day: 'numeric', month: 'short', year: 'numeric' } as const;
/** The 24-hour clock in every language: on a ward a time must not be mistaken for morning or evening. */
const timeStyle = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;

/** Formats for the user's language and the facility's zone. Everything shown goes through here. */
export interface Formats {
  /** A calendar day such as a date of birth: `22 Nov 2026`. */
  day(day: string): string;
  /** The same without the year, where the chart's period says it. */
  shortDay(day: string): string;
  /** The name of a calendar day's weekday: `Monday`, or `Mon`. */
  weekday(day: string, style?: 'long' | 'short'): string;
  /** The month of a day: `Nov 2026`. */
  month(day: string): string;
  /** The facility's day on which a moment falls. */
  dayOf(instant: string): string;
  /** The same as `2026-11-22`, to compare and to gather by. */
  calendarDay(instant: string): string;
  time(instant: string): string;
  dateTime(instant: string): string;
  /** The facility's current day, as `2026-11-22`. */
  today(): string;
  /** Which greeting fits the facility's clock. */
  partOfDay(): 'morning' | 'afternoon' | 'evening';
  /** An age in the unit that wards use, as the API returns it: `11 mo`. */
  age(age: Age): string;
  /** The age today, or at the death; nothing where it is not known. */
  ageOf(person: Lived): string | null;
  /** Whole minutes since a moment, for waiting times. */
  minutesSince(instant: string): number;
  number(value: number): string;
  /** A value in few characters, for the labels of a chart: `38K`. */
  compact(value: number): string;
  /** An amount in minor units of its currency (the facility's when left out): `money(125000)`. */
  money(minorUnits: number, currency?: string): string;
  /** The same in few characters and without the currency, where the chart's title says it: `38K`. */
  compactMoney(minorUnits: number, currency?: string): string;
  /** A unit price, which may have more decimals than the currency. */
  unitPrice(amount: string, currency?: string): string;
}

export function useFormats(): Formats {
  const t = useTranslations('common.age');
  const { language, timeZone, currency } = useLocality();
  return useMemo(() => {
    const today = () => Temporal.Now.plainDateISO(timeZone).toString();
    return {
      ...timeFormats(language, timeZone),
      ...amountFormats(language, currency),
      today,
      calendarDay: (instant) => Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone).toPlainDate().toString(),
      partOfDay: () => partOfDay(Temporal.Now.plainTimeISO(timeZone).hour),
      age: ({ count, unit }) => t(unit, { count }),
      ageOf: (person) => {
        const age = ageOf(person, today());
        return age && t(age.unit, { count: age.count });
      },
      minutesSince: (instant) => Math.floor(Temporal.Instant.from(instant).until(Temporal.Now.instant()).total('minutes')),
    };
  }, [language, timeZone, currency, t]);
}

function partOfDay(hour: number): 'morning' | 'afternoon' | 'evening' {
  if (hour < 12) return 'morning';
  return hour < 18 ? 'afternoon' : 'evening';
}

/** Making a formatter costs a hundred times what using it does, and a chart shows hundreds of moments in as many components. */
function remembered<Options, Formatter>(make: (language: string, options: Options) => Formatter) {
  const made = new Map<string, Formatter>();
  return (language: string, options: Options): Formatter => {
    const key = language + JSON.stringify(options);
    const formatter = made.get(key) ?? make(language, options);
    made.set(key, formatter);
    return formatter;
  };
}

const dateFormat = remembered((language, options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(language, options));
const numberFormat = remembered((language, options: Intl.NumberFormatOptions) => new Intl.NumberFormat(language, options));

function timeFormats(
  language: string,
  timeZone: string,
): Pick<Formats, 'day' | 'shortDay' | 'weekday' | 'month' | 'dayOf' | 'time' | 'dateTime'> {
  const written = (style: Intl.DateTimeFormatOptions) => (text: string) => dateFormat(language, style).format(Date.parse(text));
  return {
    day: written({ ...dayStyle, timeZone: 'UTC' }),
    shortDay: written({ day: 'numeric', month: 'short', timeZone: 'UTC' }),
    weekday: (text, weekday = 'long') => written({ weekday, timeZone: 'UTC' })(text),
    month: written({ month: 'short', year: 'numeric', timeZone: 'UTC' }),
    dayOf: written({ ...dayStyle, timeZone }),
    time: written({ ...timeStyle, timeZone }),
    dateTime: written({ ...dayStyle, ...timeStyle, timeZone }),
  };
}

const SHORT: Intl.NumberFormatOptions = { notation: 'compact', maximumSignificantDigits: 3 };

function amountFormats(
  language: string,
  ownCurrency: string,
): Pick<Formats, 'number' | 'compact' | 'money' | 'compactMoney' | 'unitPrice'> {
  const inCurrency = (currency: string, most = decimalsOf(currency)) =>
    numberFormat(language, { style: 'currency', currency, minimumFractionDigits: decimalsOf(currency), maximumFractionDigits: most });
  const major = (minorUnits: number, currency: string) => minorUnits / 10 ** decimalsOf(currency);
  return {
    number: (value) => numberFormat(language, {}).format(value),
    compact: (value) => numberFormat(language, SHORT).format(value),
    money: (minorUnits, currency = ownCurrency) => inCurrency(currency).format(major(minorUnits, currency)),
    compactMoney: (minorUnits, currency = ownCurrency) => numberFormat(language, SHORT).format(major(minorUnits, currency)),
    unitPrice: (amount, currency = ownCurrency) => inCurrency(currency, 6).format(amount as `${number}`),
  };
}
