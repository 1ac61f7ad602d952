import type { FieldFaultCode } from '@wardbook/contracts/core/field-faults';
import type { ProblemCode } from '@wardbook/contracts/core/problem';
import { Problem } from '../problem.error.js';

/**
 * What a named constraint of the database means to the caller. A rule is written once, in SQL; this table only gives it
 * a code, and where one field is at fault, the field.
 */
type Meaning = { code: ProblemCode; field?: never; message?: string } | FieldMeaning;

/** The screen has words for each fault of a field, so a field comes with one: the problem's own code, or where that does not tell, another. */
type FieldMeaning = { field: string; message: string } & (
  | { code: ProblemCode & FieldFaultCode; fault?: never }
  | { code: ProblemCode; fault: FieldFaultCode }
);

const constraints: Record<string, Meaning> = {
  organisation_only_one: { code: 'already-set-up' },
  facility_code_unique: { code: 'already-exists', field: 'body.code', message: 'Another facility has this code.' },
  user_account_email_unique: { code: 'already-exists', field: 'body.email', message: 'Another account has this address.' },
  user_account_one_per_person: { code: 'already-exists', message: 'This person has a sign-in already.' },
  role_code_unique: { code: 'already-exists', field: 'body.code', message: 'Another role has this code.' },
  membership_no_overlap: { code: 'already-exists', message: 'The user has this role in this facility already.' },
};

/** Registers a module's own constraints beside the core's, at start. */
export function explainConstraints(own: typeof constraints): void {
  Object.assign(constraints, own);
}

/** The named constraints that have a meaning of their own. */
export function explainedConstraints(): string[] {
  return Object.keys(constraints);
}

const INTEGRITY_CLASS = '23';

/** The problem behind a database error, or null when the error is a fault of ours. */
export function problemOfConstraint(error: unknown): Problem | null {
  const { code, constraint } = error as { code?: string; constraint?: string };
  if (!code?.startsWith(INTEGRITY_CLASS)) return null;
  const known = constraint ? constraints[constraint] : undefined;
  if (!known) return new Problem('rule-violated', { context: { rule: constraint ?? 'unnamed' } });
  const fields = known.field !== undefined ? [{ path: known.field, code: faultOf(known), message: known.message }] : undefined;
  return new Problem(known.code, {
    ...(fields ? { fields } : {}),
    ...(known.message ? { detail: known.message } : {}),
    context: { rule: constraint },
  });
}

function faultOf(meaning: FieldMeaning): FieldFaultCode {
  return meaning.fault ?? meaning.code;
}
