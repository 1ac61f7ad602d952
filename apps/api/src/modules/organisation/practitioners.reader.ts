import { Injectable } from '@nestjs/common';
import type { Profession } from '@wardbook/contracts/organisation/practitioners';
import { sql } from 'kysely';
import { Db } from '../../core/database/db.js';
import { HOLDS_TODAY } from './practitioner-role.repository.js';

export interface PractitionerHere {
  id: string;
  /** As on a door: `Dr. Amina Otieno`. */
  name: string;
  active: boolean;
  outside: boolean;
  /** Their roles today in the facility of the running request; empty when there are none. */
  roles: {
    departmentId: string | null;
    profession: Profession;
    speciality: string | null;
    licenceNumber: string | null;
    fee: string | null;
    feeCurrency: string | null;
  }[];
}

/** What other modules may ask about practitioners. */
@Injectable()
export class Practitioners {
  constructor(private readonly db: Db) {}

  async find(id: string): Promise<PractitionerHere | undefined> {
    return (await this.findMany([id]))[0];
  }

  async findMany(ids: readonly string[]): Promise<PractitionerHere[]> {
    const { rows } = await sql<PractitionerHere>`
      select practitioner.id, concat_ws(' ', person.prefix, given_name, family_name) as name, practitioner.active, outside,
        coalesce((select jsonb_agg(jsonb_build_object('departmentId', department_id, 'profession', profession, 'speciality', speciality,
            'licenceNumber', licence_number, 'fee', trim_scale(fee)::text, 'feeCurrency', fee_currency) order by valid_from)
          from practitioner_role where practitioner_id = practitioner.id and facility_id = core.facility_id() and ${HOLDS_TODAY}), '[]') as roles
      from practitioner join person on person.id = practitioner.person_id
      where practitioner.id = any(${[...ids]}::uuid[]) order by family_name, given_name`.execute(this.db.q);
    return rows;
  }

  /** The practitioner behind a user, or null: not every user gives care. */
  async idOfUser(userId: string): Promise<string | null> {
    const { rows } = await sql<{ id: string }>`select practitioner.id from practitioner
      join user_account on user_account.person_id = practitioner.person_id where user_account.id = ${userId}`.execute(this.db.q);
    return rows[0]?.id ?? null;
  }
}
