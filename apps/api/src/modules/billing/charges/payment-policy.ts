/** What decides whether a service must be paid before it is given. */
export interface DueCase {
  kind: string;
  visitClass: string | null;
  /** An order of the highest priority. */
  urgent: boolean;
  /** What the patient would pay of it; null while it has no price. */
  patientPart: number | null;
  /** The facility's choice for this kind of service. */
  wantsPaymentFirst: boolean;
}

/** Stays are billed on account; an emergency never waits for money. */
const ON_ACCOUNT = ['emergency', 'inpatient', 'day-care'];

export function mustBePaidFirst({ visitClass, urgent, patientPart, wantsPaymentFirst }: DueCase): boolean {
  if (!wantsPaymentFirst || urgent || (visitClass !== null && ON_ACCOUNT.includes(visitClass))) return false;
  return patientPart === null || patientPart > 0;
}
