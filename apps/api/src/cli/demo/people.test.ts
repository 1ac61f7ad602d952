import { birthFault } from '@wardbook/contracts/patients/birth';
import { describe, expect, it } from 'vitest';
import { readPhone, scriptOf } from '../../modules/patients/index.js';
import { demoPeople } from './people.js';
import { regions } from './people-regions.js';

const TODAY = '2026-11-22';
const people = demoPeople(2000, { seed: 1, today: TODAY });

describe('demoPeople', () => {
  it('returns the same people for the same seed and different ones for another', () => {
    expect(demoPeople(2000, { seed: 1, today: TODAY })).toEqual(people);
    expect(demoPeople(10, { seed: 2, today: TODAY })).not.toEqual(people.slice(0, 10));
  });

  it('returns as many people as requested and repeats about three in a hundred', () => {
    expect(people).toHaveLength(2000);
    const repeated = people.filter(({ repeats }) => repeats !== null);
    expect(repeated.length).toBeGreaterThan(30);
    expect(repeated.length).toBeLessThan(90);
    for (const [place, { repeats }] of people.entries()) if (repeats !== null) expect(repeats).toBeLessThan(place);
  });

  it('gives every person a birth date that a living person can have', () => {
    for (const { patient } of people) expect(birthFault(patient.birth?.date ?? '', TODAY)).toBeNull();
  });

  it('chooses names that fit the sex', () => {
    const plain = (name: string | readonly [string, string]) => (typeof name === 'string' ? name : name[0]);
    const names = {
      female: new Set(regions.flatMap((r) => r.female.map(plain))),
      male: new Set(regions.flatMap((r) => r.male.map(plain))),
    };
    for (const { patient, repeats } of people) {
      if (repeats !== null || patient.sex === 'other' || patient.sex === 'unknown') continue;
      const given = patient.names[0]?.given ?? '';
      expect(names[patient.sex].has(given) || names[patient.sex].has(given.split(' ')[0] ?? ''), given).toBe(true);
    }
  });

  it('write their names in several scripts', () => {
    const scripts = new Set(people.map(({ patient }) => scriptOf(patient.names[0] ?? { given: '', family: '' })));
    expect([...scripts].sort()).toEqual(expect.arrayContaining(['Arab', 'Cyrl', 'Deva', 'Hani', 'Latn']));
  });

  it('can be called', () => {
    const phones = people.flatMap(({ patient }) => patient.telecoms.filter(({ system }) => system === 'phone'));
    expect(phones.length).toBeGreaterThan(1200);
    for (const { value } of phones) expect(readPhone(value, 'KE')?.number, value).toBe(value);
  });

  it('gives every child a related person', () => {
    const children = people.filter(({ patient }) => (patient.birth?.date ?? '') > '2009-01-01');
    for (const { patient } of children) expect(patient.relatedPersons).toHaveLength(1);
  });
});
