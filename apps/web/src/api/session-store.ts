import { useSyncExternalStore } from 'react';

/** The user of this page, and whether it is locked until the user signs in again. */
interface SessionState {
  userId: string | null;
  /** Encrypts what this user has typed. It comes with the session and lies in no store of the browser. */
  draftKey: string | null;
  lockedBy: 'session-idle' | 'not-signed-in' | null;
  /** A request waits until its user has given the password again. */
  asksPassword: boolean;
}

export type SessionEnd = NonNullable<SessionState['lockedBy']>;

/** What the tabs of one browser tell each other, since they share one set of cookies. */
type TabMessage = { kind: 'signed-in'; userId: string } | { kind: 'signed-out' };

const signedOutState: SessionState = { userId: null, draftKey: null, lockedBy: null, asksPassword: false };
let state = signedOutState;
const listeners = new Set<() => void>();
const passwordAnswers: ((given: boolean) => void)[] = [];
const tabs = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel('wardbook-session');

function change(next: Partial<SessionState>): void {
  state = { ...state, ...next };
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

tabs?.addEventListener('message', ({ data }: MessageEvent<TabMessage>) => {
  if (state.userId === null) return;
  if (data.kind === 'signed-out') leave('/sign-in');
  else if (data.userId === state.userId) change({ lockedBy: null });
  else leave('/');
});

/** Leaves the page by a full load, so that nothing of the last user stays in memory. */
function leave(path: string): void {
  window.location.replace(path);
}

export const session = {
  get userId(): string | null {
    return state.userId;
  },

  get draftKey(): string | null {
    return state.draftKey;
  },

  /** Called when the page has learnt whose it is. */
  belongsTo(userId: string, draftKey: string): void {
    if (state.userId !== userId) change({ userId, draftKey, lockedBy: null });
  },

  /** A user has signed in on this page: the same user continues, another one leaves for their own home page. */
  signedIn(userId: string, draftKey: string): void {
    tabs?.postMessage({ kind: 'signed-in', userId } satisfies TabMessage);
    if (state.userId !== null && state.userId !== userId) leave('/');
    else change({ userId, draftKey, lockedBy: null });
  },

  signedOut(): void {
    tabs?.postMessage({ kind: 'signed-out' } satisfies TabMessage);
    leave('/sign-in');
  },

  lock(reason: SessionEnd): void {
    if (state.lockedBy === null) change({ lockedBy: reason });
  },

  /** Asks for the password again. Resolves with whether it was given. */
  async passwordGiven(): Promise<boolean> {
    change({ asksPassword: true });
    return await new Promise((resolve) => passwordAnswers.push(resolve));
  },

  answerPassword(given: boolean): void {
    change({ asksPassword: false });
    for (const resolve of passwordAnswers.splice(0)) resolve(given);
  },

  /** Resolves when the page is unlocked, and rejects when the waiting request is aborted. */
  async unlocked(signal?: AbortSignal | null): Promise<void> {
    signal?.throwIfAborted();
    await new Promise<void>((resolve, reject) => {
      const stop = subscribe(() => {
        if (state.lockedBy !== null) return;
        stop();
        resolve();
      });
      signal?.addEventListener('abort', () => {
        stop();
        reject(signal.reason);
      });
    });
  },
};

export const useSessionState = (): SessionState =>
  useSyncExternalStore(
    subscribe,
    () => state,
    () => signedOutState,
  );
