import type { ProblemDocument } from '@wardbook/contracts/core/problem';
import { signIn } from '@wardbook/contracts/identity/sessions';
import { beforeAll, describe, expect, it } from 'vitest';
import { type TestApi, testApi } from '../../testing/test-api.js';

let api: TestApi;
beforeAll(async () => {
  api = await testApi();
});

async function codeOfSignIn(body: string | ReadableStream, headers: Record<string, string> = {}): Promise<string> {
  const init = { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body, duplex: 'half' };
  const response = await fetch(`${api.baseUrl}${signIn.path}`, init as RequestInit);
  return ((await response.json()) as ProblemDocument).code;
}

describe('the front door', () => {
  const large = JSON.stringify({ email: 'x'.repeat(20_000), password: 'x' });

  it('reads no large body before its sender has signed in', async () => {
    expect(await codeOfSignIn(large)).toBe('not-signed-in');
    expect(await codeOfSignIn(new Blob([large]).stream())).toBe('not-signed-in');
    expect(await codeOfSignIn(large, { authorization: `Bearer ${api.tokenOf('nurse')}x` })).toBe('not-signed-in');
  });

  it('reads a large body from a user who has signed in', async () => {
    expect(await codeOfSignIn(large, { authorization: `Bearer ${api.tokenOf('nurse')}` })).toBe('invalid-input');
  });
});
