import { createClient } from '@wardbook/contracts/core/client';
import { getMe, refreshSession } from '@wardbook/contracts/identity/sessions';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { LocalApi, refusal } from '@/testing/local-api';

const AMINA = '01a20566-4527-701a-a5aa-0000000000a1';

type Tab = typeof import('./session-fetch') & typeof import('./session-store');

/** Each tab of a browser runs its own copy of the program; storage, cookies and locks are one. */
async function openTab(): Promise<Tab> {
  vi.resetModules();
  const [fetching, store] = [await import('./session-fetch'), await import('./session-store')];
  store.session.belongsTo(AMINA, 'A'.repeat(43));
  return { ...fetching, ...store };
}

const readMe = ({ sessionFetch }: Tab, signal?: AbortSignal) =>
  createClient({ baseUrl: '/api/v1', fetch: sessionFetch })(getMe, {}, signal ? { signal } : {});

describe('a session in two tabs', () => {
  let api: LocalApi;
  let isFresh: boolean;

  beforeEach(async () => {
    isFresh = false;
    api = new LocalApi();
    const address = await api.start();
    const stored = new Map<string, string>();
    const localStorage = {
      getItem: (key: string) => stored.get(key) ?? null,
      setItem: (key: string, text: string) => stored.set(key, text),
    };
    const overHttp = globalThis.fetch;
    vi.stubGlobal('window', { localStorage });
    vi.stubGlobal('fetch', (path: string, init: RequestInit) => overHttp(new URL(path, address), init));
    api.on(getMe, () => (isFresh ? { body: { user: AMINA } } : refusal('session-expired')));
  });

  afterEach(async () => {
    vi.unstubAllGlobals();
    vi.resetModules();
    await api.stop();
  });

  /** The refresh token works once: a second use ends the session, as the API promises. */
  function refreshOnlyOnce(): void {
    api.on(refreshSession, async () => {
      if (api.of(refreshSession).length > 1) return refusal('not-signed-in');
      await new Promise((resolve) => setTimeout(resolve, 30));
      isFresh = true;
      return { body: { accessToken: 'next', expiresAt: '2026-11-22T10:00:00Z' } };
    });
  }

  it('exchanges the refresh token once when both tabs need it at the same time', async () => {
    expect('locks' in navigator).toBe(true);
    refreshOnlyOnce();
    const [one, two] = [await openTab(), await openTab()];
    await expect(Promise.all([readMe(one), readMe(two)])).resolves.toHaveLength(2);
    expect(api.of(refreshSession)).toHaveLength(1);
  });

  it('exchanges it once for several requests of a tab without Web Locks', async () => {
    vi.stubGlobal('navigator', { userAgent: 'old' });
    refreshOnlyOnce();
    const tab = await openTab();
    await expect(Promise.all([readMe(tab), readMe(tab), readMe(tab)])).resolves.toHaveLength(3);
    expect(api.of(refreshSession)).toHaveLength(1);
  });

  it('locks the page when the session is over and repeats the request after its user is back', async () => {
    api.on(refreshSession, () => refusal('session-idle'));
    const tab = await openTab();
    const answer = readMe(tab);
    const settled = vi.fn();
    void answer.then(settled, settled);
    await vi.waitFor(() => expect(api.of(refreshSession)).toHaveLength(1));
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(settled).not.toHaveBeenCalled();
    isFresh = true;
    tab.session.signedIn(AMINA, 'A'.repeat(43));
    await expect(answer).resolves.toBeDefined();
  });

  it('returns the refusal to a page without a user, which has nothing to lock', async () => {
    api.on(getMe, () => refusal('not-signed-in'));
    vi.resetModules();
    const { sessionFetch } = await import('./session-fetch');
    await expect(createClient({ baseUrl: '/api/v1', fetch: sessionFetch })(getMe, {})).rejects.toMatchObject({ code: 'not-signed-in' });
  });

  it('asks for the password before a critical act and repeats the request once it was given', async () => {
    api.on(getMe, () => (isFresh ? { body: { user: AMINA } } : refusal('confirmation-needed')));
    const tab = await openTab();
    const settled = vi.fn();
    const answer = readMe(tab);
    void answer.then(settled, settled);
    await vi.waitFor(() => expect(api.of(getMe)).toHaveLength(1));
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(settled).not.toHaveBeenCalled();
    isFresh = true;
    tab.session.answerPassword(true);
    await expect(answer).resolves.toBeDefined();
  });

  it('returns the refusal of a critical act to a user who does not give the password', async () => {
    api.on(getMe, () => refusal('confirmation-needed'));
    const tab = await openTab();
    const answer = readMe(tab);
    const refused = expect(answer).rejects.toMatchObject({ code: 'confirmation-needed' });
    await vi.waitFor(() => expect(api.of(getMe)).toHaveLength(1));
    await new Promise((resolve) => setTimeout(resolve, 50));
    tab.session.answerPassword(false);
    await refused;
    expect(api.of(getMe)).toHaveLength(1);
  });

  it('gives up after three attempts', async () => {
    api.on(refreshSession, () => ({ body: { accessToken: 'next', expiresAt: '2026-11-22T10:00:00Z' } }));
    const tab = await openTab();
    await expect(readMe(tab)).rejects.toMatchObject({ code: 'session-expired' });
    expect(api.of(getMe)).toHaveLength(3);
  });
});
