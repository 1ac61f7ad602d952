import type { Sabotage } from '../sabotage.ts';

const HERE = 'apps/api/src/modules/scheduling';
const CREATE = 'apps/api/migrations/202611221630_scheduling_create.sql';
const HOURS = `${HERE}/receiving-hours.test.ts`;

/** Hours, bookings and tokens. */
export const schedulingRules: readonly Sabotage[] = [
  {
    breaks: 'Two times that only touch do not overlap',
    file: `${HERE}/receiving-hours.ts`,
    from: `one.from < other.to && other.from < one.to`,
    to: `one.from <= other.to && other.from <= one.to`,
    tests: HOURS,
  },
  {
    breaks: 'A token is expected at its own time and not one later',
    file: `${HERE}/receiving-hours.ts`,
    from: `session.from + (token - 1) * length`,
    to: `session.from + token * length`,
    tests: HOURS,
  },
  {
    breaks: 'A token beyond the capacity is expected at the end of the session',
    file: `${HERE}/receiving-hours.ts`,
    from: `Math.min(session.from + (token - 1) * length, last)`,
    to: `session.from + (token - 1) * length`,
    tests: HOURS,
  },
  {
    breaks: 'A weekly rule holds on its last day',
    file: `${HERE}/receiving-hours.ts`,
    from: `date <= rule.validTo`,
    to: `date < rule.validTo`,
    tests: HOURS,
  },
  {
    breaks: 'A slot fits into the hours whole',
    file: `${HERE}/receiving-hours.ts`,
    from: `from + length <= stretch.to`,
    to: `from < stretch.to`,
    tests: HOURS,
  },
  {
    breaks: 'A booking may begin and end with the hours',
    file: `${HERE}/receiving-hours.ts`,
    from: `whole.from <= part.from && part.to <= whole.to`,
    to: `whole.from < part.from && part.to < whole.to`,
    tests: [HOURS, `${HERE}/booking.api.test.ts`],
  },
  {
    breaks: 'A practitioner is booked once at a time, for every writer',
    file: CREATE,
    from: `  constraint appointment_not_double_booked exclude using gist (
    practitioner_id with =, tstzrange(starts_at, ends_at) with &&
  ) where (session_id is null`,
    to: `  constraint appointment_not_double_booked exclude using gist (
    practitioner_id with =, tstzrange(starts_at, ends_at) with &&
  ) where (session_id is not null and session_id is null`,
    tests: `${HERE}/booking.api.test.ts`,
  },
  {
    breaks: 'A token is given once',
    file: `${HERE}/place-finder.ts`,
    from: `    this.appointments.lockLater(rule.practitionerId);
    const tokenNumber`,
    to: `    const tokenNumber`,
    tests: HERE,
  },
  {
    breaks: 'A session keeps its places for walk-ins',
    file: CREATE,
    from: `taken_booked >= session.capacity - session.walk_in_capacity`,
    to: `taken_booked >= session.capacity`,
    tests: `${HERE}/booking.api.test.ts`,
  },
  {
    breaks: 'A session gives no more tokens than it has',
    file: CREATE,
    from: `if taken_in_all >= session.capacity
    or (`,
    to: `if (`,
    tests: `${HERE}/booking.api.test.ts`,
  },
  {
    breaks: 'A number is never given twice, even after a cancellation',
    file: `${HERE}/appointment.repository.ts`,
    from: `return (last ?? 0) + 1;`,
    to: `return last ?? 1;`,
    tests: `${HERE}/booking.api.test.ts`,
  },
  {
    breaks: 'An overbooking needs its permission',
    file: `${HERE}/place-finder.ts`,
    from: `if (overbook && !this.db.actor.permissions.has('appointment:overbook')) {`,
    to: `if (overbook && this.db.actor.kind !== 'user') {`,
    tests: `${HERE}/booking.api.test.ts`,
  },
  {
    breaks: 'The past cannot be booked',
    file: `${HERE}/place-finder.ts`,
    from: `if (time.to <= this.clock.now().getTime()) throw`,
    to: `if (time.to <= 0) throw`,
    tests: `${HERE}/booking-edges.api.test.ts`,
  },
  {
    breaks: 'Nothing is booked outside the hours',
    file: `${HERE}/place-finder.ts`,
    from: `if (!rule && !overbooks) throw new Problem('outside-availability');`,
    to: ``,
    tests: `${HERE}/booking.api.test.ts`,
  },
  {
    breaks: 'Nothing is booked during an absence',
    file: `${HERE}/place-finder.ts`,
    from: `if (ground.isAway && !overbooks) throw unavailable(...AWAY);`,
    to: ``,
    tests: `${HERE}/booking.api.test.ts`,
  },
  {
    breaks: 'No token is given for a session during an absence',
    file: `${HERE}/place-finder.ts`,
    from: `if (!overbooks) await this.refuseAbsence(rule.practitionerId, session);`,
    to: ``,
    tests: `${HERE}/closings.api.test.ts`,
  },
  {
    breaks: 'A practitioner who has left is not booked',
    file: `${HERE}/place-finder.ts`,
    from: `    if (!ground.isHere) throw unavailable(...HAS_LEFT);\n`,
    to: ``,
    tests: `${HERE}/closings.api.test.ts`,
  },
  {
    breaks: 'A patient who has died is not booked',
    file: `${HERE}/booking.service.ts`,
    from: `this.places.resolve(input.place, input.overbook), this.patients.refuseDeceased(input.patientId)]`,
    to: `this.places.resolve(input.place, input.overbook)]`,
    tests: `${HERE}/booking-edges.api.test.ts`,
  },
  {
    breaks: 'A check-in waits for its day',
    file: `${HERE}/booking.service.ts`,
    from: `if (current.businessDate > (await this.today())) throw`,
    to: `if (current.businessDate > '9999-01-01') throw`,
    tests: `${HERE}/booking.api.test.ts`,
  },
  {
    breaks: 'A patient is marked as absent after the time only',
    file: `${HERE}/booking.service.ts`,
    from: `if (Date.parse(current.startsAt) > this.clock.now().getTime())`,
    to: `if (Date.parse(current.startsAt) < 0)`,
    tests: `${HERE}/booking.api.test.ts`,
  },
  {
    breaks: 'A cancelled appointment is not revived',
    file: `${HERE}/appointment-status.ts`,
    from: `    cancelled: {},\n`,
    to: `    cancelled: { arrived: ['checkIn'] },\n`,
    tests: [HERE, 'apps/api/src/states.test.ts'],
  },
  {
    breaks: 'A department with bookings ahead is not closed',
    file: `${HERE}/closings.ts`,
    from: `left('future-appointments', await appointments.bookingsAhead({ [column]: id }))`,
    to: `left('future-appointments', 0 * (await appointments.bookingsAhead({ [column]: id })))`,
    tests: `${HERE}/closings.api.test.ts`,
  },
  {
    breaks: 'A booking during an absence is on the list to re-book',
    file: `${HERE}/appointment.repository.ts`,
    from: `then 'away'`,
    to: `then null`,
    tests: `${HERE}/closings.api.test.ts`,
  },
  {
    breaks: 'A practitioner is at one place at a time',
    file: CREATE,
    from: `    daterange(valid_from, valid_to, '[]') with &&
  )
);
create index availability_by_day`,
    to: `    daterange(valid_from, valid_to, '[]') with &&
  ) where (false)
);
create index availability_by_day`,
    tests: `${HERE}/closings.api.test.ts`,
  },
];
