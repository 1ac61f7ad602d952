import type { ProblemError } from '@wardbook/contracts/core/problem';
import { signIn } from '@wardbook/contracts/identity/sessions';
import { listPatients, readPatient, registerPatient } from '@wardbook/contracts/patients/patients';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { newPatientBody } from '../../storms/storm-steps.js';
import { ownTestApi, TEST_PASSWORD, type TestApi, testEmail } from '../../testing/test-api.js';
import { DiskSpace } from './disk-space.js';

const MEBIBYTE = 2 ** 20;
let api: TestApi;
let freeBytes: { mockResolvedValue: (bytes: number) => unknown };
beforeAll(async () => {
  api = await ownTestApi({ WARDBOOK_DATABASE_FOLDER: '/where/the/database/is' });
  freeBytes = vi.spyOn(api.service(DiskSpace), 'freeBytes');
  freeBytes.mockResolvedValue(1_000 * MEBIBYTE);
});
afterAll(() => api.close());

const register = () => api.asRole('receptionist')(registerPatient, { body: newPatientBody() }, { idempotencyKey: crypto.randomUUID() });

describe('a disk that is nearly full', () => {
  it('refuses changes with 503, opens records and sessions, and takes changes again once there is space', async () => {
    const { id } = await register();
    freeBytes.mockResolvedValue(95 * MEBIBYTE);
    const refusal = async () => ((await register().catch((error) => error)) as ProblemError).problem;
    await vi.waitFor(async () => expect(await refusal()).toMatchObject({ status: 503, code: 'not-ready', context: { broken: ['disk'] } }));
    expect(await api.asRole('nurse')(readPatient, { params: { id } })).toMatchObject({ id });
    expect((await api.asRole('nurse')(listPatients, { query: {} })).items.length).toBeGreaterThan(0);
    expect(await api.anonymous(signIn, { body: { email: testEmail('nurse'), password: TEST_PASSWORD } })).toHaveProperty('accessToken');
    freeBytes.mockResolvedValue(97 * MEBIBYTE);
    await vi.waitFor(async () => expect(await register()).toHaveProperty('id'));
  });
});
