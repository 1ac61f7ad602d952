import { describe, expect, it } from 'vitest';
import { jaroWinkler } from '../search/word-likeness.js';
import { compare, identityKeys, LIKELY, type Likeness, likelyFrom, nameLikeness } from './duplicate-rules.js';

const anna: Likeness = {
  names: [['anna', 'kowalska']],
  sex: 'female',
  birthDate: '1984-03-12',
  birthPrecision: 'day',
  phones: ['+48600100200'],
  identifiers: [],
};

const score = (changes: Partial<Likeness>) => compare({ ...anna, ...changes }, anna, '2026-11-22');

describe('two records', () => {
  it('with the same name and birth date are likely one person', () => {
    expect(score({ phones: [] })).toEqual({ score: 0.8, reasons: ['same-name', 'same-birth-date'] });
  });

  it('stay likely when the name is misspelt or its parts are swapped', () => {
    expect(score({ names: [['kowalska', 'ana']], phones: [] }).score).toBeGreaterThanOrEqual(LIKELY);
    expect(score({ names: [['anna', 'kovalska']], phones: [] }).reasons).toContain('similar-name');
  });

  it('stay likely when day and month changed places', () => {
    expect(score({ birthDate: '1984-12-03', phones: [] })).toEqual({ score: 0.65, reasons: ['same-name', 'close-birth-date'] });
  });

  it('stay likely when only an age is known', () => {
    expect(score({ birthDate: '1985-05-22', birthPrecision: 'estimated-years', phones: [] }).score).toBeGreaterThanOrEqual(LIKELY);
  });

  it('of one family are not one person', () => {
    expect(score({ names: [['jan', 'kowalski']], sex: 'male', birthDate: '1980-01-01' }).score).toBeLessThan(LIKELY);
  });

  it('of twins are not one person', () => {
    expect(score({ names: [['ewa', 'kowalska']] }).score).toBeLessThan(LIKELY);
  });

  it('with the same name and another birth date are not one person', () => {
    expect(score({ birthDate: '1951-07-30', phones: [] }).score).toBeLessThan(LIKELY);
  });

  it('with another birth date are less likely one person than with none', () => {
    expect(score({ birthDate: '1951-07-30' }).score).toBeLessThan(score({ birthDate: null, birthPrecision: null }).score);
  });

  it('show for a whole name alone as long as no birth date is written', () => {
    const named = { names: [['kowalska', 'anna']], birthDate: null, birthPrecision: null, phones: [] };
    expect(score(named)).toEqual({ score: 0.5, reasons: ['same-name'] });
    expect(score(named).score).toBeGreaterThanOrEqual(likelyFrom(named));
    expect(score({ ...named, names: [['anna', 'kovalska']] }).score).toBeLessThan(likelyFrom(named));
    expect(likelyFrom({ birthDate: '1951-07-30' })).toBe(LIKELY);
  });

  it('with the same identity number are one person, in spite of all differences', () => {
    const known = { ...anna, names: [['other', 'name']], identifiers: ['NI:84031200001'] };
    expect(compare({ ...anna, identifiers: ['NI:84031200001'] }, known, '2026-11-22')).toEqual({ score: 1, reasons: ['same-identifier'] });
  });

  it('differ by sex when both are known', () => {
    expect(score({ sex: 'male', phones: [] }).score).toBeCloseTo(0.7);
    expect(score({ sex: 'unknown', phones: [] }).score).toBeCloseTo(0.8);
  });
});

describe('the likeness of names', () => {
  it('ignores a further given name', () => {
    expect(nameLikeness(['anna', 'kowalska'], ['anna', 'maria', 'kowalska'])).toBe(1);
  });

  it('counts one word alone by half', () => {
    expect(nameLikeness(['suharto'], ['suharto'])).toBe(1);
    expect(nameLikeness(['anna'], ['anna', 'kowalska'])).toBe(0.5);
  });

  it('follows Jaro and Winkler', () => {
    expect(jaroWinkler('martha', 'marhta')).toBeCloseTo(0.961, 3);
    expect(jaroWinkler('dixon', 'dicksonx')).toBeCloseTo(0.813, 3);
    expect(jaroWinkler('abc', 'xyz')).toBe(0);
  });
});

describe('identityKeys', () => {
  const words = ['anna', 'ana', 'hanna', 'kowalska', 'kovalska', 'kowalski', 'maria', 'otieno', 'atieno'];
  const births = [null, '1984-03-12', '1984-12-03', '1985-03-12', '1960-01-01'];
  const precisions = ['day', 'year', 'estimated-years'] as const;
  const phones = [[], ['+48600100200'], ['+254712000111']];
  const identifiers = [[], ['NI:12345']];

  /** Every few of all combinations, so that each value meets each other one. */
  function people(): Likeness[] {
    return Array.from({ length: 240 }, (_, index) => {
      const pick = <T>(list: readonly T[], step: number): T => list[(index * step + (index >> 3)) % list.length] as T;
      const birthDate = pick(births, 3);
      return {
        names: [[pick(words, 1), pick(words, 5)]],
        sex: pick(['female', 'male', 'unknown'] as const, 1),
        birthDate,
        birthPrecision: birthDate === null ? null : pick(precisions, 2),
        phones: pick(phones, 2),
        identifiers: pick(identifiers, 7),
      };
    });
  }

  it('gives a common key to any two records that are likely one person', () => {
    const all = people();
    const keys = all.map(identityKeys);
    let likely = 0;
    for (const [i, one] of all.entries()) {
      for (const [j, other] of all.entries()) {
        if (compare(one, other, '2026-11-22').score < LIKELY) continue;
        likely += 1;
        expect(
          keys[i]?.some((key) => keys[j]?.includes(key)),
          JSON.stringify([one, other]),
        ).toBe(true);
      }
    }
    expect(likely).toBeGreaterThan(all.length);
  });
});
