import type { Sabotage } from '../sabotage.ts';

const MODULES = 'apps/api/src/modules';

/** The chart, reports, messages, imports and the audit trail. */
export const otherRules: readonly Sabotage[] = [
  {
    breaks: 'A chart shows a trend oldest first',
    file: `${MODULES}/chart/vital-trends.ts`,
    from: `trend.points.unshift(`,
    to: `trend.points.push(`,
    tests: `${MODULES}/chart/vital-trends.test.ts`,
  },
  {
    breaks: 'A chart holds the last points of a trend',
    file: `${MODULES}/chart/vital-trends.ts`,
    from: `if (trend.points.length < MOST_POINTS) `,
    to: ``,
    tests: `${MODULES}/chart/vital-trends.test.ts`,
  },
  {
    breaks: 'A care plan that is over is not among those in force',
    file: `${MODULES}/chart/chart.service.ts`,
    from: `status === 'active' || status === 'on-hold'`,
    to: `status !== ('' as never)`,
    tests: `${MODULES}/chart`,
  },
  {
    breaks: 'A chart holds what was merged into it',
    file: `${MODULES}/patients/registry/patient-registry.service.ts`,
    from: `const ids = await this.patients.chartIds(id);`,
    to: `const ids = (await this.patients.chartIds(id)).slice(0, 1);`,
    tests: [`${MODULES}/chart`, `${MODULES}/patients`, `${MODULES}/encounters/records`],
  },
  {
    breaks: 'A day is compared with the same weekday',
    file: `${MODULES}/reports/periods.ts`,
    from: `Math.max(WEEK, Math.ceil(length / WEEK) * WEEK)`,
    to: `length`,
    tests: `${MODULES}/reports/periods.test.ts`,
  },
  {
    breaks: 'A person is counted once over all days',
    file: `${MODULES}/reports/people.ts`,
    from: `if (metIn[number] === round) continue;`,
    to: ``,
    tests: `${MODULES}/reports/people.test.ts`,
  },
  {
    breaks: 'A message about an appointment that moved is not sent as it was',
    file: `${MODULES}/notifications/notification.service.ts`,
    from: `if (!isStillTrue(kind, appointment)) return { ...kept, reason: 'message-outdated' };`,
    to: ``,
    tests: `${MODULES}/notifications`,
  },
  {
    breaks: 'A message goes to the number that the patient has now',
    file: `${MODULES}/notifications/notification.service.ts`,
    from: `recipient: recipient.address,`,
    to: `recipient: message.recipient,`,
    tests: `${MODULES}/notifications`,
  },
  {
    breaks: 'A sent message is not sent again',
    file: `${MODULES}/notifications/notification.service.ts`,
    from: `const isOpen = read.status === 'waiting' || read.status === 'failed';`,
    to: `const isOpen = true;`,
    tests: `${MODULES}/notifications`,
  },
  {
    breaks: 'A message that failed is tried again',
    file: `${MODULES}/notifications/notification.service.ts`,
    from: `if (outcome.status === 'failed') throw`,
    to: `if (outcome.status === ('x' as never)) throw`,
    tests: `${MODULES}/notifications`,
  },
  {
    breaks: 'What is not understood and may turn a statement round is not imported',
    file: `${MODULES}/interop/fhir/modifiers.ts`,
    from: `if (name === 'modifierExtension' || name === 'implicitRules') throw new Rejected(\`\${here} not-understood\`);`,
    to: ``,
    tests: `${MODULES}/interop`,
  },
  {
    breaks: 'An import takes bundles that it knows',
    file: `${MODULES}/interop/import/bundle-reader.ts`,
    from: `!BUNDLE_TYPES.has(bundle.type)`,
    to: `bundle.type === ''`,
    tests: `${MODULES}/interop/import/bundle-reader.test.ts`,
  },
  {
    breaks: 'An auditor finds a list by each patient in it',
    file: `${MODULES}/audit/audit.repository.ts`,
    from: ` or patient_ids @> array[\${patientId}]::uuid[]`,
    to: ``,
    tests: [`${MODULES}/audit`, 'apps/api/src/core/audit/looks.api.test.ts'],
  },
  {
    breaks: 'The last day of a search of the trail counts whole',
    file: `${MODULES}/audit/audit.repository.ts`,
    from: `(\${to}::date + 1)::timestamp`,
    to: `(\${to}::date)::timestamp`,
    tests: `${MODULES}/audit`,
  },
  {
    breaks: 'An auditor finds a failed sign-in by its account',
    file: `${MODULES}/audit/audit.repository.ts`,
    from: `const failed = query.userId && !query.action ?`,
    to: `const failed = query.userId === '' ?`,
    tests: `${MODULES}/audit`,
  },
];
