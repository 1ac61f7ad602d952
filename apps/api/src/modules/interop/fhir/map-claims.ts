import type { z } from 'zod';
import type { ImportContext } from '../import/import-context.js';
import type { ImportRows } from '../import/import-rows.js';
import { Rejected } from '../import/rejected.js';
import type { claimResource } from './fhir-resources.js';
import { codeOf, dayOf, momentOf, wordsOf } from './fhir-values.js';

type Source = z.infer<typeof claimResource>;
export type ClaimKind = 'Claim' | 'ExplanationOfBenefit' | 'Coverage';

/** Claims of other systems: they are kept in a separate table, which no account of ours reads. */
export function mapClaim(kind: ClaimKind, source: Source, context: ImportContext, rows: ImportRows): void {
  const patient = source.patient ?? source.beneficiary;
  if (!patient) throw new Rejected(kind === 'Coverage' ? 'beneficiary missing' : 'patient missing');
  const time = source.billablePeriod ?? source.period;
  const encounter = source.item?.find(({ encounter: given }) => given?.[0])?.encounter?.[0];
  const total = totalOf(source);
  rows.claim_history.push({
    id: context.id,
    patient_id: context.patient(patient),
    encounter_id: context.local(encounter, 'Encounter'),
    claim_id: context.local(source.claim, 'Claim'),
    kind,
    status: source.status,
    use: source.use ?? null,
    type: wordsOf(source.type),
    outcome: source.outcome ?? null,
    provider_text: context.partyName(source.provider),
    payer_text: context.partyName(source.insurer ?? source.payor?.[0] ?? namedCoverage(source)),
    member_number: source.subscriberId ?? null,
    started_on: time?.start === undefined ? null : dayOf(time.start).day,
    ended_on: time?.end === undefined ? null : dayOf(time.end).day,
    submitted_at: source.created === undefined ? null : momentOf(source.created),
    total_amount: total?.value ?? null,
    paid_amount: source.payment?.amount?.value ?? null,
    currency: total?.currency ?? source.payment?.amount?.currency ?? null,
    items: (source.item ?? []).map(({ productOrService, net }) => ({ ...codeOf(productOrService), amount: net?.value ?? null })),
  });
}

function totalOf({ total }: Source) {
  return Array.isArray(total) ? total[0]?.amount : total;
}

/** Some sources name the payer only on the reference to the coverage. */
function namedCoverage({ insurance }: Source) {
  const display = insurance?.[0]?.coverage.display;
  return display === undefined ? undefined : { display };
}
