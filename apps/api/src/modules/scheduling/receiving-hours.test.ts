import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  businessDateOf,
  covers,
  daysBetween,
  holdsOn,
  overlaps,
  slotsOf,
  stretchOn,
  tokenTime,
  type WeeklyRule,
  withoutTaken,
} from './receiving-hours.js';

const monday: WeeklyRule = {
  id: 'r',
  practitionerId: 'p',
  weekday: 1,
  starts: '01:00:00',
  ends: '05:00:00',
  kind: 'slots',
  slotMinutes: 30,
  capacity: null,
  walkInCapacity: null,
  validFrom: '2026-01-05',
  validTo: '2026-12-28',
};

const HOUR = 3_600_000;

describe('a weekly rule', () => {
  it('holds on its weekday within its period, both ends included', () => {
    expect(daysBetween('2025-12-29', '2026-01-13').filter((date) => holdsOn(monday, date))).toEqual(['2026-01-05', '2026-01-12']);
    expect(holdsOn(monday, '2026-12-28')).toBe(true);
    expect(holdsOn({ ...monday, validTo: null }, '2027-01-04')).toBe(true);
  });

  it('keeps wall-clock time across a change of the clock', () => {
    const sunday = { ...monday, weekday: 7 };
    const spring = stretchOn(sunday, '2026-03-29', 'Europe/Warsaw');
    const autumn = stretchOn(sunday, '2026-10-25', 'Europe/Warsaw');
    expect((spring.to - spring.from) / HOUR).toBe(3);
    expect((autumn.to - autumn.from) / HOUR).toBe(5);
    expect(businessDateOf(spring.from, 'Europe/Warsaw')).toBe('2026-03-29');
  });
});

describe('slots', () => {
  it('fill the hours without overlapping each other or the end', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1440 }), fc.integer({ min: 5, max: 480 }), (minutes, slot) => {
        const stretch = { from: 0, to: minutes * 60_000 };
        const slots = slotsOf(stretch, slot);
        expect(slots.length).toBe(Math.floor(minutes / slot));
        slots.forEach((each, index) => {
          expect(each.to).toBeLessThanOrEqual(stretch.to);
          expect(each.from).toBe(index * slot * 60_000);
        });
      }),
    );
  });

  it('exclude exactly those that overlap a booking or an absence', () => {
    const stretches = fc
      .tuple(fc.integer({ min: 0, max: 500 }), fc.integer({ min: 1, max: 90 }))
      .map(([from, length]) => ({ from, to: from + length }));
    fc.assert(
      fc.property(fc.array(stretches), fc.array(stretches), (slots, taken) => {
        const free = withoutTaken(slots, taken);
        // Whole numbers: two stretches share time exactly when they share one of its units.
        const minutes = (each: { from: number; to: number }) => Array.from({ length: each.to - each.from }, (_, at) => each.from + at);
        const busy = new Set(taken.flatMap(minutes));
        for (const slot of slots) expect(free.includes(slot)).toBe(!minutes(slot).some((minute) => busy.has(minute)));
      }),
    );
  });
});

describe('two stretches', () => {
  const of = (from: number, to: number) => ({ from, to });

  it('overlap when they share time, and not when one begins as the other ends', () => {
    expect(overlaps(of(9, 10), of(10, 11))).toBe(false);
    expect(overlaps(of(10, 11), of(9, 10))).toBe(false);
    expect(overlaps(of(9, 11), of(10, 12))).toBe(true);
    expect(overlaps(of(9, 12), of(10, 11))).toBe(true);
  });

  it('cover each other up to the edges', () => {
    expect(covers(of(9, 12), of(9, 12))).toBe(true);
    expect(covers(of(9, 12), of(9, 13))).toBe(false);
    expect(covers(of(9, 12), of(8, 12))).toBe(false);
  });
});

describe('the time of a token', () => {
  it('divides the session evenly, and what is beyond the capacity comes at the end', () => {
    const session = { from: 0, to: 60 * 60_000 };
    const minutes = [1, 2, 4, 5, 9].map((token) => tokenTime(session, 4, token)).map(({ from, to }) => [from / 60_000, to / 60_000]);
    expect(minutes).toEqual([
      [0, 15],
      [15, 30],
      [45, 60],
      [45, 60],
      [45, 60],
    ]);
  });

  it('lies in the session and never before that of a smaller number', () => {
    fc.assert(
      fc.property(fc.integer({ min: 10, max: 600 }), fc.integer({ min: 1, max: 500 }), (minutes, capacity) => {
        const session = { from: 0, to: minutes * 60_000 };
        let before = 0;
        for (let token = 1; token <= capacity + 3; token += 1) {
          const time = tokenTime(session, capacity, token);
          expect(time.from).toBeGreaterThanOrEqual(before);
          expect(time.from).toBeLessThan(session.to);
          expect(time.to).toBeGreaterThan(time.from);
          before = time.from;
        }
      }),
    );
  });
});
