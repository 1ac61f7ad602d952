import { Injectable } from '@nestjs/common';
import type { FacilityAccess, Me } from '@wardbook/contracts/identity/sessions';
import { sql } from 'kysely';
import { type SessionContext, SessionRepository } from '../../core/auth/session.repository.js';
import { Tokens } from '../../core/auth/tokens.js';
import type { Actor } from '../../core/database/actor.js';
import { Db } from '../../core/database/db.js';
import { found } from '../../core/problem.error.js';

interface MeRow {
  email: string;
  givenName: string;
  familyName: string;
  language: string;
  practitionerId: string | null;
  mustChangePassword: boolean;
  organisation: Me['organisation'];
  facilities: FacilityAccess[];
}

/** Returns the signed-in user with their permissions in each facility. */
@Injectable()
export class MeReader {
  constructor(
    private readonly db: Db,
    private readonly sessions: SessionRepository,
    private readonly tokens: Tokens,
  ) {}

  /** For whom has just signed in, outside any transaction. */
  async welcome(actor: Actor, sessionId: string): Promise<Me> {
    const session = found(await this.sessions.find(sessionId));
    return await this.db.read({ ...actor, kind: 'user', userId: session.userId }, () => this.read(session));
  }

  async read({ userId, sessionId, idleMinutes, expiresAt }: SessionContext): Promise<Me> {
    const row = found(await this.row(userId));
    return {
      user: {
        id: userId,
        email: row.email,
        name: `${row.givenName} ${row.familyName}`,
        initials: initialsOf(row.givenName, row.familyName),
        language: row.language,
        practitionerId: row.practitionerId,
        mustChangePassword: row.mustChangePassword,
      },
      organisation: row.organisation,
      facilities: row.facilities,
      session: { id: sessionId, idleMinutes, expiresAt },
      draftKey: this.tokens.draftKey(userId),
    };
  }

  private async row(userId: string): Promise<MeRow | undefined> {
    const { rows } = await sql<MeRow>`
      select user_account.email, person.given_name as "givenName", person.family_name as "familyName", user_account.language,
        (select practitioner.id from practitioner where practitioner.person_id = person.id and practitioner.active) as "practitionerId",
        user_account.one_time_password_until is not null as "mustChangePassword", (select jsonb_build_object('name', name, 'country', country) from organisation) as organisation,
        coalesce((select jsonb_agg(jsonb_build_object('id', facility.id, 'code', facility.code, 'name', facility.name, 'kind', facility.kind,
            'timeZone', facility.time_zone, 'currency', facility.currency, 'modules', facility.modules,
            'roles', user_permission.roles, 'permissions', user_permission.permissions) order by facility.name)
          from user_permission join facility on facility.id = user_permission.facility_id
          where user_permission.user_id = user_account.id), '[]') as facilities
      from user_account join person on person.id = user_account.person_id
      where user_account.id = ${userId}`.execute(this.db.q);
    return rows[0];
  }
}

function initialsOf(...names: string[]): string {
  return names
    .map((name) => [...name][0] ?? '')
    .join('')
    .toUpperCase();
}
