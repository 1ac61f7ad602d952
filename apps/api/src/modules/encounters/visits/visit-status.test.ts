import { visitStatus } from '@wardbook/contracts/encounters/visits';
import { describe, expect, it } from 'vitest';
import { isOpen, visitMayBecome } from './visit-status.js';

describe('a visit', () => {
  it('moves from arrival through triage and encounter to its end', () => {
    expect(visitMayBecome('arrived', 'triaged')).toBe(true);
    expect(visitMayBecome('triaged', 'in-progress')).toBe(true);
    expect(visitMayBecome('in-progress', 'finished')).toBe(true);
  });

  it('goes on after it was finished by mistake, and never after it was entered in error', () => {
    for (const to of visitStatus.options) {
      expect(visitMayBecome('finished', to)).toBe(to === 'in-progress' || to === 'entered-in-error');
      expect(visitMayBecome('entered-in-error', to)).toBe(false);
    }
  });

  it('cannot be cancelled once the patient was seen', () => {
    expect(visitMayBecome('in-progress', 'cancelled')).toBe(false);
  });

  it('counts as open until it ends', () => {
    expect(visitStatus.options.filter(isOpen)).toEqual(['planned', 'arrived', 'triaged', 'in-progress', 'on-leave']);
  });
});
