import { describe, expect, it } from 'vitest';
import { phoneticKey } from './phonetic-key.js';
import { bareSpellingCost, spellingCost, TOO_FAR } from './spelling.js';

const cost = (typed: string, name: string) => spellingCost(typed, name, 3);

describe('spellingCost', () => {
  it('returns zero for the word itself and too far for another name', () => {
    expect(cost('kowalska', 'kowalska')).toBe(0);
    expect(cost('anna', 'wojciech')).toBe(TOO_FAR);
    expect(spellingCost('kowalska', 'kovalske', 0.5)).toBe(TOO_FAR);
  });

  it('charges less than one letter for a transposition', () => {
    expect(cost('kowlaska', 'kowalska')).toBeCloseTo(0.7);
  });

  it('charges less for a vowel, a doubled letter and letters that are confused than for any other', () => {
    const any = cost('kopalska', 'kowalska');
    expect(cost('kowelska', 'kowalska')).toBeLessThan(any);
    expect(cost('kowallska', 'kowalska')).toBeLessThan(any);
    expect(cost('kovalska', 'kowalska')).toBeLessThan(any);
    expect(any).toBe(1);
  });

  it('charges more where the first letter is wrong', () => {
    expect(cost('gowalska', 'kowalska')).toBeGreaterThan(cost('kowalsga', 'kowalska'));
  });

  it('does not count short vowels that a script leaves out', () => {
    expect(bareSpellingCost('mohammed', 'mhmd', 2)).toBeLessThan(bareSpellingCost('mohammed', 'mhmwd', 2));
    expect(bareSpellingCost('mahmoud', 'mhmwd', 2)).toBeLessThan(bareSpellingCost('mahmoud', 'mhmd', 2));
  });
});

describe('the sound of a word', () => {
  it.each([
    ['mohammed', 'muhamad'],
    ['phillips', 'filips'],
    ['chowdhury', 'chaudhary'],
    ['alexander', 'aleksandr'],
    ['knight', 'nite'],
    ['schneider', 'shnaider'],
  ])('of %s is that of %s', (one, other) => {
    expect(phoneticKey(one)).toBe(phoneticKey(other));
  });

  it('tells names apart that only begin alike', () => {
    expect(phoneticKey('martin')).not.toBe(phoneticKey('maria'));
  });
});
