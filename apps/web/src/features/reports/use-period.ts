'use client';

import { parseAsString, useQueryStates } from 'nuqs';
import { Temporal } from 'temporal-polyfill';
import { useFormats } from '@/ui/formats';

export interface Period {
  from: string;
  to: string;
}

/** The period of the dashboard. It is in the address, so that a figure can be sent to a colleague. */
export function usePeriod() {
  const { today } = useFormats();
  const [given, setGiven] = useQueryStates({ from: parseAsString, to: parseAsString });
  const to = given.to ?? today();
  const period = { from: given.from ?? to, to };
  const lastDays = (count: number): Period => ({
    from: Temporal.PlainDate.from(today())
      .subtract({ days: count - 1 })
      .toString(),
    to: today(),
  });
  return { period, lastDays, choose: (chosen: Period) => void setGiven(chosen) };
}

/** A period in words: one day, or the first and the last. */
export function usePeriodWords(): (period: Period) => string {
  const { day } = useFormats();
  return ({ from, to }) => (from === to ? day(from) : `${day(from)} – ${day(to)}`);
}
