import type { ProblemDocument } from '@wardbook/contracts/core/problem';
import { activityHeaders, noteCounted } from './activity';
import { takeEarlyAnswer } from './early/take-early-answer';
import { refreshGeneration, refreshOnce } from './refresh';
import { type SessionEnd, session } from './session-store';

/** A request is repeated after a refresh and after an unlock; more than that would be a loop. */
const ATTEMPTS = 3;

/**
 * A `fetch` that outlives its session: an expired token is refreshed, and when the session itself has ended the request
 * waits behind the lock until its user has signed in again. The caller only sees a slow answer.
 */
export const sessionFetch: typeof fetch = async (input, init) => {
  for (let attempt = 1; ; attempt++) {
    const generation = refreshGeneration();
    const response = await send(input, init);
    const code = attempt < ATTEMPTS ? await reasonToRepeat(response) : null;
    if (code === null || !(await recovered(code, generation, init?.signal))) return response;
  }
};

async function send(input: RequestInfo | URL, init: RequestInit | undefined): Promise<Response> {
  const mark = activityHeaders();
  const ask = () => fetch(input, { ...init, headers: { ...mark, ...(init?.headers as Record<string, string>) } });
  const response = await (takeEarlyAnswer(String(input), init)?.catch(ask) ?? ask());
  if (response.status !== 401 && Object.keys(mark).length === 0) noteCounted();
  return response;
}

type Reason = 'session-expired' | 'confirmation-needed' | SessionEnd;
const REASONS: readonly string[] = ['session-expired', 'session-idle', 'not-signed-in', 'confirmation-needed'] satisfies Reason[];

/** The code of an answer that says that the session is over, its token old or the password wanted again; null for every other answer. */
async function reasonToRepeat(response: Response): Promise<Reason | null> {
  if (response.status !== 401 && response.status !== 403) return null;
  const problem = (await response
    .clone()
    .json()
    .catch(() => null)) as ProblemDocument | null;
  return problem && REASONS.includes(problem.code) ? (problem.code as Reason) : null;
}

async function recovered(code: Reason, generation: number, signal?: AbortSignal | null): Promise<boolean> {
  if (code === 'confirmation-needed') return await session.passwordGiven();
  const end = code === 'session-expired' ? await refreshOnce(generation) : code;
  if (end === null) return true;
  // A page without a user has nothing to keep: the screen sends its visitor to sign in.
  if (session.userId === null) return false;
  session.lock(end === 'session-idle' ? 'session-idle' : 'not-signed-in');
  await session.unlocked(signal);
  return true;
}
