import type { Condition } from '@wardbook/contracts/encounters/conditions';

/** How far a condition has come: what FHIR calls its clinical and verification status, and its end. */
export type Course = Pick<Condition, 'clinicalStatus' | 'abatedOn'>;
type Change = { clinicalStatus?: Course['clinicalStatus']; abatedOn?: string | null };

const ENDED: readonly (string | null)[] = ['inactive', 'remission', 'resolved'];

/** An end date belongs to a condition that has ended (FHIR con-4). */
export function endFault({ clinicalStatus, abatedOn }: Course): boolean {
  return abatedOn !== null && clinicalStatus !== null && !ENDED.includes(clinicalStatus);
}

/** The course after a change. A condition that is active again loses its end, unless the change gives one. */
export function courseAfter<Current extends Course & { verificationStatus: Condition['verificationStatus'] }>(
  current: Current,
  change: Change & { verificationStatus?: Condition['verificationStatus'] },
): Pick<Condition, 'clinicalStatus' | 'abatedOn' | 'verificationStatus'> {
  const clinicalStatus = change.clinicalStatus ?? current.clinicalStatus;
  const isActiveAgain = change.clinicalStatus !== undefined && !ENDED.includes(clinicalStatus);
  const kept = isActiveAgain ? null : current.abatedOn;
  return {
    clinicalStatus,
    verificationStatus: change.verificationStatus ?? current.verificationStatus,
    abatedOn: change.abatedOn === undefined ? kept : change.abatedOn,
  };
}

/** Counts as a condition of the patient now: neither over, nor refuted, nor an error. */
export function stands({ clinicalStatus, verificationStatus }: Pick<Condition, 'clinicalStatus' | 'verificationStatus'>): boolean {
  return !ENDED.includes(clinicalStatus) && verificationStatus !== 'refuted' && verificationStatus !== 'entered-in-error';
}
