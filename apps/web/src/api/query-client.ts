import { QueryClient } from '@tanstack/react-query';
import { ProblemError } from '@wardbook/contracts/core/problem';

const RETRIES = 2;
/** A restart of the database or of the API takes seconds; for half a minute a page asks again before it says so. */
const RETRIES_WHILE_STARTING = 15;
const STARTING_PAUSE_MS = 2_000;

/** Only what may pass by itself is tried again: a lost connection or an unready server, never a refusal. */
function mayPass(failures: number, error: Error): boolean {
  if (isStarting(error)) return failures < RETRIES_WHILE_STARTING;
  if (failures >= RETRIES) return false;
  return !(error instanceof ProblemError) || error.problem.status >= 502;
}

function pauseBefore(failures: number, error: Error): number {
  return isStarting(error) ? STARTING_PAUSE_MS : Math.min(1_000 * 2 ** failures, 30_000);
}

function isStarting(error: Error): boolean {
  return error instanceof ProblemError && error.problem.code === 'not-ready';
}

export function newQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: { staleTime: 10_000, retry: mayPass, retryDelay: pauseBefore, refetchOnWindowFocus: true },
      mutations: { retry: false },
    },
  });
}
