import type { ChartObservation } from '@wardbook/contracts/chart/chart';
import { valueText } from '@wardbook/contracts/chart/value-text';
import { describe, expect, it } from 'vitest';
import { lastPressure, withPressures } from './blood-pressure';
import { flagOf } from './flag-words';

const AT = '2026-11-20T08:00:00Z';
const part = (code: string, over: Partial<ChartObservation>): ChartObservation => ({
  id: crypto.randomUUID(),
  display: code,
  code,
  category: 'vital-signs',
  status: 'final',
  unit: 'mm[Hg]',
  at: AT,
  ...over,
});
const systolic = (value: number, over: Partial<ChartObservation> = {}) => part('8480-6', { value, ...over });
const diastolic = (value: number, over: Partial<ChartObservation> = {}) => part('8462-4', { value, ...over });
const pulse = part('8867-4', { value: 76, unit: '/min' });
const texts = (list: ChartObservation[]) => withPressures(list).map((each) => valueText(each));

describe('withPressures', () => {
  it('reads the two values of one measurement as one, with the worse flag', () => {
    const [pressure] = withPressures([diastolic(112, { flag: 'H' }), pulse, systolic(198, { flag: 'HH' })]).filter(
      ({ components }) => components,
    );
    expect(pressure && [valueText(pressure), flagOf(pressure)]).toEqual(['198/112', 'HH']);
    expect(texts([diastolic(112), pulse, systolic(198)])).toEqual(['76', '198/112']);
  });

  it('leaves values of two moments, of another certainty or alone as they are', () => {
    expect(texts([systolic(120), diastolic(80, { at: '2026-11-20T09:00:00Z' })])).toEqual(['120', '80']);
    expect(texts([systolic(120), diastolic(80, { comparator: '<' })])).toEqual(['120', '< 80']);
    expect(texts([systolic(120), diastolic(80, { status: 'preliminary' })])).toEqual(['120', '80']);
    expect(texts([systolic(120), pulse])).toEqual(['120', '76']);
  });

  it('does not pair two measurements of one moment', () => {
    expect(texts([systolic(120), systolic(160), diastolic(80), diastolic(95)])).toEqual(['120', '160', '80', '95']);
  });
});

describe('lastPressure', () => {
  const trend = (key: string, value: number, at = AT) => ({ key, display: key, unit: 'mm[Hg]', points: [{ at, value }] });

  it('finds the last two values of one measurement only', () => {
    expect(lastPressure([trend('systolic', 120), trend('diastolic', 80)])?.diastolic.points[0]?.value).toBe(80);
    expect(lastPressure([trend('systolic', 120), trend('diastolic', 80, '2026-11-20T09:00:00Z')])).toBeNull();
    expect(lastPressure([trend('systolic', 120)])).toBeNull();
  });
});
