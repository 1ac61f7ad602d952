import { sql } from 'kysely';
import { systemActor } from '../core/database/actor.js';
import type { TestApi } from './test-api.js';

/** Other tests open facilities behind the administrator's back. Who decides for the organisation administers all of them. */
export async function administerEverywhere(api: TestApi): Promise<void> {
  await api.db.tx(systemActor('service'), async () => {
    await sql`insert into membership (user_id, role_id, facility_id)
      select ${api.userIdOf('admin')}, role.id, facility.id from role, facility
      where role.code = 'admin' and not exists (select from membership where user_id = ${api.userIdOf('admin')}
        and facility_id = facility.id and role_id = role.id and valid_to is null)`.execute(api.db.q);
  });
}
