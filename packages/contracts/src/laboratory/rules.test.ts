import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { LabFlag, ReferenceRange } from './catalogue.js';
import { deltaPercent, flagOf, type Measured, rangeFor, type Subject, severityOf } from './rules.js';

function range(part: Partial<ReferenceRange>): ReferenceRange {
  return {
    sex: null,
    pregnant: null,
    ageFrom: '0d',
    ageTo: null,
    low: null,
    high: null,
    criticalLow: null,
    criticalHigh: null,
    text: null,
    ...part,
  };
}

function quantity(number: number, comparator: Measured['comparator'] = null): Measured {
  return { valueKind: 'quantity', number, comparator, code: null, text: null };
}

const haemoglobin = [
  range({ ageTo: '28d', low: 13.5, high: 21.5 }),
  range({ ageFrom: '28d', ageTo: '18y', low: 11, high: 14 }),
  range({ sex: 'male', ageFrom: '18y', low: 13, high: 17 }),
  range({ sex: 'female', ageFrom: '18y', low: 12, high: 15.5 }),
  range({ ageFrom: '18y', low: 12, high: 17 }),
  range({ sex: 'female', pregnant: true, ageFrom: '12y', low: 11, high: 15 }),
];
const TODAY = '2026-11-29';

function lowFor(subject: Partial<Subject>): number | null | undefined {
  return rangeFor(haemoglobin, { sex: 'female', birthDate: '1990-05-01', day: TODAY, pregnant: null, ...subject })?.low;
}

describe('two ranges that fit', () => {
  test('count by pregnancy first, in any order', () => {
    const pregnant = range({ pregnant: true, low: 11 });
    const female = range({ sex: 'female', low: 12 });
    const subject = { sex: 'female', birthDate: '1990-05-01', day: TODAY, pregnant: true };
    for (const ranges of [
      [pregnant, female],
      [female, pregnant],
    ])
      expect(rangeFor(ranges, subject)?.low).toBe(11);
  });
});

describe('the range of a patient', () => {
  test('follows sex, age by the calendar and pregnancy', () => {
    expect(lowFor({})).toBe(12);
    expect(lowFor({ sex: 'male' })).toBe(13);
    expect(lowFor({ pregnant: true })).toBe(11);
    expect(lowFor({ birthDate: '2026-11-02' })).toBe(13.5);
    expect(lowFor({ birthDate: '2026-11-01' })).toBe(11);
    expect(lowFor({ birthDate: '2008-11-30' })).toBe(11);
    expect(lowFor({ birthDate: '2008-11-29' })).toBe(12);
    expect(lowFor({ sex: 'unknown' })).toBe(12);
  });

  test('returns none when the age is not known and the range depends on it', () => {
    expect(lowFor({ birthDate: null })).toBeUndefined();
    expect(rangeFor([range({ low: 1 })], { sex: 'male', birthDate: null, day: TODAY, pregnant: null })?.low).toBe(1);
  });

  const anyDay = fc
    .date({ min: new Date('1930-01-01'), max: new Date('2026-11-29'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10));
  const anySubject = fc.record({
    sex: fc.constantFrom('male', 'female', 'other', 'unknown'),
    birthDate: fc.option(anyDay),
    day: fc.constant(TODAY),
    pregnant: fc.constantFrom(true, false, null),
  });
  const anyRange = fc.record({
    sex: fc.constantFrom('male' as const, 'female' as const, null),
    pregnant: fc.constantFrom(true, false, null),
    from: fc.integer({ min: 0, max: 100 }),
    length: fc.option(fc.integer({ min: 1, max: 60 })),
  });
  /** Years lived, counted on the parts of the dates and not by the rule under test. */
  const yearsOf = (birthDate: string) =>
    Number(TODAY.slice(0, 4)) - Number(birthDate.slice(0, 4)) - (TODAY.slice(5) < birthDate.slice(5) ? 1 : 0);

  test('never belongs to another sex, age or pregnancy', () => {
    fc.assert(
      fc.property(fc.array(anyRange, { maxLength: 12 }), anySubject, (drawn, subject) => {
        const ranges = drawn.map(({ from, length, ...rest }) => ({
          ...range({ ...rest, ageFrom: `${from}y`, ageTo: length === null ? null : `${from + length}y` }),
          from,
          to: length === null ? Number.POSITIVE_INFINITY : from + length,
        }));
        const found = rangeFor(ranges, subject);
        if (!found) return;
        expect(found.sex === null || found.sex === subject.sex).toBe(true);
        expect(found.pregnant === null || found.pregnant === (subject.pregnant ?? false)).toBe(true);
        if (subject.birthDate === null) expect([found.from, found.to]).toEqual([0, Number.POSITIVE_INFINITY]);
        else expect(yearsOf(subject.birthDate) >= found.from && yearsOf(subject.birthDate) < found.to).toBe(true);
      }),
    );
  });

  test('does not depend on the order in which the ranges stand', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(haemoglobin, { minLength: haemoglobin.length }), anySubject, (shuffled, subject) => {
        expect(rangeFor(shuffled, subject)).toBe(rangeFor(haemoglobin, subject));
      }),
    );
  });
});

describe('the flag of a value', () => {
  const potassium = range({ low: 3.5, high: 5.1, criticalLow: 2.5, criticalHigh: 6.5 });

  test.each<[number, LabFlag]>([
    [2.5, 'LL'],
    [2.6, 'L'],
    [3.5, 'N'],
    [5.1, 'N'],
    [5.2, 'H'],
    [6.5, 'HH'],
  ])('of %s is %s', (number, flag) => {
    expect(flagOf(quantity(number), potassium, [])).toBe(flag);
  });

  test.each<[Measured['comparator'], number, LabFlag | null]>([
    ['<', 3.5, 'L'],
    ['<=', 3.5, null],
    ['<', 4, null],
    ['<', 2.5, 'LL'],
    ['>', 5.1, 'H'],
    ['>=', 5.1, null],
    ['>', 7, 'HH'],
    ['>', 4, null],
  ])('of %s %s is what is certain: %s', (comparator, number, flag) => {
    expect(flagOf(quantity(number, comparator), potassium, [])).toBe(flag);
  });

  test('of less than the limit of detection is normal where only much is abnormal', () => {
    expect(flagOf(quantity(5, '<'), range({ low: 0, high: 5 }), [])).toBe('N');
    expect(flagOf(quantity(50, '<'), range({ high: 50 }), [])).toBe('N');
  });

  test('never falls when the value rises', () => {
    const rank: Record<LabFlag, number> = { LL: 0, L: 1, N: 2, H: 3, HH: 4, A: 9, AA: 9 };
    const any = fc.double({ min: 0, max: 20, noNaN: true });
    fc.assert(
      fc.property(any, any, (one, other) => {
        const [lower, higher] = [Math.min(one, other), Math.max(one, other)].map(
          (number) => rank[flagOf(quantity(number), potassium, []) ?? 'N'],
        );
        expect(lower! <= higher!).toBe(true);
      }),
    );
  });

  test('of an answer is what the catalogue says', () => {
    const answers = [
      { code: 'none', display: 'None seen', flag: 'N' as const },
      { code: 'falciparum', display: 'P. falciparum', flag: 'AA' as const },
    ];
    const coded = (code: string): Measured => ({ valueKind: 'coded', code, number: null, comparator: null, text: null });
    expect(flagOf(coded('falciparum'), null, answers)).toBe('AA');
    expect(flagOf(coded('none'), null, answers)).toBe('N');
  });

  test('of a text is normal when it begins as the normal text does', () => {
    const text = (words: string): Measured => ({ valueKind: 'text', text: words, code: null, number: null, comparator: null });
    expect(flagOf(text('No growth after 5 days'), range({ text: 'No growth' }), [])).toBe('N');
    expect(flagOf(text('Escherichia coli'), range({ text: 'No growth' }), [])).toBe('A');
    expect(flagOf(text('Hypochromic'), null, [])).toBeNull();
  });

  test('of a titre counts from the limit', () => {
    const titre: Measured = { valueKind: 'titre', number: 8, comparator: null, code: null, text: null };
    expect(flagOf(titre, range({ high: 0 }), [])).toBe('A');
    expect(flagOf(titre, null, [])).toBeNull();
    const below = { ...titre, comparator: '<' as const };
    expect(flagOf({ ...below, number: 1 }, range({ high: 0 }), [])).toBe('N');
    expect(flagOf({ ...below, number: 80 }, range({ high: 160 }), [])).toBe('N');
    expect(flagOf({ ...below, number: 320 }, range({ high: 160 }), [])).toBeNull();
    expect(flagOf({ ...titre, comparator: '>', number: 80 }, range({ high: 160 }), [])).toBeNull();
    expect(flagOf({ ...titre, comparator: '>', number: 160 }, range({ high: 80 }), [])).toBe('A');
  });
});

test('the worst flag decides how loud a report is', () => {
  expect(severityOf(['N', null])).toBe('normal');
  expect(severityOf(['N', 'H'])).toBe('abnormal');
  expect(severityOf(['L', 'HH'])).toBe('critical');
});

test('a change is only counted between plain numbers of one unit', () => {
  const value = (number: number, comparator: string | null = null, unitDisplay = 'g/dL') => ({ number, comparator, unitDisplay });
  expect(deltaPercent(value(9), value(12))).toBe(-25);
  expect(deltaPercent(value(9, '<'), value(12))).toBeNull();
  expect(deltaPercent(value(9), value(12, null, 'g/L'))).toBeNull();
  expect(deltaPercent(value(9), null)).toBeNull();
});

test('no range of people judges an animal', () => {
  const anybody = { sex: 'female', birthDate: '2020-01-01', day: TODAY, pregnant: null };
  const ranges = [range({ low: 3.5, high: 5.1 })];
  expect(rangeFor(ranges, anybody)).not.toBeNull();
  expect(rangeFor(ranges, { ...anybody, kind: 'animal' })).toBeNull();
});
