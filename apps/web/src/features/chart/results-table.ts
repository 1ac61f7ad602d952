import type { ChartObservation } from '@wardbook/contracts/chart/chart';
import { periodOf } from './periods';

export interface ResultRow {
  key: string;
  display: string;
  unit: string | undefined;
  range: string;
  /** Every result of each day or less exact period, newest first: a negative one does not hide the positive one of that morning. */
  byPeriod: ReadonlyMap<string, readonly ChartObservation[]>;
  /** Every numeric value, oldest first, for the trend. */
  values: readonly ChartObservation[];
}

export interface ResultsTable {
  /** Days, months, years and the empty period of what has no date, in which there is a result, newest first. */
  periods: readonly string[];
  rows: readonly ResultRow[];
}

/** Tests down, periods across: mostly days of the facility. The observations come newest first. */
export function resultsTable(observations: readonly ChartObservation[], dayOf: (at: string) => string): ResultsTable {
  const periods = new Set<string>();
  const rows = new Map<string, ChartObservation[]>();
  for (const observation of observations) {
    periods.add(periodOf(observation, dayOf));
    const key = `${observation.code ?? observation.display}|${observation.unit ?? ''}`;
    const known = rows.get(key);
    if (known) known.push(observation);
    else rows.set(key, [observation]);
  }
  return { periods: [...periods].sort().reverse(), rows: [...rows].map(([key, list]) => rowOf(key, list, dayOf)).sort(byDisplay) };
}

/** How a range reads: `3.5–5.1`, `< 200`, or its own words. */
function rangeText({ low, high, range }: Pick<ChartObservation, 'low' | 'high' | 'range'>): string {
  if (low !== undefined && high !== undefined) return `${low}–${high}`;
  if (high !== undefined) return `≤ ${high}`;
  if (low !== undefined) return `≥ ${low}`;
  return range ?? '';
}

function rowOf(key: string, list: readonly ChartObservation[], dayOf: (at: string) => string): ResultRow {
  const byPeriod = new Map<string, ChartObservation[]>();
  for (const observation of list) {
    const period = periodOf(observation, dayOf);
    byPeriod.set(period, [...(byPeriod.get(period) ?? []), observation]);
  }
  const newest = list[0] as ChartObservation;
  const values = list.filter(({ value, components }) => value !== undefined || components !== undefined).toReversed();
  return { key, display: newest.display, unit: newest.unit, range: rangeText(newest), byPeriod, values };
}

function byDisplay(one: ResultRow, other: ResultRow): number {
  return one.display.localeCompare(other.display);
}
