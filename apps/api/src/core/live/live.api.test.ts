import { streamLive } from '@wardbook/contracts/core/health';
import { signIn, signOut } from '@wardbook/contracts/identity/sessions';
import { beforeAll, describe, expect, it } from 'vitest';
import { TEST_PASSWORD, type TestApi, testApi, testEmail } from '../../testing/test-api.js';
import { systemActor } from '../database/actor.js';
import { Live } from './live.js';

let api: TestApi;
beforeAll(async () => {
  api = await testApi();
});

async function newToken(): Promise<string> {
  return (await api.anonymous(signIn, { body: { email: testEmail('nurse'), password: TEST_PASSWORD } })).accessToken;
}

async function openStream(token: string): Promise<Response> {
  const response = await fetch(`${api.baseUrl}${streamLive.path}`, { headers: { authorization: `Bearer ${token}` } });
  expect(response.status).toBe(200);
  return response;
}

/** Reads until the stream holds the words. It throws when the stream ends first. */
async function readUntil(stream: Response, words: string): Promise<void> {
  let text = '';
  for await (const chunk of stream.body as unknown as AsyncIterable<Uint8Array>) {
    text += Buffer.from(chunk).toString();
    if (text.includes(words)) return;
  }
  throw new Error('The stream has ended.');
}

describe('a live stream', () => {
  it('ends when its user signs out, and the streams of other sessions go on', async () => {
    const [mine, other] = [await newToken(), await newToken()];
    const [myStream, otherStream] = [await openStream(mine), await openStream(other)];
    await fetch(`${api.baseUrl}${signOut.path}`, { method: 'POST', headers: { authorization: `Bearer ${mine}` } });
    expect(await myStream.text()).toContain(': open');
    await api.db.tx(systemActor('service'), async () => await api.service(Live).announce('visits'));
    await readUntil(otherStream, '"topic":"visits"');
  });

  it('ends the oldest when a session opens more than a browser needs', async () => {
    const token = await newToken();
    const oldest = await openStream(token);
    for (let opened = 1; opened <= 8; opened += 1) await openStream(token);
    expect(await oldest.text()).toContain(': open');
  });
});
