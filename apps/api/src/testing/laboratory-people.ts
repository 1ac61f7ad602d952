import { type Call, createClient } from '@wardbook/contracts/core/client';
import type { BuiltInRole } from '@wardbook/contracts/core/permissions';
import { signIn } from '@wardbook/contracts/identity/sessions';
import { sql } from 'kysely';
import { systemActor } from '../core/database/actor.js';
import { TEST_PASSWORD, type TestApi, testEmail } from './test-api.js';

interface LabPatient {
  sex?: 'female' | 'male';
  birthDate?: string;
}

/** A patient of whom the laboratory knows what decides between ranges. */
export async function newLabPatient(api: TestApi, { sex = 'female', birthDate = '1990-05-01' }: LabPatient = {}): Promise<string> {
  return await api.db.tx(systemActor('service', api.facilityId), async () => {
    const { rows } = await sql<{ id: string }>`with registered as (
        insert into patient (facility_id, sex, birth_date, birth_precision) values (${api.facilityId}, ${sex}, ${birthDate}, 'day') returning id
      ) insert into patient_name (patient_id, given, family, display) select id, 'Wanjiku', 'Kamau', 'Wanjiku Kamau' from registered
      returning patient_id as id`.execute(api.db.q);
    const id = rows[0]?.id ?? '';
    await sql`select patient_refresh(array[${id}::uuid])`.execute(api.db.q);
    return id;
  });
}

/** A second technician, who can verify the first one's values. */
export async function asSecondTechnician(api: TestApi): Promise<Call> {
  return (await secondOf(api, 'lab-technician')).call;
}

/** Another person of a role beside the one of `asRole`. */
export async function secondOf(api: TestApi, role: BuiltInRole): Promise<{ call: Call; userId: string }> {
  const email = `second.${crypto.randomUUID()}@test.example`;
  const userId = await api.db.tx(systemActor('service'), async () => {
    const { rows } = await sql<{ id: string }>`with new_person as (
        insert into person (given_name, family_name) values ('Second', ${role}) returning id),
      account as (
        insert into user_account (person_id, email, password_hash)
        select new_person.id, ${email}, first.password_hash from new_person, user_account as first where first.email = ${testEmail(role)}
        returning id)
      insert into membership (user_id, role_id, facility_id)
      select account.id, role.id, ${api.facilityId} from account, role where role.code = ${role} returning user_id as id`.execute(api.db.q);
    return rows[0]?.id ?? '';
  });
  const anonymous = createClient({ baseUrl: api.baseUrl });
  const { accessToken } = await anonymous(signIn, { body: { email, password: TEST_PASSWORD } });
  return { userId, call: createClient({ baseUrl: api.baseUrl, headers: () => ({ authorization: `Bearer ${accessToken}` }) }) };
}
