import { describe, expect, it } from 'vitest';
import { fieldChanges, lookedAtWords, subjectWords } from './subject-words';

describe('an audit entry in words', () => {
  it('names tables and operations as people would', () => {
    expect(subjectWords('patient_name')).toBe('patient name');
    expect(subjectWords('readHistory')).toBe('read history');
    expect(lookedAtWords('listHistoryEntries')).toBe('history entries');
    expect(lookedAtWords('countLabWork')).toBe('lab work');
  });

  it('puts the value before beside the value after, when either side has the field', () => {
    expect(fieldChanges({ b: 1, gone: 'x' }, { b: 2, a: { deep: true } })).toEqual([
      { field: 'a', before: null, after: '{"deep":true}' },
      { field: 'b', before: '1', after: '2' },
      { field: 'gone', before: 'x', after: null },
    ]);
  });
});
