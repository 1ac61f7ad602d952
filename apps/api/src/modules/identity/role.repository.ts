import { Injectable } from '@nestjs/common';
import type { Input } from '@wardbook/contracts/core/endpoint';
import type { Permission } from '@wardbook/contracts/core/permissions';
import type { createRole, Role } from '@wardbook/contracts/identity/users';
import { sql } from 'kysely';
import { Db } from '../../core/database/db.js';

type NewRole = Input<typeof createRole>['body'];

const MOST_ROLES = 500;

@Injectable()
export class RoleRepository {
  constructor(private readonly db: Db) {}

  async list(): Promise<Role[]> {
    const { rows } = await sql<Role>`${SELECTION} order by role.active desc, role.built_in desc, role.name limit ${MOST_ROLES}`.execute(
      this.db.q,
    );
    return rows;
  }

  async find(id: string): Promise<Role | undefined> {
    const { rows } = await sql<Role>`${SELECTION} where role.id = ${id}`.execute(this.db.q);
    return rows[0];
  }

  async insert({ code, name, description }: NewRole): Promise<string> {
    const query = this.db.q.insertInto('role').values({ code, name, description });
    return (await query.returning('id').executeTakeFirstOrThrow()).id;
  }

  async update(id: string, version: number, values: { name?: string; description?: string; active?: boolean }): Promise<boolean> {
    const query = this.db.q.updateTable('role').set(values).where('id', '=', id).where('version', '=', version);
    return (await query.executeTakeFirst()).numUpdatedRows === 1n;
  }

  /** Adds what is missing and removes what is too much, so that the audit trail shows only what has changed. */
  async setPermissions(id: string, permissions: readonly Permission[]): Promise<void> {
    await sql`delete from role_permission where role_id = ${id} and permission <> all(${[...permissions]}::text[])`.execute(this.db.q);
    await sql`insert into role_permission (role_id, permission) select ${id}, permission from unnest(${[...permissions]}::text[]) as permission
      on conflict (role_id, permission) do nothing`.execute(this.db.q);
  }
}

const SELECTION = sql`select role.id, role.code, role.name, role.description, role.built_in as "builtIn", role.active, role.version,
    array(select permission from role_permission where role_permission.role_id = role.id order by permission) as permissions,
    (select count(distinct membership.user_id) from membership join user_account on user_account.id = membership.user_id and user_account.active
      where membership.role_id = role.id and tstzrange(membership.valid_from, membership.valid_to) @> transaction_timestamp()) as members
  from role`;
