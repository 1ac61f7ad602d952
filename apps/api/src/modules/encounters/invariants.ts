import { sql } from 'kysely';
import type { Invariant } from '../../core/invariant.js';

/** What `wardbook doctor --invariants` checks of the visits. */
export const encountersInvariants: readonly Invariant[] = [
  {
    name: 'arrivals-have-visits',
    sentence: 'Every patient who arrived for an appointment has a visit.',
    broken: sql`select id from appointment where status in ('arrived', 'fulfilled')
      and not exists (select from visit where visit.appointment_id = appointment.id)`,
  },
];
