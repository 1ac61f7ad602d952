import { Injectable } from '@nestjs/common';
import type { Input } from '@wardbook/contracts/core/endpoint';
import type { listUsers, User } from '@wardbook/contracts/identity/users';
import { type RawBuilder, sql } from 'kysely';
import { z } from 'zod';
import { decodeCursor, encodeCursor } from '../../core/database/cursor.js';
import { Db } from '../../core/database/db.js';

type Query = Input<typeof listUsers>['query'];

interface Name {
  givenName: string;
  familyName: string;
}

const place = z.tuple([z.string(), z.string(), z.uuid()]);

/** The accounts as an admin sees them. Signing in has its own repository, which alone reads password hashes. */
@Injectable()
export class UserRepository {
  constructor(private readonly db: Db) {}

  async list(query: Query): Promise<{ items: User[]; nextCursor: string | null }> {
    const turned = query.sort === '-name';
    const direction = turned ? sql`desc` : sql`asc`;
    const { rows } = await sql<User>`${SELECTION} where ${filter(query, turned)}
      order by family_name ${direction}, given_name ${direction}, user_account.id ${direction} limit ${query.limit + 1}`.execute(this.db.q);
    const items = rows.slice(0, query.limit);
    const last = items.at(-1);
    const isMore = rows.length > query.limit && last;
    return { items, nextCursor: isMore ? encodeCursor([last.familyName, last.givenName, last.id]) : null };
  }

  async find(id: string): Promise<User | undefined> {
    const { rows } = await sql<User>`${SELECTION} where user_account.id = ${id}`.execute(this.db.q);
    return rows[0];
  }

  async insertPerson({ givenName, familyName }: Name, email: string): Promise<string> {
    const query = this.db.q.insertInto('person').values({ given_name: givenName, family_name: familyName, email });
    return (await query.returning('id').executeTakeFirstOrThrow()).id;
  }

  async insert(personId: string, email: string, passwordHash: string, validHours: number): Promise<string> {
    const { rows } = await sql<{ id: string }>`insert into user_account (person_id, email, password_hash, one_time_password_until)
      values (${personId}, ${email}, ${passwordHash}, now() + ${validHours} * interval '1 hour') returning id`.execute(this.db.q);
    return rows[0]?.id ?? '';
  }

  async update(id: string, version: number, email: string): Promise<boolean> {
    return await this.change(id, version, { email });
  }

  async setActive(id: string, version: number, active: boolean): Promise<boolean> {
    return await this.change(id, version, { active });
  }

  async rename(userId: string, { givenName, familyName }: Name): Promise<void> {
    const person = this.db.q.selectFrom('user_account').select('person_id').where('id', '=', userId);
    await this.db.q.updateTable('person').set({ given_name: givenName, family_name: familyName }).where('id', '=', person).execute();
  }

  async setOneTimePassword(id: string, passwordHash: string, validHours: number): Promise<void> {
    await sql`update user_account set password_hash = ${passwordHash}, one_time_password_until = now() + ${validHours} * interval '1 hour'
      where id = ${id}`.execute(this.db.q);
  }

  async endSessions(userId: string, endReason: 'deactivated' | 'password-changed'): Promise<void> {
    await sql`update session set ended_at = now(), end_reason = ${endReason} where user_id = ${userId} and ended_at is null`.execute(
      this.db.q,
    );
  }

  private async change(id: string, version: number, values: { email?: string; active?: boolean }): Promise<boolean> {
    const query = this.db.q.updateTable('user_account').set(values).where('id', '=', id).where('version', '=', version);
    return (await query.executeTakeFirst()).numUpdatedRows === 1n;
  }
}

const SELECTION = sql`select user_account.id, person.id as "personId", given_name as "givenName", family_name as "familyName",
    concat_ws(' ', person.prefix, given_name, family_name) as name, user_account.email,
    (select practitioner.id from practitioner where practitioner.person_id = person.id) as "practitionerId", user_account.active,
    (select locked_until from sign_in_failure where user_id = user_account.id and locked_until > now()) as "lockedUntil", one_time_password_until as "oneTimePasswordUntil",
    (select max(last_active_at) from session where session.user_id = user_account.id) as "lastActiveAt",
    coalesce((select jsonb_agg(jsonb_build_object('facilityId', facility.id, 'facility', facility.name, 'roleId', role.id, 'role', role.name,
        'since', membership.valid_from) order by facility.name, role.name)
      from membership join facility on facility.id = membership.facility_id join role on role.id = membership.role_id
      where membership.user_id = user_account.id and tstzrange(membership.valid_from, membership.valid_to) @> transaction_timestamp()), '[]') as memberships,
    user_account.version
  from user_account join person on person.id = user_account.person_id`;

function filter({ search, active, cursor }: Query, turned: boolean): RawBuilder<unknown> {
  const conditions = [sql`true`];
  if (search) {
    const like = sql`'%' || core.search_text(${search}) || '%'`;
    conditions.push(
      sql`(core.search_text(given_name || ' ' || family_name) like ${like} or core.search_text(user_account.email) like ${like})`,
    );
  }
  if (active !== undefined) conditions.push(sql`user_account.active = ${active}`);
  const after = decodeCursor(cursor, place);
  if (after) {
    const beyond = turned ? sql`<` : sql`>`;
    conditions.push(sql`(family_name, given_name, user_account.id) ${beyond} (${after[0]}, ${after[1]}, ${after[2]}::uuid)`);
  }
  return sql.join(conditions, sql` and `);
}
