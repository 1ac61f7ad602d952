import { type FieldFault, ProblemError } from '@wardbook/contracts/core/problem';

const PREFIX = 'sections.';

/** What a signature was refused for, by the section that must not be empty, in the order of the note. */
export function sectionFaults(refusal: unknown): ReadonlyMap<string, FieldFault> {
  const faults = refusal instanceof ProblemError ? (refusal.problem.fields ?? []) : [];
  return new Map(faults.filter(({ path }) => path.startsWith(PREFIX)).map((fault) => [fault.path.slice(PREFIX.length), fault]));
}

/** The refusal as long as one of its sections is still empty; what names no section stands until the next signature. */
export function standingRefusal(refusal: unknown, texts: Readonly<Record<string, string>>): unknown {
  const sections = [...sectionFaults(refusal).keys()];
  const isAnswered = sections.length > 0 && sections.every((key) => (texts[key] ?? '').trim() !== '');
  return isAnswered ? null : refusal;
}
