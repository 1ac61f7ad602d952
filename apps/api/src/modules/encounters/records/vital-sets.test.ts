import { describe, expect, it } from 'vitest';
import { lastVitals, type VitalRow, vitalSetsOf } from './vital-sets.js';

const row = (over: Partial<VitalRow>): VitalRow => ({
  id: 'a',
  setId: 'set',
  visitId: null,
  code: '8867-4',
  value: 72,
  comparator: null,
  unit: '/min',
  components: null,
  comment: null,
  occurredAt: '2026-11-22T08:00:00Z',
  recordedAt: '2026-11-22T08:00:00Z',
  ...over,
});

const adult = { birthDate: null, kind: 'person' as const, timeZone: 'Africa/Nairobi' };

describe('sets of vital signs', () => {
  it('take both numbers out of a blood pressure and flag them by age', () => {
    const components = [
      { code: '8480-6', value: 150, unit: 'mm[Hg]' },
      { code: '8462-4', value: 70, unit: 'mm[Hg]' },
    ];
    const [set] = vitalSetsOf([row({}), row({ id: 'b', code: '85354-9', value: null, unit: null, components })], {
      ...adult,
      birthDate: '1980-01-01',
    });
    expect(set?.values.map(({ key, flag }) => [key, flag])).toEqual([
      ['pulse', 'normal'],
      ['systolic', 'high'],
      ['diastolic', 'normal'],
    ]);
  });

  it('compute the body mass index from what was measured together', () => {
    const weight = row({ id: 'w', code: '29463-7', value: 80, unit: 'kg' });
    const height = row({ id: 'h', code: '8302-2', value: 180, unit: 'cm' });
    expect(vitalSetsOf([weight, height], adult)[0]?.bodyMassIndex).toBe(24.7);
    expect(vitalSetsOf([weight, { ...height, setId: 'other' }], adult).map((set) => set.bodyMassIndex)).toEqual([null, null]);
  });

  it('keep imported values of one moment together, each in the unit that is used here and as it was stated', () => {
    const imported = [row({ setId: null }), row({ id: 'b', setId: null, code: '29463-7', value: 160, unit: '[lb_av]' })];
    expect(vitalSetsOf(imported, adult)).toHaveLength(1);
    const [, weight] = vitalSetsOf(imported, adult)[0]?.values ?? [];
    expect(weight).toMatchObject({ key: 'weight', value: 72.57, stated: { value: 160, unit: '[lb_av]' } });
  });

  it('shows each vital sign once in a set: the newest row of an imported moment', () => {
    const [newest, older] = [row({ id: 'b', setId: null, value: 71 }), row({ id: 'a', setId: null, value: 140 })];
    const [set] = vitalSetsOf([newest, older], adult);
    expect(set?.values.map(({ id, value }) => [id, value])).toEqual([['b', 71]]);
  });

  it('never round what was measured, and compare no value that is only a limit', () => {
    const exact = row({ code: '8310-5', value: 36.85, unit: 'Cel' });
    expect(vitalSetsOf([exact], adult)[0]?.values[0]).toMatchObject({ value: 36.85 });
    expect(vitalSetsOf([{ ...exact, comparator: '>' }], adult)).toEqual([]);
  });

  it('counts the age on the day of the facility: at three months a fever is no longer critical', () => {
    const born = { ...adult, birthDate: '2026-08-22' };
    const fever = (occurredAt: string) => row({ code: '8310-5', value: 38.2, unit: 'Cel', occurredAt });
    const flagOf = (at: string) => vitalSetsOf([fever(at)], born)[0]?.values[0]?.flag;
    expect(flagOf('2026-11-21T20:59:00Z')).toBe('critically-high');
    expect(flagOf('2026-11-21T21:00:00Z')).toBe('high');
  });

  it('give the last value of each sign, from any set', () => {
    const rows = [
      row({ id: 'new', setId: 'two', value: 71 }),
      row({ value: 140 }),
      row({ id: 'b', code: '8310-5', value: 36.8, unit: 'Cel' }),
    ];
    expect(lastVitals(rows, adult)).toEqual([
      { key: 'pulse', value: 71, flag: 'normal' },
      { key: 'temperature', value: 36.8, flag: 'normal' },
    ]);
  });
});
