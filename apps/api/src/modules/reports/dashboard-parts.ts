import { type Dashboard, type Measure, measures } from '@wardbook/contracts/reports/reports';
import type { Figure } from './dashboard.repository.js';
import { countPeople } from './people.js';

const MOST_COMMON = 15;

type Parts = Pick<
  Dashboard,
  | 'figures'
  | 'visitsByHour'
  | 'revenueByDepartment'
  | 'payerMix'
  | 'takingsByMethod'
  | 'diagnoses'
  | 'diagnosisCodes'
  | 'practitioners'
  | 'departments'
>;

/** Puts the summed parts of both periods together as the dashboard shows them, the largest first. */
export function partsOfDashboard(parts: readonly Figure[], everyDiagnosis: boolean): Parts {
  const now = byKind(parts.filter((part) => part.now));
  const before = byKind(parts.filter((part) => !part.now));
  const diagnoses = now('diagnoses')
    .map(({ part: code, label, count }) => ({ code, display: label ?? code, count }))
    .sort((one, other) => other.count - one.count || (one.code < other.code ? -1 : 1));
  return {
    figures: measures.map((measure) => ({ measure, value: figureOf(measure, now), before: figureOf(measure, before) })),
    visitsByHour: now('arrivals')
      .map(({ part, count }) => ({ hour: Number(part), visits: count }))
      .sort((one, other) => one.hour - other.hour),
    revenueByDepartment: byAmount(now('revenue')),
    payerMix: byAmount(now('billed')),
    takingsByMethod: byAmount(now('takings')).map(({ id, amount }) => ({ method: id ?? '', amount })),
    diagnoses: everyDiagnosis ? diagnoses : diagnoses.slice(0, MOST_COMMON),
    diagnosisCodes: diagnoses.length,
    practitioners: practitionersOf(now),
    departments: departmentsOf(now),
  };
}

type OfKind = (kind: string) => readonly Figure[];

function byKind(parts: readonly Figure[]): OfKind {
  const kinds = Map.groupBy(parts, ({ kind }) => kind);
  return (kind) => kinds.get(kind) ?? [];
}

function figureOf(measure: Measure, of: OfKind): number | null {
  const counted = (kind: string) => of(kind).reduce((sum, { count }) => sum + count, 0);
  const summed = (kind: string) => of(kind).reduce((sum, { amount }) => sum + amount, 0);
  switch (measure) {
    case 'patients':
      return countPeople(of('visits-people').map(({ people }) => people));
    case 'wait':
      return mean(summed('waits'), counted('waits'));
    case 'turnaround':
      return mean(summed('turnaround'), counted('turnaround'));
    case 'visits':
    case 'registrations':
      return counted(measure);
    default:
      return summed(measure);
  }
}

/** A mean of nothing is no figure. */
function mean(sum: number, count: number): number | null {
  return count === 0 ? null : Math.round(sum / count);
}

function byAmount(parts: readonly Figure[]) {
  return parts
    .map(({ part, label, amount }) => ({ id: part || null, name: label, amount }))
    .sort((one, other) => other.amount - one.amount || (one.id ?? '').localeCompare(other.id ?? ''));
}

/** What was held or performed without a practitioner is a row of its own. */
function practitionersOf(of: OfKind): Parts['practitioners'] {
  const find = finder(of);
  const rows = partsIn(of, ['consultations', 'performed']).map(({ part, label }) => {
    const held = find('consultations', part);
    const finished = find('durations', part);
    return {
      ...{ id: part || null, name: label, consultations: held?.count ?? 0, patients: peopleIn(of('consultations-people'), part) },
      ...{ minutes: mean(finished?.amount ?? 0, finished?.count ?? 0), revenue: find('performed', part)?.amount ?? 0 },
    };
  });
  return rows.sort((one, other) => other.consultations - one.consultations || other.revenue - one.revenue);
}

function departmentsOf(of: OfKind): Parts['departments'] {
  const find = finder(of);
  const rows = partsIn(of, ['visits', 'revenue']).map(({ part, label }) => {
    const came = find('visits', part);
    const waited = find('waits', part);
    return {
      ...{ id: part || null, name: label, visits: came?.count ?? 0, patients: peopleIn(of('visits-people'), part) },
      ...{ wait: mean(waited?.amount ?? 0, waited?.count ?? 0), revenue: find('revenue', part)?.amount ?? 0 },
    };
  });
  return rows.sort((one, other) => other.visits - one.visits || other.revenue - one.revenue);
}

function peopleIn(lists: readonly Figure[], part: string): number {
  return countPeople(lists.filter((list) => list.part === part).map(({ people }) => people));
}

function finder(of: OfKind): (kind: string, part: string) => Figure | undefined {
  return (kind, part) => of(kind).find((figure) => figure.part === part);
}

/** Every part that one of the kinds has, once. */
function partsIn(of: OfKind, kinds: readonly string[]): Figure[] {
  return [...new Map(kinds.flatMap(of).map((figure) => [figure.part, figure])).values()];
}
