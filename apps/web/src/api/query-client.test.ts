import { type ProblemDocument, ProblemError } from '@wardbook/contracts/core/problem';
import { describe, expect, it } from 'vitest';
import { newQueryClient } from './query-client';

const problem = (code: ProblemDocument['code'], status: number) => new ProblemError({ type: 'about:blank', title: '', status, code });

/** After how many failures of this kind a page says so. */
function triesUntilShown(error: Error): number {
  const { retry } = newQueryClient().getDefaultOptions().queries ?? {};
  if (typeof retry !== 'function') throw new Error('The client does not decide by the error.');
  let failures = 0;
  while (failures < 100 && retry(failures, error)) failures += 1;
  return failures;
}

describe('a failed query', () => {
  it('retries for half a minute while the system starts', () => {
    const error = problem('not-ready', 503);
    const { retryDelay } = newQueryClient().getDefaultOptions().queries ?? {};
    const pause = typeof retryDelay === 'function' ? retryDelay(0, error) : 0;
    expect((triesUntilShown(error) * pause) / 1000).toBe(30);
  });

  it('retries twice when the connection was lost', () => {
    expect(triesUntilShown(new TypeError('fetch failed'))).toBe(2);
  });

  it('does not retry a refusal', () => {
    expect(triesUntilShown(problem('forbidden', 403))).toBe(0);
  });
});
