import type { z } from 'zod';
import { ERROR_AT_SOURCE, type ImportContext } from '../import/import-context.js';
import type { ImportRows } from '../import/import-rows.js';
import { Rejected } from '../import/rejected.js';
import type { encounterResource } from './fhir-resources.js';
import { codeOf, momentOf, wordsOf } from './fhir-values.js';

/** HL7 v3 ActCode to the classes of a visit. */
const CLASSES: Record<string, string> = {
  AMB: 'outpatient',
  PRENC: 'outpatient',
  EMER: 'emergency',
  FLD: 'emergency',
  IMP: 'inpatient',
  ACUTE: 'inpatient',
  NONAC: 'inpatient',
  OBSENC: 'day-care',
  SS: 'day-care',
  HH: 'home',
  VR: 'virtual',
};

/** One encounter of elsewhere is one visit with one encounter, and both have its id. */
export function mapEncounter(source: z.infer<typeof encounterResource>, context: ImportContext, rows: ImportRows): void {
  const visitClass = CLASSES[source.class.code ?? ''];
  if (!visitClass) throw new Rejected('class.code not-known');
  const startedAt = momentOf(source.period.start);
  const endedAt = source.period.end === undefined ? null : momentOf(source.period.end);
  if (endedAt !== null && new Date(endedAt) < new Date(startedAt)) throw new Rejected('period ends-before-it-starts');
  const type = codeOf(source.type?.[0]);
  const shared = {
    id: context.id,
    facility_id: context.facility.id,
    patient_id: context.patient(source.subject),
    practitioner_text: context.partyName(source.participant?.find(({ individual }) => individual)?.individual),
    place_text: context.partyName(source.serviceProvider ?? source.location?.[0]?.location),
    reason: wordsOf(source.reasonCode?.[0]),
    started_at: startedAt,
    ended_at: endedAt,
    recorded_at: startedAt,
    status_reason: source.status === 'entered-in-error' ? ERROR_AT_SOURCE : null,
  };
  const status = source.status === 'onleave' ? 'on-leave' : source.status;
  rows.visit.push({ ...shared, class: visitClass, status, business_date: dayIn(context.facility.timeZone, startedAt) });
  rows.encounter.push({
    ...shared,
    visit_id: context.id,
    kind: 'imported',
    type_system: type?.system ?? null,
    type_code: type?.code ?? null,
    type_display: type?.display ?? null,
    status: status === 'arrived' || status === 'triaged' ? 'in-progress' : status,
  });
}

const calendars = new Map<string, Intl.DateTimeFormat>();

/** The date on the wall of the facility. Making a calendar is slow, so that of each zone is kept. */
function dayIn(timeZone: string, moment: string): string {
  let calendar = calendars.get(timeZone);
  if (!calendar) {
    calendar = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
    calendars.set(timeZone, calendar);
  }
  return calendar.format(new Date(moment));
}
