import { type AnyEndpoint, idempotencyKeyOf, isRead } from '@wardbook/contracts/core/endpoint';
import { recordAllergy } from '@wardbook/contracts/encounters/allergies';
import { createUser, listRoles } from '@wardbook/contracts/identity/users';
import { createSupplier, listSuppliers } from '@wardbook/contracts/inventory/stock-items';
import { registerPatient } from '@wardbook/contracts/patients/patients';
import { allEndpoints } from '@wardbook/contracts/registry';
import { Client } from 'pg';
import { beforeAll, describe, expect, it } from 'vitest';
import { type TestApi, testApi } from '../../testing/test-api.js';

let api: TestApi;
beforeAll(async () => {
  api = await testApi();
});

const newKey = () => crypto.randomUUID();
const addSupplier = (name: string, idempotencyKey: string) => api.asRole('admin')(createSupplier, { body: { name } }, { idempotencyKey });

describe('an idempotency key', () => {
  it('belongs to the contract of every POST with which a user creates or changes something', () => {
    const writes = (allEndpoints as readonly AnyEndpoint[]).filter(({ method }) => method === 'POST').filter((each) => !isRead(each));
    const without = writes.filter((each) => idempotencyKeyOf(each) === 'not-taken').map(({ operationId }) => operationId);
    // They make, renew or end the session itself, before there is a user whose key it could be.
    expect(without.sort()).toEqual(['changePassword', 'confirmPassword', 'refreshSession', 'setUp', 'signIn', 'signOut']);
  });

  it('returns the first response again and writes nothing a second time', async () => {
    const name = `Supplier ${newKey()}`;
    const key = newKey();
    const answers = await Promise.all([addSupplier(name, key), addSupplier(name, key), addSupplier(name, key)]);
    expect(new Set(answers.map(({ id }) => id)).size).toBe(1);
    const { items } = await api.asRole('admin')(listSuppliers, { query: { search: name } });
    expect(items).toHaveLength(1);
  });

  it('rejects a different request under the same key', async () => {
    const key = newKey();
    await addSupplier(`Supplier ${newKey()}`, key);
    await expect(addSupplier(`Supplier ${newKey()}`, key)).rejects.toMatchObject({ code: 'idempotency-key-reused' });
  });

  it('counts per user', async () => {
    const body = { sex: 'male' as const, birthDate: '1970-01-01', names: [{ family: newKey() }], confirmedNotDuplicate: true };
    const { id } = await api.asRole('receptionist')(registerPatient, { body }, { idempotencyKey: newKey() });
    const key = { idempotencyKey: newKey() };
    await api.asRole('doctor')(recordAllergy, { params: { id }, body: { text: 'Latex' } }, key);
    const { items } = await api.asRole('nurse')(recordAllergy, { params: { id }, body: { text: 'Pollen' } }, key);
    expect(items.map(({ display }) => display).sort()).toEqual(['Latex', 'Pollen']);
  });

  it('encrypts the stored response: neither a name, a one-time password nor the key is readable in the table', async () => {
    const key = newKey();
    const { items } = await api.asRole('admin')(listRoles, {});
    const memberships = [{ facilityId: api.facilityId, roleIds: [items.find(({ code }) => code === 'auditor')?.id ?? ''] }];
    const body = { givenName: 'Zebedee', familyName: 'Quartermain', email: `${newKey()}@test.example`, memberships };
    const created = await api.asRole('admin')(createUser, { body }, { idempotencyKey: key });
    const owner = new Client({ connectionString: api.ownerUrl });
    await owner.connect();
    const { rows } = await owner.query("select * from core.idempotent_answer where operation = 'createUser'");
    await owner.end();
    const kept = rows.map((row) => `${JSON.stringify(row)} ${row.answer.toString('latin1')}`).join('\n');
    for (const secret of ['Quartermain', created.oneTimePassword, key]) expect(kept).not.toContain(secret);
    const again = await api.asRole('admin')(createUser, { body }, { idempotencyKey: key });
    expect(again).toEqual(created);
  });
});
