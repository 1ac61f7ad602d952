import { sql } from 'kysely';
import type { Invariant } from '../../core/invariant.js';

/** What `wardbook doctor --invariants` checks of the bookings. */
export const schedulingInvariants: readonly Invariant[] = [
  {
    name: 'no-double-booking',
    sentence: 'No two timed appointments of a practitioner overlap, unless one is an overbooking.',
    broken: sql`select one.id from appointment as one join appointment as other on other.practitioner_id = one.practitioner_id and other.id > one.id
        and tstzrange(other.starts_at, other.ends_at) && tstzrange(one.starts_at, one.ends_at)
      where one.session_id is null and other.session_id is null and not one.overbooked and not other.overbooked
        and one.origin <> 'walk-in' and other.origin <> 'walk-in'
        and one.status not in ('cancelled', 'noshow') and other.status not in ('cancelled', 'noshow')`,
  },
  {
    name: 'session-capacity',
    sentence: 'No session has given more tokens than it has.',
    broken: sql`select availability.id from appointment join availability on availability.id = appointment.session_id
      where not appointment.overbooked and appointment.status not in ('cancelled', 'noshow')
      group by availability.id, appointment.business_date having count(*) > availability.capacity`,
  },
];
