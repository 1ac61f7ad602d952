import type { BuiltInRole } from '@wardbook/contracts/core/permissions';
import { confirmPassword } from '@wardbook/contracts/identity/sessions';
import { TEST_PASSWORD, type TestApi } from './test-api.js';

/** Gives the password again for the session of that role, so that critical acts are possible for five minutes. */
export async function confirmed(api: TestApi, role: BuiltInRole): Promise<void> {
  await api.asRole(role)(confirmPassword, { body: { password: TEST_PASSWORD } });
}
