import { ProblemError } from '@wardbook/contracts/core/problem';
import type { LabValueInput } from '@wardbook/contracts/laboratory/results';

/** Why the values were not saved, and which cells the API refused, by analyte. */
export interface FailedEntry {
  error: unknown;
  faults: ReadonlyMap<string, string>;
}

/** The API names a fault as `body.values.3.number`; the fourth value that was sent tells the cell. */
export function failedEntry(error: unknown, sent: readonly LabValueInput[]): FailedEntry {
  const faults = new Map<string, string>();
  for (const { path, message } of error instanceof ProblemError ? (error.problem.fields ?? []) : []) {
    const value = sent[Number(path.split('.')[2])];
    if (value) faults.set(value.analyteId, message);
  }
  return { error, faults };
}

/** A fault speaks of the value that was sent, so it ends when the cell is written again, and the failure with the last of them. */
export function withoutFault(failed: FailedEntry | null, analyteId: string): FailedEntry | null {
  if (!failed?.faults.has(analyteId)) return failed;
  const faults = new Map(failed.faults);
  faults.delete(analyteId);
  return faults.size === 0 ? null : { ...failed, faults };
}
