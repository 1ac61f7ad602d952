import { describe, expect, it } from 'vitest';
import { writesMonthFirst } from '@/ui/written-day';
import { possibleBirth, readBirth } from './birth-text';

describe('what is typed for a birth', () => {
  it.each([
    ['12.3.1984', '1984-03-12'],
    ['12/03/1984', '1984-03-12'],
    ['12 3 1984', '1984-03-12'],
    ['12031984', '1984-03-12'],
    ['1984-03-12', '1984-03-12'],
    ['12 Mar 1984', '1984-03-12'],
    ['12th march 1984', '1984-03-12'],
    ['12-MAR-1984', '1984-03-12'],
    ['March 12, 1984', '1984-03-12'],
    ['9 Sept 1984', '1984-09-09'],
    ['Mar 1984', '1984-03'],
    ['1984-3', '1984-03'],
    ['3/1984', '1984-03'],
    [' 1984 ', '1984'],
  ])('%s is the date %s', (text, birthDate) => {
    expect(readBirth(text)).toEqual({ birthDate });
  });

  it.each([
    ['42', 42, 'years'],
    ['0', 0, 'years'],
    ['42y', 42, 'years'],
    ['8 months', 8, 'months'],
    ['8m', 8, 'months'],
    ['3w', 3, 'weeks'],
    ['5 days', 5, 'days'],
  ])('%s is an age of %i %s', (text, count, unit) => {
    expect(readBirth(text)).toEqual({ age: { count, unit } });
  });

  it.each(['', 'yesterday', '31.2.1984', '12.13.1984', '12.3.84', '199', '5 May', '5 dec', '12 Foo 1984', '12 Ma 1984'])(
    '%s cannot be read',
    (text) => {
      expect(readBirth(text)).toBeNull();
    },
  );

  it('has the month first where the language has', () => {
    expect(readBirth('3/12/1984', true)).toEqual({ birthDate: '1984-03-12' });
    expect(readBirth('12.3.1984', true)).toEqual({ birthDate: '1984-03-12' });
    expect(writesMonthFirst('en-US')).toBe(true);
    expect(writesMonthFirst('en')).toBe(false);
    expect(writesMonthFirst('en-KE')).toBe(false);
    expect(writesMonthFirst('de')).toBe(false);
  });

  it('rejects a date on which no living patient can be born', () => {
    expect(possibleBirth(readBirth('2027'), '2026-11-22')).toBeNull();
    expect(possibleBirth(readBirth('1890'), '2026-11-22')).toBeNull();
    expect(possibleBirth(readBirth('42'), '2026-11-22')).toMatchObject({ precision: 'estimated-years' });
  });
});
