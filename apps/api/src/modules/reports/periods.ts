import { Temporal } from 'temporal-polyfill';

export interface Period {
  from: string;
  to: string;
}

const WEEK = 7;

/** What a period is compared with: the same weekdays of the week before, or for more than a week the period just before. */
export function comparedWith({ from, to }: Period): Period {
  const [first, last] = [Temporal.PlainDate.from(from), Temporal.PlainDate.from(to)];
  const length = first.until(last).days + 1;
  const back = Math.max(WEEK, Math.ceil(length / WEEK) * WEEK);
  return { from: first.subtract({ days: back }).toString(), to: last.subtract({ days: back }).toString() };
}
