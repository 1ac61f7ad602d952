import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  businessDateOf,
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
        for (const slot of slots) expect(free.includes(slot)).toBe(!taken.some((other) => overlaps(slot, other)));
      }),
    );
  });
});

describe('the time of a token', () => {
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
