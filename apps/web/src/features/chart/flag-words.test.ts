import { describe, expect, it } from 'vitest';
import { flagOf } from './flag-words';

describe('the flag of a measurement of several parts', () => {
  it('takes the flag of its worst part', () => {
    const components = [
      { display: 'Systolic', flag: 'N' as const },
      { display: 'Diastolic', flag: 'H' as const },
    ];
    expect(flagOf({ components })).toBe('H');
    expect(flagOf({ components: [{ display: 'Systolic' }] })).toBeUndefined();
  });
});
