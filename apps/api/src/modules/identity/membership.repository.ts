import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { Db } from '../../core/database/db.js';

export interface WantedMembership {
  facilityId: string;
  roleId: string;
}

/** Who has which role where. A membership is never edited: it ends, and another one begins. */
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

  /** Answers whether it began: neither a retired or unknown role nor an unknown facility can be given. */
  async begin(userId: string, { facilityId, roleId }: WantedMembership): Promise<boolean> {
    const result = await sql`insert into membership (user_id, facility_id, role_id)
      select ${userId}, facility.id, role.id from facility, role
      where facility.id = ${facilityId} and role.id = ${roleId} and role.active for share of role`.execute(this.db.q);
    return result.numAffectedRows === 1n;
  }

  /** The facilities in which the acting user manages users now. */
  async managedByActor(): Promise<Set<string>> {
    const { rows } = await sql<{ id: string }>`select facility_id as id from user_permission
      where user_id = ${this.db.actor.userId} and 'user:manage' = any(permissions)`.execute(this.db.q);
    return new Set(rows.map(({ id }) => id));
  }

  get actorId(): string | null {
    return this.db.actor.userId;
  }

  /** Whether the acting user manages roles in the facility, or may do there all that the roles allow. The system itself may. */
  async actorMayGrant(facilityId: string, roleIds: readonly string[]): Promise<boolean> {
    if (this.actorId === null) return true;
    const { rows } = await sql<{ may: boolean }>`select 'role:manage' = any(own.permissions) or not exists (
        select from role_permission where role_id = any(${roleIds}::uuid[]) and permission <> all(own.permissions)) as may
      from user_permission as own where own.user_id = ${this.actorId} and own.facility_id = ${facilityId}`.execute(this.db.q);
    return rows[0]?.may ?? false;
  }

  /** Whether the acting user has a role anywhere. */
  async actorHasRole(roleId: string): Promise<boolean> {
    const { rows } = await sql`select from membership where user_id = ${this.actorId} and role_id = ${roleId}
      and tstzrange(valid_from, valid_to) @> transaction_timestamp() limit 1`.execute(this.db.q);
    return rows.length > 0;
  }

  /** Gives the acting user the roles in one facility that they have in another. */
  async copyOfActor(from: string, to: string): Promise<void> {
    await sql`insert into membership (user_id, facility_id, role_id)
      select user_id, ${to}, role_id from membership
      where user_id = ${this.db.actor.userId} and facility_id = ${from}
        and tstzrange(valid_from, valid_to) @> transaction_timestamp()`.execute(this.db.q);
  }
}
