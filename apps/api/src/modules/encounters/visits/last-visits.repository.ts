import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { Db } from '../../../core/database/db.js';
import { PatientFacts } from '../../patients/index.js';

/** Tells the list of patients when each of them was last here, in whichever facility. */
@Injectable()
export class LastVisits {
  constructor(
    private readonly db: Db,
    facts: PatientFacts,
  ) {
    facts.offer('lastVisitAt', { permission: 'visit:read', module: 'encounters', read: (ids) => this.read(ids) });
  }

  private async read(ids: readonly string[]) {
    const { rows } = await sql<{ id: string; at: string }>`
      select patient.id, last.started_at as at from unnest(${ids}::uuid[]) as patient (id)
      cross join lateral (
        select started_at from visit where patient_id = patient.id and status not in ('planned', 'cancelled', 'entered-in-error')
        order by started_at desc limit 1
      ) as last`.execute(this.db.q);
    return new Map(rows.map(({ id, at }) => [id, at] as const));
  }
}
