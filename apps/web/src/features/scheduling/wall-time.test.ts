import { describe, expect, it } from 'vitest';
import { addDays, columnsFor, fromWall, hoursAround, toWall } from './wall-time';

describe('wall-clock time', () => {
  it('goes to the zone of the facility and back', () => {
    expect(toWall('2026-11-22T06:30:00Z', 'Africa/Nairobi')).toBe('2026-11-22 09:30:00');
    expect(fromWall('2026-11-22 09:30:00', 'Africa/Nairobi')).toBe('2026-11-22T06:30:00Z');
  });

  it('counts days across months', () => {
    expect(addDays('2026-02-28', 1)).toBe('2026-03-01');
  });

  it('shows whole hours around everything, and office hours at least', () => {
    expect(hoursAround([])).toEqual({ first: '08:00:00', last: '17:00:00' });
    expect(hoursAround(['2026-11-22 06:45:00', '2026-11-22 21:10:00'])).toEqual({ first: '06:00:00', last: '22:00:00' });
    expect(hoursAround(['2026-11-22 23:30:00']).last).toBe('23:59:59');
  });

  it('has columns that fill the screen, and never too narrow to be hit', () => {
    const day = { first: '08:00:00', last: '18:00:00' };
    expect(columnsFor(1_400, day)).toEqual({ intervalMinutes: 30, slotWidth: 61 });
    expect(columnsFor(800, day)).toEqual({ intervalMinutes: 60, slotWidth: 63 });
    expect(columnsFor(300, day)).toEqual({ intervalMinutes: 60, slotWidth: 52 });
    expect(columnsFor(800, { first: '08:00:00', last: '23:59:59' }).slotWidth).toBe(52);
  });
});
