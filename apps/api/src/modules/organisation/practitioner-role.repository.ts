import { Injectable } from '@nestjs/common';
import type { Input } from '@wardbook/contracts/core/endpoint';
import type { addPractitionerRole } from '@wardbook/contracts/organisation/practitioners';
import { type RawBuilder, sql } from 'kysely';
import { Db } from '../../core/database/db.js';

export type RoleDetails = Input<typeof addPractitionerRole>['body'];

/** Both days of a role's period count, on the calendar of its own facility. */
export const HOLDS_TODAY = sql`daterange(valid_from, valid_to, '[]') @> today_at(practitioner_role.facility_id)`;

/** The roles of the practitioner of the row around it, newest first, as the contract writes them. */
export function rolesOf(condition: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`coalesce((select jsonb_agg(jsonb_build_object('id', practitioner_role.id,
        'facility', jsonb_build_object('id', facility.id, 'name', facility.name),
        'department', case when department.id is not null then jsonb_build_object('id', department.id, 'name', department.name) end,
        'profession', profession, 'speciality', speciality, 'licenceNumber', licence_number, 'licenceExpiresOn', licence_expires_on,
        'fee', trim_scale(fee)::text, 'feeCurrency', fee_currency, 'validFrom', valid_from, 'validTo', valid_to,
        'version', practitioner_role.version) order by valid_from desc, practitioner_role.id)
      from practitioner_role join facility on facility.id = practitioner_role.facility_id
      left join department on department.id = practitioner_role.department_id
      where practitioner_id = practitioner.id and ${condition}), '[]')`;
}

/** Roles are written in the facility of the running request only. */
@Injectable()
export class PractitionerRoleRepository {
  constructor(private readonly db: Db) {}

  async insert(practitionerId: string, details: RoleDetails): Promise<void> {
    const row = { practitioner_id: practitionerId, facility_id: this.db.facilityId, ...columnsOf(details) };
    await this.db.q.insertInto('practitioner_role').values(row).execute();
  }

  /** The facilities in which the practitioner works now. */
  async facilitiesOf(practitionerId: string): Promise<string[]> {
    const { rows } = await sql<{ id: string }>`select distinct practitioner_role.facility_id as id from practitioner_role
      join facility on facility.id = practitioner_role.facility_id and facility.active
      where practitioner_id = ${practitionerId} and ${HOLDS_TODAY}`.execute(this.db.q);
    return rows.map(({ id }) => id);
  }

  async update(practitionerId: string, id: string, version: number, details: RoleDetails): Promise<boolean> {
    const query = this.db.q.updateTable('practitioner_role').set(columnsOf(details)).where('id', '=', id).where('version', '=', version);
    const own = query.where('practitioner_id', '=', practitionerId).where('facility_id', '=', this.db.facilityId);
    return (await own.executeTakeFirst()).numUpdatedRows === 1n;
  }
}

function columnsOf(details: RoleDetails) {
  return {
    department_id: details.departmentId ?? null,
    profession: details.profession,
    speciality: details.speciality || null,
    licence_number: details.licenceNumber || null,
    licence_expires_on: details.licenceExpiresOn ?? null,
    fee: details.fee ?? null,
    fee_currency: details.feeCurrency ?? null,
    valid_from: details.validFrom,
    valid_to: details.validTo ?? null,
  };
}
