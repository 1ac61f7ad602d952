import type { ChartObservation } from '@wardbook/contracts/chart/chart';

export interface ResultRow {
  key: string;
  display: string;
  unit: string | undefined;
  range: string;
  /** Every result of each day, newest first: a negative one does not hide the positive one of that morning. */
  byDay: ReadonlyMap<string, readonly ChartObservation[]>;
  /** Every numeric value, oldest first, for the trend. */
  values: readonly ChartObservation[];
}

export interface ResultsTable {
  /** Days on which there is a result, newest first. */
  days: readonly string[];
  rows: readonly ResultRow[];
}

/** Tests down, days of the facility across. The observations come newest first. */
export function resultsTable(observations: readonly ChartObservation[], dayOf: (at: string) => string): ResultsTable {
  const days = new Set<string>();
  const rows = new Map<string, ChartObservation[]>();
  for (const observation of observations) {
    days.add(dayOf(observation.at));
    const key = `${observation.code ?? observation.display}|${observation.unit ?? ''}`;
    const known = rows.get(key);
    if (known) known.push(observation);
    else rows.set(key, [observation]);
  }
  return { days: [...days].sort().reverse(), rows: [...rows].map(([key, list]) => rowOf(key, list, dayOf)).sort(byDisplay) };
}

/** How a range reads: `3.5–5.1`, `< 200`, or its own words. */
function rangeText({ low, high, range }: Pick<ChartObservation, 'low' | 'high' | 'range'>): string {
  if (low !== undefined && high !== undefined) return `${low}–${high}`;
  if (high !== undefined) return `≤ ${high}`;
  if (low !== undefined) return `≥ ${low}`;
  return range ?? '';
}

function rowOf(key: string, list: readonly ChartObservation[], dayOf: (at: string) => string): ResultRow {
  const byDay = new Map<string, ChartObservation[]>();
  for (const observation of list) byDay.set(dayOf(observation.at), [...(byDay.get(dayOf(observation.at)) ?? []), observation]);
  const newest = list[0] as ChartObservation;
  const values = list.filter(({ value, components }) => value !== undefined || components !== undefined).toReversed();
  return { key, display: newest.display, unit: newest.unit, range: rangeText(newest), byDay, values };
}

function byDisplay(one: ResultRow, other: ResultRow): number {
  return one.display.localeCompare(other.display);
}
