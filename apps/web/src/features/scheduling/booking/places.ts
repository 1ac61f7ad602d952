import type { FreePlace, Place } from '@wardbook/contracts/scheduling/appointments';

export function placeOf(place: FreePlace): Place {
  return place.kind === 'session'
    ? { kind: 'session', sessionId: place.availabilityId, businessDate: place.businessDate }
    : { kind: 'slots', practitionerId: place.practitionerId, startsAt: place.startsAt, endsAt: place.endsAt };
}

export function isSame(value: Place | null, place: FreePlace): boolean {
  if (value?.kind === 'session') return value.sessionId === place.availabilityId && value.businessDate === place.businessDate;
  return value !== null && value.practitionerId === place.practitionerId && Date.parse(value.startsAt) === Date.parse(place.startsAt);
}

export const parts = ['morning', 'afternoon', 'evening'] as const;
type Part = (typeof parts)[number];

export function partOf(hour: number): Part {
  if (hour < 12) return 'morning';
  return hour < 17 ? 'afternoon' : 'evening';
}

/** One place for each time: with anyone, several practitioners may be free at the same time, and the first of them is offered. */
export function oneForEachTime(slots: readonly FreePlace[], value: Place | null): FreePlace[] {
  const byTime = new Map<string, FreePlace>();
  for (const slot of slots) {
    if (!byTime.has(slot.startsAt) || isSame(value, slot)) byTime.set(slot.startsAt, slot);
  }
  return [...byTime.values()];
}
