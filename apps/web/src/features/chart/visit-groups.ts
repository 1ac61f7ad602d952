import type { PatientHistory } from '@wardbook/contracts/chart/chart';

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
  /** Null gathers what belongs to no visit, by its day. */
  visit: Visit | null;
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
  for (const visit of history.visits) groups.set(visit.id, emptyGroup(visit.id, visit.startedAt, visit));
  const groupOf = (visitId: string | undefined, at: string): VisitGroup => {
    const key = visitId && groups.has(visitId) ? visitId : dayOf(at);
    const known = groups.get(key) ?? emptyGroup(key, at, null);
    groups.set(key, known);
    return known;
  };
  for (const each of history.conditions) groupOf(each.visitId, each.at).diagnoses.push(each);
  for (const each of history.notes) groupOf(each.visitId, each.at).notes.push(each);
  for (const each of history.observations)
    groupOf(each.visitId, each.at)[each.category === 'vital-signs' ? 'vitals' : 'results'].push(each);
  for (const each of history.medications) groupOf(each.visitId, each.at).medicines.push(each);
  for (const each of history.procedures) groupOf(each.visitId, each.at).procedures.push(each);
  for (const each of history.immunizations) groupOf(each.visitId, each.at).vaccines.push(each);
  for (const each of history.orders) groupOf(each.visitId, each.at).orders.push(each);
  for (const each of history.reports) groupOf(each.visitId, each.at).reports.push(each);
  // A plan begins on a day, which noon is everywhere near.
  for (const each of history.carePlans) groupOf(each.visitId, `${each.startedOn}T12:00:00Z`).plans.push(each);
  return [...groups.values()].sort((a, b) => Date.parse(b.at) - Date.parse(a.at));
}

/** Those in which something of the chosen kinds happened; with none chosen, all. */
export function narrowed(groups: readonly VisitGroup[], kinds: readonly TimelineKind[]): readonly VisitGroup[] {
  if (kinds.length === 0) return groups;
  return groups.filter((group) => kinds.some((kind) => group[kind].length > 0));
}

function emptyGroup(key: string, at: string, visit: Visit | null): VisitGroup {
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
  return { key, at, visit, ...nothing };
}
