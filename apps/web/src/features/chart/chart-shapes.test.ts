import type { ChartObservation, PatientHistory } from '@wardbook/contracts/chart/chart';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { resultsTable } from './results-table';
import { narrowed, visitGroups } from './visit-groups';

const observation = (over: Partial<ChartObservation>): ChartObservation => ({
  id: crypto.randomUUID(),
  display: 'Sodium',
  code: '2951-2',
  category: 'laboratory',
  status: 'final',
  value: 140,
  unit: 'mmol/L',
  at: '2026-11-20T08:00:00Z',
  ...over,
});

const visit = (id: string, startedAt: string): PatientHistory['visits'][number] => ({
  id,
  class: 'outpatient',
  status: 'finished',
  facility: 'Main',
  startedAt,
  encounters: [],
});

const history = (over: Partial<PatientHistory>): PatientHistory => ({
  patientId: 'p',
  allergies: { status: 'not-asked', statusAt: null, items: [] },
  ...{ visits: [], conditions: [], observations: [], notes: [], procedures: [], medications: [], immunizations: [] },
  ...{ reports: [], orders: [], carePlans: [], historyEntries: [] },
  ...over,
});

const dayIn = (timeZone: string) => (at: string) => Temporal.Instant.from(at).toZonedDateTimeISO(timeZone).toPlainDate().toString();
const dayOf = dayIn('Africa/Nairobi');

describe('the timeline', () => {
  it('puts everything to its visit, and what has none to its day, newest first', () => {
    const groups = visitGroups(
      history({
        visits: [visit('a', '2026-11-20T07:00:00Z'), visit('b', '2024-01-01T07:00:00Z')],
        observations: [
          observation({ visitId: 'a' }),
          observation({ at: '2025-05-05T08:00:00Z' }),
          observation({ visitId: 'b', category: 'vital-signs' }),
        ],
      }),
      dayOf,
    );
    expect(groups.map(({ key, results, vitals }) => [key, results.length, vitals.length])).toEqual([
      ['a', 1, 0],
      ['2025-05-05', 1, 0],
      ['b', 0, 1],
    ]);
    expect(narrowed(groups, ['vitals']).map(({ key }) => key)).toEqual(['b']);
  });
});

describe('what has no exact date', () => {
  it('stands in its month or year, and behind everything else without a date', () => {
    const procedure = (id: string, at: string, atPrecision?: 'month' | 'unknown') => ({
      id,
      display: id,
      status: 'completed',
      at,
      atPrecision,
    });
    const procedures = [
      procedure('dated', '2019-05-20T08:00:00Z'),
      procedure('month', '2019-05-01T12:00:00Z', 'month'),
      procedure('undated', '1850-01-01T12:00:00Z', 'unknown'),
    ];
    const groups = visitGroups(history({ procedures }), dayIn('Pacific/Auckland'));
    expect(groups.map(({ period }) => period)).toEqual(['2019-05-20', '2019-05', '']);
    const values = [observation({}), observation({ at: '1850-01-01T12:00:00Z', atPrecision: 'unknown' })];
    expect(resultsTable(values, dayIn('UTC')).periods).toEqual(['2026-11-20', '']);
  });
});

describe('the results grid', () => {
  it('has tests down and days across, with every value of a day', () => {
    const table = resultsTable(
      [
        observation({ value: 141 }),
        observation({ value: 139, at: '2026-11-20T06:00:00Z' }),
        observation({ value: 128, flag: 'L', at: '2026-11-01T06:00:00Z', low: 135, high: 145 }),
        observation({ code: 'x', display: 'Albumin', value: 40, at: '2026-10-01T06:00:00Z' }),
      ],
      dayOf,
    );
    expect(table.periods).toEqual(['2026-11-20', '2026-11-01', '2026-10-01']);
    expect(table.rows.map(({ display }) => display)).toEqual(['Albumin', 'Sodium']);
    expect(table.rows[1]?.byPeriod.get('2026-11-20')?.map(({ value }) => value)).toEqual([141, 139]);
    expect(table.rows[1]?.values.map(({ value }) => value)).toEqual([128, 139, 141]);
  });

  it('has the days of the facility', () => {
    const late = [observation({ at: '2026-11-20T22:30:00Z' })];
    expect(resultsTable(late, dayIn('Africa/Nairobi')).periods).toEqual(['2026-11-21']);
    expect(resultsTable(late, dayIn('America/New_York')).periods).toEqual(['2026-11-20']);
    const groups = (zone: string) => visitGroups(history({ observations: late }), dayIn(zone)).map(({ key }) => key);
    expect([...groups('Africa/Nairobi'), ...groups('America/New_York')]).toEqual(['2026-11-21', '2026-11-20']);
  });
});
