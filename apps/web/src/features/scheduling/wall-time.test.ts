import { describe, expect, it } from 'vitest';
import { addDays, columnsFor, fromWall, hoursAround, scrollTimeFor, toWall } from './wall-time';

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

  it('has half hours that fill the screen, and never too narrow for a name', () => {
    const day = { first: '08:00:00', last: '18:00:00' };
    expect(columnsFor(2_400, day)).toEqual({ intervalMinutes: 30, slotWidth: 111 });
    expect(columnsFor(800, day)).toEqual({ intervalMinutes: 30, slotWidth: 88 });
    expect(columnsFor(800, { first: '08:00:00', last: '23:59:59' }).slotWidth).toBe(88);
  });

  it('scrolls first to where something happens', () => {
    expect(scrollTimeFor('2026-11-22', '2026-11-22 14:25:00', [])).toBe('13:00:00');
    expect(scrollTimeFor('2026-11-22', '2026-11-22 00:25:00', [])).toBe('00:00:00');
    expect(scrollTimeFor('2026-11-23', '2026-11-22 14:25:00', ['2026-11-23 11:30:00', '2026-11-23 09:00:00'])).toBe('09:00:00');
    expect(scrollTimeFor('2026-11-23', '2026-11-22 14:25:00', [])).toBe('08:00:00');
  });
});
