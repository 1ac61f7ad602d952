import { describe, expect, it } from 'vitest';
import { codeOf, dayOf, fhirDate, fhirDateTime, momentOf } from './fhir-values.js';

describe('dates of FHIR', () => {
  it('takes whole and partial dates and moments with an offset', () => {
    for (const good of ['1911', '1911-03', '1911-03-17', '1950-05-08T01:42:04-05:00', '2009-07-06T01:42:04.919Z']) {
      expect(fhirDateTime.safeParse(good).success, good).toBe(true);
    }
  });

  it('refuses days that do not exist, moments without an offset and years before living memory', () => {
    for (const bad of ['2019-02-30', '2019-13', '2019-02-30T10:00:00Z', '2019-02-03T10:00:00', '0190-01-01', 'yesterday', '']) {
      expect(fhirDateTime.safeParse(bad).success, bad).toBe(false);
    }
    expect(fhirDate.safeParse('2019-02-03T10:00:00Z').success).toBe(false);
  });

  it('keeps the calendar day that the source wrote and says how exact it is', () => {
    expect(dayOf('1984-03-04T23:30:00-05:00')).toEqual({ day: '1984-03-04', precision: 'day' });
    expect(dayOf('1984-03')).toEqual({ day: '1984-03-01', precision: 'month' });
    expect(dayOf('1984')).toEqual({ day: '1984-01-01', precision: 'year' });
  });

  it('makes a moment of a partial date that falls on the same day nearly everywhere', () => {
    expect(momentOf('1984')).toBe('1984-01-01T12:00:00Z');
    expect(momentOf('1984-03-04T23:30:00-05:00')).toBe('1984-03-04T23:30:00-05:00');
  });
});

describe('codeOf', () => {
  it('keeps the first coding that is whole, with its own display', () => {
    const loinc = { system: 'http://loinc.org', code: '8302-2', display: 'Body height' };
    expect(codeOf({ coding: [{ display: 'Height' }, loinc], text: 'Tall?' })).toEqual(loinc);
  });

  it('keeps the words alone when there is no code', () => {
    expect(codeOf({ text: 'Something rare' })).toEqual({ system: null, code: null, display: 'Something rare' });
    expect(codeOf({ coding: [{ code: 'x' }] })).toBeNull();
    expect(codeOf(undefined)).toBeNull();
  });
});
