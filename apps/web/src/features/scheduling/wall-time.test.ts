import { describe, expect, it } from 'vitest';
import { addDays, fromWall, hourOf, minuteOf } from './wall-time';

describe('wall-clock time', () => {
  it('goes from the zone of the facility to a moment', () => {
    expect(fromWall('2026-11-22 09:30:00', 'Africa/Nairobi')).toBe('2026-11-22T06:30:00Z');
  });

  it('counts days across months', () => {
    expect(addDays('2026-02-28', 1)).toBe('2026-03-01');
  });

  it('follows the zone of the facility, not that of the browser', () => {
    expect(hourOf('2026-11-22T21:30:00Z', 'Africa/Nairobi')).toBe(0);
    expect(minuteOf('2026-11-22T06:30:00Z', '2026-11-22', 'Africa/Nairobi')).toBe(570);
    expect(minuteOf('2026-11-22T21:30:00Z', '2026-11-22', 'Africa/Nairobi')).toBe(1470);
    expect(minuteOf('2026-11-21T20:00:00Z', '2026-11-22', 'Africa/Nairobi')).toBe(-60);
  });
});
