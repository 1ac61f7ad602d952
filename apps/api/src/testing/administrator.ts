import { sql } from 'kysely';
import { systemActor } from '../core/database/actor.js';
import type { TestApi } from './test-api.js';

/** Lets the administrator of the test facility decide for the whole organisation too, as the first one of an installation does. */
export async function administerOrganisation(api: TestApi): Promise<void> {
  await api.db.tx(systemActor('service'), async () => {
    await sql`insert into membership (user_id, role_id, facility_id)
      select ${api.userIdOf('admin')}, role.id, ${api.facilityId} from role
      where role.code = 'organisation-admin' and not exists (select from membership where user_id = ${api.userIdOf('admin')}
        and role_id = role.id and valid_to is null)`.execute(api.db.q);
  });
}
