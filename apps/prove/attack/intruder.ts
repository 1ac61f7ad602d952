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
