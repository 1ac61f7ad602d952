import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { Db } from '../../core/database/db.js';
import { PatientFacts } from '../patients/index.js';

/** Tells the list of patients when each of them is booked next in this facility. */
@Injectable()
export class NextAppointments {
  constructor(
    private readonly db: Db,
    facts: PatientFacts,
  ) {
    facts.offer('nextAppointmentAt', { permission: 'appointment:read', module: 'scheduling', read: (ids) => this.read(ids) });
  }

  private async read(ids: readonly string[]) {
    const { rows } = await sql<{ id: string; at: string }>`
      select patient.id, next.starts_at as at from unnest(${ids}::uuid[]) as patient (id)
      cross join lateral (
        select starts_at from appointment where patient_id = patient.id and status = 'booked' and starts_at >= core.now()
        order by starts_at limit 1
      ) as next`.execute(this.db.q);
    return new Map(rows.map(({ id, at }) => [id, at] as const));
  }
}
