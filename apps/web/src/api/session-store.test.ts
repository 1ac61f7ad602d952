import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

const AMINA = '01a20566-4527-701a-a5aa-0000000000a1';
const BRIAN = '01a20566-4527-701a-a5aa-0000000000b1';
const KEY = 'A'.repeat(43);

/** Each tab of a browser runs its own copy of the program. */
async function openTab(userId: string) {
  vi.resetModules();
  const { session } = await import('./session-store');
  session.belongsTo(userId, KEY);
  return session;
}

describe('the tabs of a browser', () => {
  const left = vi.fn();
  beforeEach(() => vi.stubGlobal('window', { location: { replace: left } }));
  afterEach(() => {
    vi.unstubAllGlobals();
    left.mockReset();
  });

  it('all leave when the user signs out in one of them', async () => {
    await openTab(AMINA);
    const second = await openTab(AMINA);
    second.signedOut();
    await vi.waitFor(() => expect(left.mock.calls).toEqual([['/sign-in'], ['/sign-in']]));
  });

  it('leave for the home page when another user signs in in one of them', async () => {
    await openTab(AMINA);
    const second = await openTab(BRIAN);
    second.signedIn(BRIAN, KEY);
    await vi.waitFor(() => expect(left).toHaveBeenCalledWith('/'));
    expect(left).not.toHaveBeenCalledWith('/sign-in');
  });
});
