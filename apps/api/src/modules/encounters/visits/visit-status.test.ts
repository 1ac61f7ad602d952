import { visitStatus } from '@wardbook/contracts/encounters/visits';
import { describe, expect, it } from 'vitest';
import { isOpen, visitTransitions } from './visit-status.js';

describe('a visit', () => {
  it('goes from arrival over triage and encounter to its end', () => {
    expect(visitTransitions.mayBecome('arrived', 'triaged')).toBe(true);
    expect(visitTransitions.mayBecome('triaged', 'in-progress')).toBe(true);
    expect(visitTransitions.mayBecome('in-progress', 'finished')).toBe(true);
  });

  it('goes on after it was finished by mistake, and never after it was entered in error', () => {
    for (const to of visitStatus.options) {
      expect(visitTransitions.mayBecome('finished', to)).toBe(to === 'in-progress');
      expect(visitTransitions.mayBecome('entered-in-error', to)).toBe(false);
    }
  });

  it('cannot be cancelled once the patient was seen', () => {
    expect(visitTransitions.mayBecome('in-progress', 'cancelled')).toBe(false);
  });

  it('counts as open until it ends', () => {
    expect(visitStatus.options.filter(isOpen)).toEqual(['planned', 'arrived', 'triaged', 'in-progress', 'on-leave']);
  });
});
