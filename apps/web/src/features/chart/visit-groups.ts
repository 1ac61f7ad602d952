import type { AtPrecision, PatientHistory } from '@wardbook/contracts/chart/chart';
import { periodOf } from './periods';

/** The kinds that the timeline can be narrowed to. */
export const timelineKinds = [
  'diagnoses',
  'notes',
  'vitals',
  'results',
  'reports',
  'medicines',
  'procedures',
  'vaccines',
  'orders',
  'plans',
] as const;
export type TimelineKind = (typeof timelineKinds)[number];

type Visit = PatientHistory['visits'][number];

export interface VisitGroup {
  /** Null gathers what belongs to no visit, by its period. */
  visit: Visit | null;
  period: string;
  key: string;
  at: string;
  diagnoses: PatientHistory['conditions'];
  notes: PatientHistory['notes'];
  vitals: PatientHistory['observations'];
  results: PatientHistory['observations'];
  reports: PatientHistory['reports'];
  medicines: PatientHistory['medications'];
  procedures: PatientHistory['procedures'];
  vaccines: PatientHistory['immunizations'];
  orders: PatientHistory['orders'];
  plans: PatientHistory['carePlans'];
}

/** The history as visits, newest first, each with what happened in it. One pass per kind: charts are long. `dayOf` is the facility's day of a moment. */
export function visitGroups(history: PatientHistory, dayOf: (at: string) => string): VisitGroup[] {
  const groups = new Map<string, VisitGroup>();
  for (const visit of history.visits) groups.set(visit.id, emptyGroup(visit.id, visit.startedAt, '', visit));
  const groupOf = (entry: Dated): VisitGroup => {
    const period = periodOf(entry, dayOf);
    const key = entry.visitId && groups.has(entry.visitId) ? entry.visitId : period;
    const known = groups.get(key) ?? emptyGroup(key, entry.at, period, null);
    groups.set(key, known);
    return known;
  };
  for (const each of history.conditions) groupOf(each).diagnoses.push(each);
  for (const each of history.notes) groupOf(each).notes.push(each);
  for (const each of history.observations) groupOf(each)[each.category === 'vital-signs' ? 'vitals' : 'results'].push(each);
  for (const each of history.medications) groupOf(each).medicines.push(each);
  for (const each of history.procedures) groupOf(each).procedures.push(each);
  for (const each of history.immunizations) groupOf(each).vaccines.push(each);
  for (const each of history.orders) groupOf(each).orders.push(each);
  for (const each of history.reports) groupOf(each).reports.push(each);
  // A plan begins on a day, which noon is everywhere near.
  for (const each of history.carePlans) groupOf({ visitId: each.visitId, at: `${each.startedOn}T12:00:00Z` }).plans.push(each);
  return [...groups.values()].sort((a, b) => Date.parse(b.at) - Date.parse(a.at));
}

interface Dated {
  visitId?: string | undefined;
  at: string;
  atPrecision?: AtPrecision | undefined;
}

/** Those in which something of the chosen kinds happened; with none chosen, all. */
export function narrowed(groups: readonly VisitGroup[], kinds: readonly TimelineKind[]): readonly VisitGroup[] {
  if (kinds.length === 0) return groups;
  return groups.filter((group) => kinds.some((kind) => group[kind].length > 0));
}

function emptyGroup(key: string, at: string, period: string, visit: Visit | null): VisitGroup {
  const nothing = {
    diagnoses: [],
    notes: [],
    vitals: [],
    results: [],
    reports: [],
    medicines: [],
    procedures: [],
    vaccines: [],
    orders: [],
    plans: [],
  };
  return { key, at, period, visit, ...nothing };
}
