import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Age, ageOf, ageOn, birthFault, birthFromAge, birthFromDate, hasReached } from './birth.js';

const TODAY = '2026-11-22';

describe('an age', () => {
  it.each<[string, number, Age['unit']]>([
    ['2026-11-22', 0, 'days'],
    ['2026-10-26', 27, 'days'],
    ['2026-10-25', 4, 'weeks'],
    ['2026-08-24', 12, 'weeks'],
    ['2026-08-22', 3, 'months'],
    ['2024-11-23', 23, 'months'],
    ['2024-11-22', 2, 'years'],
    ['1901-01-01', 125, 'years'],
  ])('of a patient born on %s is %i %s', (born, count, unit) => {
    expect(ageOn(born, TODAY)).toEqual({ count, unit });
  });
});

describe('hasReached', () => {
  it.each([
    ['2025-11-22', 1, 'years', '2026-11-21', false],
    ['2025-11-22', 1, 'years', '2026-11-22', true],
    ['2024-02-29', 1, 'years', '2025-02-28', true],
    ['2026-10-25', 28, 'days', '2026-11-21', false],
    ['2026-10-25', 28, 'days', '2026-11-22', true],
  ] as const)('counts an age from the birthday on: born on %s, %d %s, on %s', (born, count, unit, day, expected) => {
    expect(hasReached(born, { count, unit }, day)).toBe(expected);
  });
});

describe('a birth date from an age', () => {
  const ageToday = ({ date, precision }: ReturnType<typeof birthFromAge>, day: string) =>
    ageOf({ birthDate: date, birthPrecision: precision }, day);

  it('reads as it was told on the same day', () => {
    const ages = fc.oneof(
      fc.record({ count: fc.integer({ min: 0, max: 27 }), unit: fc.constant<Age['unit']>('days') }),
      fc.record({ count: fc.integer({ min: 0, max: 51 }), unit: fc.constant<Age['unit']>('weeks') }),
      fc.record({ count: fc.integer({ min: 0, max: 59 }), unit: fc.constant<Age['unit']>('months') }),
      fc.record({ count: fc.integer({ min: 0, max: 129 }), unit: fc.constant<Age['unit']>('years') }),
    );
    const days = fc.date({ min: new Date('2000-01-01'), max: new Date('2040-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(ages, days, (told, at) => {
        const today = at.toISOString().slice(0, 10);
        expect(ageToday(birthFromAge(told, today), today)).toEqual(told);
      }),
    );
  });

  it('grows from what was told, and is said in larger units later', () => {
    const baby = birthFromAge({ count: 2, unit: 'weeks' }, TODAY);
    expect(ageToday(baby, '2026-12-06')).toEqual({ count: 4, unit: 'weeks' });
    expect(ageToday(baby, '2029-11-22')).toEqual({ count: 3, unit: 'years' });
    const child = birthFromAge({ count: 1, unit: 'years' }, TODAY);
    expect(ageToday(child, '2027-11-21')).toEqual({ count: 1, unit: 'years' });
    expect(ageToday(child, '2027-11-22')).toEqual({ count: 2, unit: 'years' });
    expect(ageToday(birthFromAge({ count: 18, unit: 'months' }, TODAY), '2031-11-22')).toEqual({ count: 6, unit: 'years' });
  });

  it('ends with the death, and is not known when the day of the death is not', () => {
    const lived = { birthDate: '1950-06-01', birthPrecision: 'day', deceased: true };
    expect(ageOf({ ...lived, diedOn: '2000-06-02' }, TODAY)).toEqual({ count: 50, unit: 'years' });
    expect(ageOf({ ...lived, diedOn: '1950-06-03' }, TODAY)).toEqual({ count: 2, unit: 'days' });
    expect(ageOf({ ...lived, diedOn: null }, TODAY)).toBeNull();
    expect(ageOf({ ...lived, deceased: false, diedOn: null }, TODAY)).toEqual({ count: 76, unit: 'years' });
  });

  it('keeps how and when it was estimated', () => {
    expect(birthFromAge({ count: 40, unit: 'years' }, TODAY)).toEqual({
      date: '1986-05-22',
      precision: 'estimated-years',
      estimatedOn: TODAY,
    });
    expect(birthFromAge({ count: 3, unit: 'days' }, TODAY)).toEqual({ date: '2026-11-19', precision: 'day', estimatedOn: null });
  });
});

describe('a written birth date', () => {
  it.each([
    ['1984', '1984-01-01', 'year'],
    ['1984-03', '1984-03-01', 'month'],
    ['1984-03-12', '1984-03-12', 'day'],
  ])('%s is kept as %s, exact to the %s', (written, date, precision) => {
    expect(birthFromDate(written)).toEqual({ date, precision, estimatedOn: null });
  });

  it('must be a day of the calendar', () => {
    expect(birthFromDate('2023-02-29')).toBeNull();
    expect(birthFromDate('1984-13')).toBeNull();
  });

  it('cannot lie in the future or more than 130 years back', () => {
    expect(birthFault('2026-11-23', TODAY)).toBe('birth-in-future');
    expect(birthFault('1896-11-21', TODAY)).toBe('birth-too-long-ago');
    expect(birthFault('1896-11-22', TODAY)).toBeNull();
    expect(birthFault(TODAY, TODAY)).toBeNull();
  });
});
