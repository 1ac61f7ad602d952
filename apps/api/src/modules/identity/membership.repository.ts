import { Injectable } from '@nestjs/common';
import type { Permission } from '@wardbook/contracts/core/permissions';
import { sql } from 'kysely';
import { Db } from '../../core/database/db.js';

export interface WantedMembership {
  facilityId: string;
  roleId: string;
}

/** The users' roles in each facility. A membership is never edited: it ends, and another one begins. */
@Injectable()
export class MembershipRepository {
  constructor(private readonly db: Db) {}

  async current(userId: string): Promise<WantedMembership[]> {
    const { rows } = await sql<WantedMembership>`select facility_id as "facilityId", role_id as "roleId" from membership
      where user_id = ${userId} and tstzrange(valid_from, valid_to) @> transaction_timestamp()`.execute(this.db.q);
    return rows;
  }

  async end(userId: string, { facilityId, roleId }: WantedMembership): Promise<void> {
    await sql`update membership set valid_to = greatest(core.now(), valid_from) where user_id = ${userId} and facility_id = ${facilityId}
      and role_id = ${roleId} and tstzrange(valid_from, valid_to) @> transaction_timestamp()`.execute(this.db.q);
  }

  /** Returns whether it began: neither a retired or unknown role nor an unknown facility can be given. */
  async begin(userId: string, { facilityId, roleId }: WantedMembership): Promise<boolean> {
    const result = await sql`insert into membership (user_id, facility_id, role_id)
      select ${userId}, facility.id, role.id from facility, role
      where facility.id = ${facilityId} and role.id = ${roleId} and role.active for share of role`.execute(this.db.q);
    return result.numAffectedRows === 1n;
  }

  /** Whether a role of the account decides for the whole organisation. */
  async administersOrganisation(userId: string): Promise<boolean> {
    const { rows } = await sql`select from membership join role_permission using (role_id)
      where user_id = ${userId} and permission = 'organisation:administer' and tstzrange(valid_from, valid_to) @> transaction_timestamp()
      limit 1`.execute(this.db.q);
    return rows.length > 0;
  }

  /** The facilities in which a person works as a practitioner now. */
  async facilitiesOfPractitioner(personId: string): Promise<string[]> {
    const { rows } = await sql<{ id: string }>`select distinct practitioner_role.facility_id as id
      from practitioner join practitioner_role on practitioner_role.practitioner_id = practitioner.id
      where practitioner.person_id = ${personId}
        and (practitioner_role.valid_to is null or practitioner_role.valid_to >= today_at(practitioner_role.facility_id))`.execute(
      this.db.q,
    );
    return rows.map(({ id }) => id);
  }

  /** Whether the acting user has a role anywhere. */
  async actorHasRole(roleId: string): Promise<boolean> {
    const { rows } = await sql`select from membership where user_id = ${this.db.actor.userId} and role_id = ${roleId}
      and tstzrange(valid_from, valid_to) @> transaction_timestamp() limit 1`.execute(this.db.q);
    return rows.length > 0;
  }

  async permissionsOf(roleId: string): Promise<Permission[]> {
    const { rows } = await sql<{ permission: Permission }>`select permission from role_permission where role_id = ${roleId}`.execute(
      this.db.q,
    );
    return rows.map(({ permission }) => permission);
  }

  /** Gives the acting user the roles in one facility that they have in another. */
  async copyOfActor(from: string, to: string): Promise<void> {
    await sql`insert into membership (user_id, facility_id, role_id)
      select user_id, ${to}, role_id from membership
      where user_id = ${this.db.actor.userId} and facility_id = ${from}
        and tstzrange(valid_from, valid_to) @> transaction_timestamp()`.execute(this.db.q);
  }
}
