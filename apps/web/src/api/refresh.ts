import { createClient } from '@wardbook/contracts/core/client';
import { ProblemError } from '@wardbook/contracts/core/problem';
import { refreshSession } from '@wardbook/contracts/identity/sessions';
import { browserStore } from './browser-store';

const GENERATION = 'wardbook.refresh-generation';
const call = createClient({ baseUrl: '/api/v1' });

/** Counts the refreshes of this browser: a request that started in an older generation needs no refresh of its own. */
export const refreshGeneration = (): number => Number(browserStore.read(GENERATION)) || 0;

/**
 * Exchanges the refresh token, in one tab at a time: a token that arrives twice would end the session. Returns null when
 * it worked (here or in another tab), or why the session is over.
 */
export function refreshOnce(startedIn: number): Promise<string | null> {
  return exclusively('wardbook-refresh', async () => {
    if (refreshGeneration() !== startedIn) return null;
    try {
      await call(refreshSession, {});
      browserStore.write(GENERATION, String(startedIn + 1));
      return null;
    } catch (error) {
      if (error instanceof ProblemError && error.problem.status === 401) return error.code;
      throw error;
    }
  });
}

let waiting: Promise<unknown> = Promise.resolve();

/** Web Locks span all tabs. They are missing outside secure contexts, where this tab at least waits for itself. */
function exclusively<T>(name: string, work: () => Promise<T>): Promise<T> {
  if ('locks' in navigator) return navigator.locks.request(name, work);
  const turn = waiting.then(work, work);
  waiting = turn.catch(() => undefined);
  return turn;
}
