import { describe, expect, it } from 'vitest';
import { measuredVital } from './vital-units.js';

describe('a vital sign in another unit', () => {
  it.each([
    ['8310-5', 98.6, '[degF]', 'temperature', 37],
    ['8310-5', 101.3, '°F', 'temperature', 38.5],
    ['29463-7', 223.2, '[lb_av]', 'weight', 101.24],
    ['3141-9', 3450, 'g', 'weight', 3.45],
    ['8302-2', 70, '[in_i]', 'height', 177.8],
    ['8302-2', 1.75, 'm', 'height', 175],
    ['8480-6', 16, 'kPa', 'systolic', 120],
    ['2339-0', 90, 'mg/dL', 'glucose', 5],
  ] as const)('%s of %d %s is converted and says what was stated', (code, value, unit, key, converted) => {
    expect(measuredVital(code, value, unit)).toEqual({ key, value: converted, stated: { value, unit } });
  });

  it.each([
    ['8867-4', 80, '{beats}/min'],
    ['8867-4', 80, '1/min'],
    ['8867-4', 80, 'bpm'],
    ['8310-5', 36.85, '°C'],
    ['8310-5', 36.85, 'Cel'],
  ] as const)('%s of %d %s is the same unit, and keeps every decimal', (code, value, unit) => {
    expect(measuredVital(code, value, unit)).toMatchObject({ value, stated: null });
  });

  it.each([
    ['29463-7', 70, 'cm'],
    ['29463-7', 70, 'stones or so'],
    ['29463-7', 70, null],
    ['718-7', 12, 'g/dL'],
  ] as const)('%s of %d %s is none', (code, value, unit) => {
    expect(measuredVital(code, value, unit)).toBeNull();
  });
});
