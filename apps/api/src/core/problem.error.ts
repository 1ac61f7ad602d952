import type { FieldFaultCode } from '@wardbook/contracts/core/field-faults';
import { type FieldFault, type ProblemCode, problems } from '@wardbook/contracts/core/problem';

/** A fault of a field, with a code that the web has words for. */
export interface CodedFault extends FieldFault {
  code: FieldFaultCode | ProblemCode;
}

interface ProblemDetails {
  detail?: string;
  fields?: CodedFault[];
  context?: Record<string, unknown>;
}

/** Thrown by any layer to return a problem document. The transaction around it rolls back. */
export class Problem extends Error {
  readonly status: number;

  constructor(
    readonly code: ProblemCode,
    readonly details: ProblemDetails = {},
  ) {
    super(problems[code][1]);
    this.name = 'Problem';
    this.status = problems[code][0];
  }

  /** A fault in one field, such as `Problem.field('body.email', 'taken', 'This address is in use.')`. */
  static field(path: string, code: FieldFaultCode, message: string): Problem {
    return new Problem('invalid-input', { fields: [{ path, code, message }] });
  }
}

/**
 * The record has moved on since the caller read it. The problem says only to which version: who wants to see the record reads it
 * again, with the permission, the filter of fields and the entry in the trail that reading needs.
 */
export function versionMoved(current: { id?: string; version?: number } | null): Problem {
  return new Problem('version-moved', { context: { current: current && { id: current.id, version: current.version } } });
}

/** Returns the row, or throws 404 when there is none: unknown ids and hidden ids look the same. */
export function found<T>(row: T | undefined | null): T {
  if (row === undefined || row === null) throw new Problem('not-found');
  return row;
}
