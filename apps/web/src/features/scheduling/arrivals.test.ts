import type { Appointment, FreePlace } from '@wardbook/contracts/scheduling/appointments';
import { describe, expect, it } from 'vitest';
import { arrivalGroups } from './arrivals';
import { isSame, oneForEachTime, partOf, placeOf } from './booking/places';

const one = (id: string, status: Appointment['status'], arrivedAt: string | null = null) =>
  ({ id, status, arrivedAt, startsAt: '2026-11-30T06:00:00Z' }) as Appointment;

describe('the people of a day', () => {
  it('stand in the order in which the desk needs them, and a finished day says what became of each', () => {
    const people = [
      one('seen', 'fulfilled'),
      one('late', 'arrived', '2026-11-30T06:20:00Z'),
      one('early', 'arrived', '2026-11-30T05:50:00Z'),
      one('called', 'arrived', '2026-11-30T05:40:00Z'),
      one('missed', 'noshow'),
      one('off', 'cancelled'),
      one('coming', 'booked'),
    ];
    const groups = arrivalGroups(people, new Set(['called'])).map(({ kind, appointments }) => [kind, appointments.map(({ id }) => id)]);
    expect(groups).toEqual([
      ['waiting', ['early', 'late']],
      ['inside', ['called']],
      ['booked', ['coming']],
      ['fulfilled', ['seen']],
      ['noshow', ['missed']],
      ['cancelled', ['off']],
    ]);
  });
});

const slot = (practitionerId: string, startsAt: string) =>
  ({ kind: 'slots', practitionerId, availabilityId: practitionerId, startsAt, endsAt: startsAt, businessDate: '2026-11-30' }) as FreePlace;

describe('the times of a day', () => {
  it('fall into morning, afternoon and evening at noon and at five', () => {
    expect([0, 11, 12, 16, 17, 23].map(partOf)).toEqual(['morning', 'morning', 'afternoon', 'afternoon', 'evening', 'evening']);
  });

  it('stand once with anyone, and for the practitioner who is chosen', () => {
    const both = [slot('a', '2026-11-30T06:00:00Z'), slot('b', '2026-11-30T06:00:00Z'), slot('b', '2026-11-30T06:30:00Z')];
    const [, ofB] = both as [FreePlace, FreePlace, FreePlace];
    expect(oneForEachTime(both, null).map(({ practitionerId }) => practitionerId)).toEqual(['a', 'b']);
    expect(oneForEachTime(both, placeOf(ofB)).map(({ practitionerId }) => practitionerId)).toEqual(['b', 'b']);
  });

  it('match in every way to write the moment', () => {
    const place = {
      kind: 'slots' as const,
      practitionerId: 'a',
      startsAt: '2026-11-30T09:00:00+03:00',
      endsAt: '2026-11-30T09:20:00+03:00',
    };
    expect(isSame(place, slot('a', '2026-11-30T06:00:00Z'))).toBe(true);
    expect(isSame(place, slot('b', '2026-11-30T06:00:00Z'))).toBe(false);
    expect(isSame(null, slot('a', '2026-11-30T06:00:00Z'))).toBe(false);
  });
});
