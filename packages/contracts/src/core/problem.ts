import { z } from 'zod';

/**
 * Every problem that the API can return, with its HTTP status and a sentence on when it happens.
 * The code is stable: callers decide by it, never by the text.
 */
export const problems = {
  'invalid-input': [400, 'The request does not have the form that the endpoint asks for; `fields` names each fault.'],
  'not-signed-in': [401, 'The request carries no valid session.'],
  'session-expired': [401, 'The access token has run out; refresh it and try again.'],
  'session-idle': [401, 'The session was idle for longer than the organisation allows; sign in again.'],
  'wrong-credentials': [401, 'The e-mail address and the password do not belong together, or the account is locked.'],
  forbidden: [403, 'The caller is known, but none of the caller’s roles in this facility allows this.'],
  'password-change-needed': [403, 'The password was set by an admin; choose a new one first.'],
  'confirmation-needed': [403, 'This act needs the caller’s password again: give it to `/auth/confirm` and repeat the request.'],
  'wrong-origin': [403, 'A browser sent this request from another site.'],
  'facility-needed': [400, 'The caller belongs to several facilities and must name one in the Wardbook-Facility header.'],
  'module-off': [403, 'The module that this belongs to is switched off in this facility.'],
  'not-found': [404, 'Nothing of that id exists, or the caller may not see it.'],
  'too-many-attempts': [429, 'Too many attempts in a short time; wait before the next one.'],
  'too-many-records': [429, 'More patients were listed within an hour than one person may; wait, or ask an administrator.'],
  'version-moved': [409, 'Another user changed this in the meantime; the response carries the current version.'],
  'already-exists': [409, 'Something with the same identifying value exists already.'],
  'still-in-use': [409, 'Other records refer to this, so it cannot be removed or closed.'],
  'status-not-allowed': [409, 'The record’s status does not allow this step.'],
  'idempotency-key-reused': [422, 'The Idempotency-Key was used before with another request.'],
  'idempotency-key-needed': [400, 'This write needs an Idempotency-Key header.'],
  'already-set-up': [409, 'The organisation is set up already.'],
  'rule-violated': [409, 'A rule of the database refused the change.'],
  'facility-closed': [409, 'The facility is closed and takes no new entries.'],
  'identifier-taken': [409, 'Another patient has this identifier.'],
  'likely-duplicate': [409, 'Patients who look like the same person exist; confirm that this is another person.'],
  'patient-deceased': [409, 'The patient has died, as the record says; no booking and no visit is possible.'],
  'visit-open': [409, 'The patient has an open visit today; go on with it, or confirm that this is another one.'],
  'coverage-overlaps': [409, 'The patient has another coverage of the same rank in that period.'],
  'slot-taken': [409, 'The time overlaps another booking of the same practitioner.'],
  'session-full': [409, 'The session has no place left.'],
  'outside-availability': [409, 'The practitioner is not available at that time.'],
  'value-impossible': [400, 'A measured value cannot occur in a living patient.'],
  'value-needs-confirmation': [409, 'A measured value is improbable and must be confirmed.'],
  'already-signed': [409, 'The document is signed; only an addendum can be written.'],
  'allergy-conflict': [409, 'The patient is allergic to an ingredient; an override with a reason is needed.'],
  'duplicate-order': [409, 'The same test is open for this patient already; confirm that it is to be done again.'],
  'same-person-verifies': [409, 'The result must be verified by another user than the one who entered it.'],
  'stock-too-low': [409, 'The store does not hold that quantity.'],
  'batch-expired': [409, 'The batch has expired.'],
  'duplicate-medication': [409, 'The patient takes a medicine with the same ingredient; an override with a reason is needed.'],
  'over-dispensed': [409, 'More would be handed out than was prescribed.'],
  'over-returned': [409, 'More would come back than was handed out.'],
  'prescription-needed': [409, 'This medicine is handed out on prescription only.'],
  'awaiting-payment': [409, 'The policy of the facility asks for payment before this service.'],
  'discount-waiting': [409, 'A discount on one of the charges waits for a decision; the invoice would leave it out for good.'],
  'till-closed': [409, 'No till session of the cashier is open.'],
  'till-too-low': [409, 'The till does not hold that much cash.'],
  'over-allocated': [409, 'The payment is larger than what is left to pay.'],
  'other-means': [409, 'The account has not paid that much by this method; confirm that it is handed back by another one.'],
  'price-overlaps': [409, 'Another price counts for the same case in that time.'],
  'other-person-needed': [409, 'Another user than the one who requested this has to decide it.'],
  'unbalanced-entry': [409, 'The debits and credits of a journal entry differ.'],
  internal: [500, 'Something went wrong on our side; nothing was stored.'],
  'not-ready': [503, 'A part of the system that this needs is not working.'],
} as const satisfies Record<string, readonly [number, string]>;

export type ProblemCode = keyof typeof problems;

export const fieldFault = z.object({
  /** Where the fault is, as `body.name.0.family`. */
  path: z.string(),
  /** A stable word for the kind of fault, for translation. */
  code: z.string(),
  message: z.string(),
});
export type FieldFault = z.infer<typeof fieldFault>;

/** An RFC 9457 problem document. */
export const problemDocument = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  code: z.string(),
  detail: z.string().optional(),
  fields: z.array(fieldFault).optional(),
  /** What the caller needs to decide the next step, such as the current version of a record. */
  context: z.record(z.string(), z.unknown()).optional(),
  requestId: z.string().optional(),
});
export type ProblemDocument = z.infer<typeof problemDocument>;

/** Thrown by the typed client for every answer that is not a success. */
export class ProblemError extends Error {
  constructor(readonly problem: ProblemDocument) {
    super(problem.detail ?? problem.title);
    this.name = 'ProblemError';
  }

  get code(): string {
    return this.problem.code;
  }
}
