import { Injectable } from '@nestjs/common';
import type { Permission } from '@wardbook/contracts/core/permissions';
import type { ModuleName } from '@wardbook/contracts/organisation/facility';
import { settingsCatalogue } from '@wardbook/contracts/organisation/settings';
import { sql } from 'kysely';
import { Db } from '../database/db.js';

export interface FacilityGrant {
  facilityId: string;
  code: string;
  modules: ModuleName[];
  roles: string[];
  permissions: Permission[];
}

export interface SessionContext {
  sessionId: string;
  userId: string;
  startedAt: string;
  lastActiveAt: string;
  expiresAt: string;
  endedAt: string | null;
  /** When the password was last given again. */
  confirmedAt: string | null;
  idleMinutes: number;
  /** The password came from an admin: until it is changed the session can do nothing else. */
  mustChangePassword: boolean;
  facilities: FacilityGrant[];
  /** The version of everything that decides access, as of this reading. */
  version: number | null;
  /** When a membership or a setting that was read here ends, or one of the future begins. */
  goodUntil: string | null;
}

/** Minutes without a request after which a session ends, unless the organisation sets another number. */
const DEFAULT_IDLE_MINUTES = settingsCatalogue['session.idle-minutes'].initial;

/** Reads the session behind a request. It runs outside the request's transaction, because the guard comes first. */
@Injectable()
export class SessionRepository {
  constructor(private readonly db: Db) {}

  /** The session with what its user may do where, in one statement, or null when there is none. */
  async find(sessionId: string): Promise<SessionContext | null> {
    const { rows } = await sql<SessionContext>`
      select session.id as "sessionId", session.user_id as "userId", session.started_at as "startedAt",
        session.last_active_at as "lastActiveAt", session.expires_at as "expiresAt", session.ended_at as "endedAt",
        session.confirmed_at as "confirmedAt",
        user_account.one_time_password_until is not null as "mustChangePassword",
        coalesce((select (value #>> '{}')::int from setting where key = 'session.idle-minutes' and facility_id is null and valid_from <= now()
          order by valid_from desc limit 1), ${DEFAULT_IDLE_MINUTES}) as "idleMinutes",
        coalesce((select jsonb_agg(jsonb_build_object('facilityId', facility.id, 'code', facility.code, 'modules', facility.modules,
            'roles', user_permission.roles, 'permissions', user_permission.permissions) order by facility.name)
          from user_permission join facility on facility.id = user_permission.facility_id
          where user_permission.user_id = session.user_id), '[]') as facilities,
        (select number from core.access_version) as version,
        least((select min(edge) from membership cross join lateral (values (valid_from), (valid_to)) as edges (edge)
            where membership.user_id = session.user_id and edge > now()),
          (select min(valid_from) from setting where valid_from > now())) as "goodUntil"
      from session join user_account on user_account.id = session.user_id and user_account.active
      where session.id = ${sessionId}`.execute(this.db.outside);
    return rows[0] ?? null;
  }

  /** Notes activity, at most twice a minute, so that a busy screen does not write with every request. */
  async touch(sessionId: string): Promise<void> {
    await sql`update session set last_active_at = now()
      where id = ${sessionId} and last_active_at < now() - interval '30 seconds'`.execute(this.db.outside);
  }

  async endIdle(sessionId: string): Promise<void> {
    await sql`update session set ended_at = now(), end_reason = 'idle'
      where id = ${sessionId} and ended_at is null`.execute(this.db.outside);
  }
}
