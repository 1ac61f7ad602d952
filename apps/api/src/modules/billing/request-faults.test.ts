import { describe, expect, it } from 'vitest';
import { Problem } from '../../core/problem.error.js';
import { refuseAmong } from './request-faults.js';

describe('refuseAmong', () => {
  it('throws with the path of each fault, and passes without one', () => {
    const billed = new Set(['b', 'd']);
    const refuse = (ids: string[]) => () =>
      refuseAmong('status-not-allowed', 'body.chargeIds', ids, (id) => (billed.has(id) ? 'Invoiced.' : null));
    expect(refuse(['a', 'c'])).not.toThrow();
    const at = (index: number) => ({ path: `body.chargeIds.${index}`, code: 'status-not-allowed' as const, message: 'Invoiced.' });
    expect(refuse(['a', 'b', 'c', 'd'])).toThrow(new Problem('status-not-allowed', { fields: [at(1), at(3)] }));
  });
});
