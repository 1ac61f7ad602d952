import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type CryptoKey, importJWK, SignJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { ACCESS_TOKEN_SECONDS, Tokens } from './tokens.js';

let folder: string;
let tokens: Tokens;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'wardbook-tokens-'));
  tokens = await Tokens.open(folder);
});
afterAll(async () => await rm(folder, { recursive: true }));

/** A token of the product's own key, as another use of that key could sign one. */
async function signed(change: (token: SignJWT) => SignJWT): Promise<string> {
  const key = await importJWK(JSON.parse(await readFile(join(folder, 'keys/session-signing.json'), 'utf8')), 'EdDSA');
  const token = new SignJWT({ sid: 'session' }).setProtectedHeader({ alg: 'EdDSA' }).setIssuer('wardbook').setSubject('user');
  return await change(token).sign(key as CryptoKey);
}
const codeOf = async (token: string) => await tokens.verify(token).catch(({ code }) => code);

describe('the key of drafts', () => {
  it('differs between users, and stays the same for one of them', async () => {
    const [one, other] = ['01a20566-4527-701a-a5aa-0000000000a1', '01a20566-4527-701a-a5aa-0000000000b1'];
    expect(Buffer.from(tokens.draftKey(one), 'base64url')).toHaveLength(32);
    expect(tokens.draftKey(one)).not.toBe(tokens.draftKey(other));
    expect((await Tokens.open(folder)).draftKey(one)).toBe(tokens.draftKey(one));
  });
});

describe('an access token', () => {
  it('names the user and the session', async () => {
    expect(await tokens.verify(await tokens.sign('user', 'session'))).toMatchObject({ userId: 'user', sessionId: 'session' });
  });

  it('opens nothing when it was signed for another purpose', async () => {
    expect(await codeOf(await signed((token) => token.setExpirationTime('10m')))).toBe('not-signed-in');
    expect(await codeOf(await signed((token) => token.setExpirationTime('10m').setAudience('export')))).toBe('not-signed-in');
    expect(await codeOf(await signed((token) => token.setExpirationTime('10m').setAudience('wardbook-session').setIssuer('x')))).toBe(
      'not-signed-in',
    );
  });

  it('runs out, although it was verified before', async () => {
    const token = await tokens.sign('user', 'session');
    expect(await tokens.verify(token)).toMatchObject({ sessionId: 'session' });
    vi.useFakeTimers({ now: Date.now() + (ACCESS_TOKEN_SECONDS + 1) * 1_000, toFake: ['Date'] });
    try {
      expect(await codeOf(token)).toBe('session-expired');
    } finally {
      vi.useRealTimers();
    }
  });

  it('opens nothing without an end, and after its end', async () => {
    expect(await codeOf(await signed((token) => token.setAudience('wardbook-session')))).toBe('not-signed-in');
    const past = new Date(Date.now() - 60_000);
    expect(await codeOf(await signed((token) => token.setAudience('wardbook-session').setExpirationTime(past)))).toBe('session-expired');
  });
});
