import type { Sabotage } from '../sabotage.ts';

const HERE = 'apps/api/src/modules/laboratory';
const CONTRACT = 'packages/contracts/src/laboratory';
const WORK = 'apps/api/migrations/202611221652_laboratory_work.sql';

/** Specimens, values, verification and the inbox. */
export const laboratoryRules: readonly Sabotage[] = [
  {
    breaks: 'A second person verifies',
    file: `${HERE}/verification.service.ts`,
    from: `if (own && !(await this.settings.get('laboratory.verify-alone'))) throw new Problem('same-person-verifies');`,
    to: ``,
    tests: HERE,
  },
  {
    breaks: 'A second person verifies, for every writer',
    file: WORK,
    from: `  constraint lab_result_other_verifies check (verified_by is null or verified_by <> entered_by or verified_alone),
`,
    to: ``,
    tests: `${HERE}/work-rules.api.test.ts`,
  },
  {
    breaks: 'What one person did alone is reviewed by another one',
    file: `${HERE}/verification.service.ts`,
    from: `if (results.some(({ verifiedById }) => verifiedById === this.db.actor.userId)) throw new Problem('same-person-verifies');`,
    to: ``,
    tests: HERE,
  },
  {
    breaks: 'A released value is never overwritten',
    file: WORK,
    from: `    perform core.refuse('lab_result_released_stays');`,
    to: `    null;`,
    tests: HERE,
  },
  {
    breaks: 'A value moves only along its statuses, for every writer',
    file: WORK,
    from: `not lab_result_may_become(old.status, new.status)`,
    to: `new.status is null`,
    tests: `${HERE}/work-rules.api.test.ts`,
  },
  {
    breaks: 'A critical limit itself is critical',
    file: `${CONTRACT}/rules.ts`,
    from: `if (criticalHigh !== null && number >= criticalHigh) return 'HH';
  if (low !== null && number < low)`,
    to: `if (criticalHigh !== null && number > criticalHigh) return 'HH';
  if (low !== null && number < low)`,
    tests: CONTRACT,
  },
  {
    breaks: 'A limit of the range itself is normal',
    file: `${CONTRACT}/rules.ts`,
    from: `if (high !== null && number > high) return 'H';
  return low === null`,
    to: `if (high !== null && number >= high) return 'H';
  return low === null`,
    tests: CONTRACT,
  },
  {
    breaks: 'A range for the pregnant goes before one for a sex',
    file: `${CONTRACT}/rules.ts`,
    from: `(range.pregnant === null ? 0 : 2)`,
    to: `(range.pregnant === null ? 0 : 1)`,
    tests: CONTRACT,
  },
  {
    breaks: 'A range ends before the age at which the next begins',
    file: `${CONTRACT}/rules.ts`,
    from: `(range.ageTo === null || !reaches(birthDate, range.ageTo, day))`,
    to: `true`,
    tests: CONTRACT,
  },
  {
    breaks: 'A patient of unknown age is judged by what holds at every age',
    file: `${CONTRACT}/rules.ts`,
    from: `if (birthDate === null) return usualDays(range.ageFrom) === 0 && range.ageTo === null;`,
    to: `if (birthDate === null) return true;`,
    tests: CONTRACT,
  },
  {
    breaks: 'Ranges for people judge no animal',
    file: `${CONTRACT}/rules.ts`,
    from: `if (subject.kind === 'animal') return null;`,
    to: ``,
    tests: CONTRACT,
  },
  {
    breaks: 'A change against a value in another unit is not calculated',
    file: `${CONTRACT}/rules.ts`,
    from: ` || now.unitDisplay !== before.unitDisplay`,
    to: ``,
    tests: CONTRACT,
  },
  {
    breaks: 'A typing error is no value',
    file: `${HERE}/value-input.ts`,
    from: `const high = impossibleAbove !== null && number > impossibleAbove;`,
    to: `const high = false;`,
    tests: HERE,
  },
  {
    breaks: 'A value has no more decimals than its analyte',
    file: `${HERE}/value-input.ts`,
    from: `refuseTooExact(analyte, number, path);`,
    to: ``,
    tests: HERE,
  },
  {
    breaks: 'What is calculated is not entered',
    file: `${HERE}/result-entry.service.ts`,
    from: `throw Problem.field(\`\${path}.number\`, 'calculated', 'This is calculated from the other values.');`,
    to: `return;`,
    tests: HERE,
  },
  {
    breaks: 'Specimens are collected from one patient at a time',
    file: `${HERE}/specimen.service.ts`,
    from: `if (new Set(rows.map((row) => row.patientId)).size > 1) {`,
    to: `if (rows.length < 0) {`,
    tests: `${HERE}/work-rules.api.test.ts`,
  },
  {
    breaks: 'No specimen is collected before its payment',
    file: `${HERE}/specimen.service.ts`,
    from: `if (row.awaitingPayment) throw new Problem('awaiting-payment');`,
    to: ``,
    tests: ['apps/api/src/modules/billing/charges/acts.api.test.ts', HERE],
  },
  {
    breaks: 'A specimen is not taken before it was ordered',
    file: `${HERE}/specimen.service.ts`,
    from: `if (collectedAt && rows.some(({ orderedAt }) => isBefore(collectedAt, orderedAt))) {`,
    to: `if (collectedAt === '') {`,
    tests: HERE,
  },
  {
    breaks: 'A specimen is not taken in the future',
    file: `${HERE}/specimen.service.ts`,
    from: `if (collectedAt && Date.parse(collectedAt) > this.clock.now().getTime()) {`,
    to: `if (collectedAt === '') {`,
    tests: `${HERE}/work-rules.api.test.ts`,
  },
  {
    breaks: 'A specimen with a released result is not rejected',
    file: `${HERE}/specimen.service.ts`,
    from: `if (row.reportId) throw`,
    to: `if (row.id === '') throw`,
    tests: HERE,
  },
  {
    breaks: 'The same test is not ordered twice while it is open',
    file: `${HERE}/ordering.service.ts`,
    from: `if (open.length > 0) throw new Problem('duplicate-order', { context: { open } });`,
    to: ``,
    tests: HERE,
  },
  {
    breaks: 'A finished encounter orders nothing',
    file: `${HERE}/ordering.service.ts`,
    from: `if (!encounter.open) throw`,
    to: `if (encounter.status === ('x' as never)) throw`,
    tests: `${HERE}/work-rules.api.test.ts`,
  },
  {
    breaks: 'A critical result is acknowledged with what follows from it',
    file: `${HERE}/inbox.service.ts`,
    from: `if (item.severity === 'critical' && note === null) {`,
    to: `if (item.severity === ('x' as never)) {`,
    tests: HERE,
  },
  {
    breaks: 'A call is not made before its value was there',
    file: `${HERE}/verification.service.ts`,
    from: `if (toldAt && criticalOf(line).some(({ enteredAt }) => isBefore(toldAt, enteredAt))) {`,
    to: `if (toldAt === '') {`,
    tests: HERE,
  },
  {
    breaks: 'A correction gives a value another flag before it is released',
    file: `${HERE}/verification.service.ts`,
    from: `    workTransitions.refuseUnless(row.status, 'verified');
    await this.judging.renew(await this.judging.bench(row));
`,
    to: `    workTransitions.refuseUnless(row.status, 'verified');
`,
    tests: HERE,
  },
  {
    breaks: 'A look at a laboratory report is written down',
    file: 'packages/contracts/src/laboratory/reports.ts',
    from: `  operationId: 'getLabReport',
  shows: 'record',`,
    to: `  operationId: 'getLabReport',`,
    tests: ['apps/api/src/core/audit/looks.api.test.ts', HERE],
  },
];
