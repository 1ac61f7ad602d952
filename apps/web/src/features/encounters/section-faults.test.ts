import { ProblemError } from '@wardbook/contracts/core/problem';
import { describe, expect, it } from 'vitest';
import { sectionFaults, standingRefusal } from './section-faults';

const refusal = new ProblemError({
  type: 'about:blank',
  title: 'Incomplete',
  status: 422,
  code: 'invalid-input',
  fields: [
    { path: 'sections.complaint', code: 'required', message: 'This is needed.' },
    { path: 'sections.plan', code: 'required', message: 'This is needed.' },
  ],
} as never);

describe('a refused signature', () => {
  it('names its sections in the order of the note', () => {
    expect([...sectionFaults(refusal).keys()]).toEqual(['complaint', 'plan']);
  });

  it('stands until the last of its sections is filled', () => {
    expect(standingRefusal(refusal, { complaint: 'Cough', plan: ' ' })).toBe(refusal);
    expect(standingRefusal(refusal, { complaint: 'Cough', plan: 'Rest' })).toBeNull();
  });

  it('stands when no section can answer it', () => {
    const other = new Error('unreachable');
    expect(standingRefusal(other, { plan: 'Rest' })).toBe(other);
    expect(standingRefusal(null, {})).toBeNull();
  });
});
