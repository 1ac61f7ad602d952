import { permissions } from '@wardbook/contracts/core/permissions';
import type { Client } from 'pg';

export const ELSEWHERE = 'elsewhere';
export const INTRUDER = 'intruder@test.example';

/** An account with every permission in a facility of its own and none in the demo's. It has the password of the demo's admin. */
export async function addIntruder(owner: Client, adminEmail: string): Promise<void> {
  await owner.query(
    `insert into facility (code, name, kind, time_zone, currency, languages, modules)
      select $1, 'Elsewhere', kind, time_zone, currency, languages, modules from facility limit 1`,
    [ELSEWHERE],
  );
  await owner.query(
    `with everything as (insert into role (code, name) values ('everything', 'Everything') returning id),
      granted as (insert into role_permission (role_id, permission) select id, unnest($1::text[]) from everything),
      intruder as (insert into person (given_name, family_name) values ('Test', 'Intruder') returning id),
      account as (insert into user_account (person_id, email, password_hash)
        select intruder.id, $2, user_account.password_hash from intruder, user_account where user_account.email = $3 returning id)
    insert into membership (user_id, role_id, facility_id)
      select account.id, everything.id, facility.id from account, everything, facility where facility.code = $4`,
    [permissions, INTRUDER, adminEmail, ELSEWHERE],
  );
}

/** The rows of the demo's facility, by table: their ids, and what all of them hold as one hash. */
export async function rowsOfTheDemo(owner: Client): Promise<Map<string, { ids: string[]; hash: string }>> {
  const { rows: tables } = await owner.query<{ table: string }>(`select c.relname as table from pg_class c
    join pg_attribute facility on facility.attrelid = c.oid and facility.attname = 'facility_id' and facility.attnotnull
    join pg_attribute id on id.attrelid = c.oid and id.attname = 'id' and id.atttypid = 'uuid'::regtype
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and c.relrowsecurity order by 1`);
  const found = new Map<string, { ids: string[]; hash: string }>();
  for (const { table } of tables) {
    const { rows } = await owner.query<{ ids: string[]; hash: string }>(
      `select coalesce(array_agg(line.id::text), '{}') as ids, coalesce(md5(string_agg(line::text, '|' order by line.id)), '') as hash
        from public.${owner.escapeIdentifier(table)} as line join facility on facility.id = line.facility_id where facility.code <> $1`,
      [ELSEWHERE],
    );
    if (rows[0]) found.set(table, rows[0]);
  }
  return found;
}
