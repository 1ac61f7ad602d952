import { signIn } from '@wardbook/contracts/identity/sessions';
import { beforeAll, describe, expect, it } from 'vitest';
import { type TestApi, testApi } from '../../testing/test-api.js';

let api: TestApi;
beforeAll(async () => {
  api = await testApi();
});

async function codeOfSignIn(body: BodyInit, headers: Record<string, string> = {}): Promise<string> {
  const init = { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body, duplex: 'half' };
  return (await (await fetch(`${api.baseUrl}${signIn.path}`, init as RequestInit)).json()).code;
}

describe('a large body', () => {
  const large = JSON.stringify({ email: 'x'.repeat(20_000), password: 'x' });

  it('is not read before its sender has signed in', async () => {
    expect(await codeOfSignIn(large)).toBe('not-signed-in');
    expect(await codeOfSignIn(new Blob([large]).stream())).toBe('not-signed-in');
    expect(await codeOfSignIn(large, { authorization: `Bearer ${api.tokenOf('nurse')}x` })).toBe('not-signed-in');
  });

  it('is read from a user who has signed in', async () => {
    expect(await codeOfSignIn(large, { authorization: `Bearer ${api.tokenOf('nurse')}` })).toBe('invalid-input');
  });
});
