import type { Sabotage } from '../sabotage.ts';

const HERE = 'apps/api/src/modules/encounters';
const CONTRACT = 'packages/contracts/src/encounters';
const RECORDS = `${HERE}/records`;
const VITAL_SETS = `${RECORDS}/vitals.api.test.ts`;
const VITALS = `${CONTRACT}/vital-rules.test.ts`;

/** Visits, vital signs, notes and the record. */
export const encounterRules: readonly Sabotage[] = [
  {
    breaks: 'A vital sign stands once in a set',
    file: `${HERE}/records/vitals.service.ts`,
    from: `if (new Set(keys).size < keys.length) throw`,
    to: `if (keys.length < 0) throw`,
    tests: VITAL_SETS,
  },
  {
    breaks: 'A set shows each vital sign once',
    file: `${HERE}/records/vital-sets.ts`,
    from: `      if (set.values.some((known) => known.key === measured.key)) continue;
`,
    to: ``,
    tests: `${HERE}/records/vital-sets.test.ts`,
  },
  {
    breaks: 'An impossible value is refused',
    file: `${HERE}/records/vitals.service.ts`,
    from: `if (impossible.length > 0) throw new Problem('value-impossible', { fields: impossible });`,
    to: ``,
    tests: VITAL_SETS,
  },
  {
    breaks: 'An improbable value needs a confirmation',
    file: `${HERE}/records/vitals.service.ts`,
    from: `if (doubtful.length > 0) throw new Problem('value-needs-confirmation', { fields: doubtful });`,
    to: ``,
    tests: VITAL_SETS,
  },
  {
    breaks: 'The two numbers of a blood pressure are not swapped',
    file: `${CONTRACT}/vital-rules.ts`,
    from: `diastolic >= systolic;`,
    to: `diastolic > systolic + 1000;`,
    tests: VITALS,
  },
  {
    breaks: 'A value exactly at its critical limit is not beyond it',
    file: `${CONTRACT}/vital-rules.ts`,
    from: `value < uncritical[0]`,
    to: `value <= uncritical[0]`,
    tests: VITALS,
  },
  {
    breaks: 'A value exactly at its normal limit is normal',
    file: `${CONTRACT}/vital-rules.ts`,
    from: `if (value < normal[0]) return 'low';`,
    to: `if (value <= normal[0]) return 'low';`,
    tests: VITALS,
  },
  {
    breaks: 'The limits of an age hold from the birthday on',
    file: `${CONTRACT}/vital-rules.ts`,
    from: `birthDate === null || hasReached(birthDate, from, day)`,
    to: `birthDate === null || !hasReached(birthDate, from, day)`,
    tests: VITALS,
  },
  {
    breaks: 'Weight and height that cannot be right together need a confirmation',
    file: `${CONTRACT}/vital-rules.ts`,
    from: ` || (ofIndex && (key === 'weight' || key === 'height'))`,
    to: ``,
    tests: VITALS,
  },
  {
    breaks: 'Limits for people judge no animal',
    file: `${CONTRACT}/vital-rules.ts`,
    from: `if (subject.kind === 'animal') return 'unjudged';`,
    to: ``,
    tests: VITALS,
  },
  {
    breaks: 'The body mass index takes what was measured together',
    file: `${HERE}/records/vital-sets.ts`,
    from: `kind === 'person' ? bodyMassIndexOf`,
    to: `kind !== 'person' ? bodyMassIndexOf`,
    tests: `${HERE}/records/vital-sets.test.ts`,
  },
  {
    breaks: 'Vital signs are not taken in the future',
    file: `${HERE}/records/vitals.service.ts`,
    from: `if (moment > now.getTime() + CLOCK_SKEW_MS) {`,
    to: `if (moment < 0) {`,
    tests: VITAL_SETS,
  },
  {
    breaks: 'Vital signs are not taken before the birth',
    file: `${HERE}/records/vitals.service.ts`,
    from: `if (birthDate && dayOf(occurredAt, timeZone) < birthDate) {`,
    to: `if (birthDate === '') {`,
    tests: VITAL_SETS,
  },
  {
    breaks: 'A measure in another unit is converted',
    file: `${HERE}/records/vital-units.ts`,
    from: `value: converted.toVal === value ? value : rounded,`,
    to: `value,`,
    tests: `${HERE}/records/vital-units.test.ts`,
  },
  {
    breaks: 'No allergy is recorded as an allergy',
    file: `${HERE}/records/allergies.service.ts`,
    from: `'no-allergy', `,
    to: `'unknown', `,
    tests: RECORDS,
  },
  {
    breaks: 'None known is not said beside a known allergy',
    file: `${HERE}/records/allergies.service.ts`,
    from: `if (await this.allergies.hasActive(chartIds)) throw`,
    to: `if (chartIds.length < 0) throw`,
    tests: RECORDS,
  },
  {
    breaks: 'An allergy stands once in the chart',
    file: `${HERE}/records/allergies.service.ts`,
    from: `await this.refuseTwice(chartIds, { system, code, display });`,
    to: ``,
    tests: RECORDS,
  },
  {
    breaks: 'A problem stands once in the chart',
    file: `${HERE}/records/problem-list.service.ts`,
    from: `await this.refuseTwice(chartIds, { ...entry,`,
    to: `void ({ ...entry,`,
    tests: RECORDS,
  },
  {
    breaks: 'An end date belongs to a problem that has ended',
    file: `${HERE}/records/condition-course.ts`,
    from: `return abatedOn !== null && clinicalStatus !== null && !ENDED.includes(clinicalStatus);`,
    to: `return false;`,
    tests: `${HERE}/records/condition-course.test.ts`,
  },
  {
    breaks: 'Only the author writes in a draft',
    file: `${HERE}/notes/notes.service.ts`,
    from: `if (note.author.id !== this.db.actor.userId) throw new Problem('forbidden');
    await this.patients.refuseRestricted(note.patient.id);`,
    to: `await this.patients.refuseRestricted(note.patient.id);`,
    tests: `${HERE}/notes`,
  },
  {
    breaks: 'A signed note is not changed',
    file: `${HERE}/notes/notes.service.ts`,
    from: `if (note.status !== 'draft') throw new Problem('already-signed');`,
    to: ``,
    tests: `${HERE}/notes`,
  },
  {
    breaks: 'An unfinished note is not signed',
    file: `${HERE}/notes/notes.service.ts`,
    from: `refuseUnfinished(draft);`,
    to: ``,
    tests: `${HERE}/notes`,
  },
  {
    breaks: 'Only the author marks a note as wrong',
    file: `${HERE}/notes/notes.service.ts`,
    from: `if (note.author.id !== this.db.actor.userId) throw new Problem('forbidden');
    if (!(await`,
    to: `if (!(await`,
    tests: `${HERE}/notes`,
  },
  {
    breaks: 'A look at a note is written down',
    file: `${HERE}/notes/notes.service.ts`,
    from: `await this.trail.record({ action: 'look', operation: 'readNote', patientId: note.patient.id, subjectId: id });`,
    to: `this.db.noteLook();`,
    tests: ['apps/api/src/core/audit/looks.api.test.ts', `${HERE}/notes`],
  },
  {
    breaks: 'A patient who is here is received once',
    file: `${HERE}/visits/visits.service.ts`,
    from: `if (visitId) throw new Problem('visit-open', { context: { visitId } });`,
    to: ``,
    tests: `${HERE}/visits`,
  },
  {
    breaks: 'Two desks that receive at once wait for each other',
    file: `${HERE}/visits/visits.service.ts`,
    from: `this.patients.hold(chartIds), this.visits`,
    to: `null, this.visits`,
    tests: `${HERE}/visits`,
  },
  {
    breaks: 'A patient who has died is not received',
    file: `${HERE}/visits/visits.service.ts`,
    from: `this.patients.refuseDeceased(patientId), confirmedSecondVisit`,
    to: `null, confirmedSecondVisit`,
    tests: [`${HERE}/visits`, 'apps/api/src/modules/scheduling'],
  },
  {
    breaks: 'A record lands in a visit of its patient',
    file: `${HERE}/visits/visits.service.ts`,
    from: `throw Problem.field('body.visitId', 'other-patient', 'This visit is another patient’s.');`,
    to: `void 0;`,
    tests: RECORDS,
  },
  {
    breaks: 'A cancelled visit takes no entries',
    file: `${HERE}/visits/visits.service.ts`,
    from: `if (!takesEntries(status)) throw`,
    to: `if (status === ('x' as never)) throw`,
    tests: HERE,
  },
  {
    breaks: 'A visit of another day is not opened again',
    file: `${HERE}/visits/visits.service.ts`,
    from: `if (current.businessDate !== (await this.visits.today())) {`,
    to: `if (current.businessDate === '') {`,
    tests: `${HERE}/visits`,
  },
];
