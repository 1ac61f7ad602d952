/** Turns the name of a table or an operation into words: `patient_name` and `readHistory` become `patient name`, `read history`. */
export function subjectWords(subject: string): string {
  return subject
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replaceAll('_', ' ')
    .toLowerCase();
}

/** What the user looked at, without the verb of the operation: `readHistory` becomes `history`. */
export function lookedAtWords(operation: string): string {
  return subjectWords(operation).replace(/^(read|get|list|count|find|search) /, '');
}

export interface FieldChange {
  field: string;
  before: string | null;
  after: string | null;
}

type Image = Record<string, unknown> | null;

/** The fields of an entry, in the order of their names, each with what it was and what it became. */
export function fieldChanges(before: Image, after: Image): FieldChange[] {
  const fields = new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})]);
  return [...fields]
    .sort()
    .map((field) => ({ field: subjectWords(field), before: textOf(before?.[field]), after: textOf(after?.[field]) }));
}

function textOf(value: unknown): string | null {
  if (value === undefined || value === null) return null;
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
