import { QueryClient } from '@tanstack/react-query';
import { ProblemError } from '@wardbook/contracts/core/problem';

const RETRIES = 2;

/** Only what may pass by itself is tried again: a lost connection or an unready server, never a refusal. */
function mayPass(failures: number, error: Error): boolean {
  if (failures >= RETRIES) return false;
  return !(error instanceof ProblemError) || error.problem.status >= 502;
}

export function newQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: { staleTime: 10_000, retry: mayPass, refetchOnWindowFocus: true },
      mutations: { retry: false },
    },
  });
}
