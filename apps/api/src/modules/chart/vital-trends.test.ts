import type { ChartObservation } from '@wardbook/contracts/chart/chart';
import { describe, expect, it } from 'vitest';
import { vitalTrends } from './vital-trends.js';

const observation = (over: Partial<ChartObservation>): ChartObservation => ({
  id: 'a',
  display: 'Pulse',
  category: 'vital-signs',
  status: 'final',
  code: '8867-4',
  value: 80,
  unit: '/min',
  at: '2026-11-22T08:00:00Z',
  ...over,
});

describe('trends of vital signs', () => {
  it('run from old to new and know both spellings of a unit', () => {
    const rows = [
      observation({ code: '8310-5', value: 38.2, unit: '°C', flag: 'H' }),
      observation({ code: '8310-5', value: 36.9, unit: 'Cel', at: '2026-11-20T08:00:00Z' }),
    ];
    expect(vitalTrends(rows)).toEqual([
      {
        key: 'temperature',
        display: 'Body temperature',
        unit: '°C',
        points: [
          { at: '2026-11-20T08:00:00Z', value: 36.9 },
          { at: '2026-11-22T08:00:00Z', value: 38.2, flag: 'H' },
        ],
      },
    ]);
  });

  it('take a blood pressure apart and stop at eight points', () => {
    const components = [
      { code: '8480-6', display: 'Systolic', value: 120, unit: 'mm[Hg]' },
      { code: '8462-4', display: 'Diastolic', value: 80, unit: 'mm[Hg]' },
    ];
    const trends = vitalTrends(Array.from({ length: 12 }, () => observation({ code: '85354-9', components })));
    expect(trends.map(({ key, points }) => [key, points.length])).toEqual([
      ['systolic', 8],
      ['diastolic', 8],
    ]);
  });
});
