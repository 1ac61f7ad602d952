import { registerPatient } from '@wardbook/contracts/patients/patients';
import { describe, expect, it } from 'vitest';
import type { Problem } from '../problem.error.js';
import { validInput } from './validate.js';

function faultsOf(body: unknown) {
  try {
    validInput(registerPatient, { params: {}, query: {}, body });
  } catch (problem) {
    return (problem as Problem).details.fields ?? [];
  }
  throw new Error('nothing was refused');
}

describe('validation of a hostile body', () => {
  it('rejects a body of any excessive depth', () => {
    const deep = JSON.parse(`${'['.repeat(20_000)}${']'.repeat(20_000)}`);
    expect(faultsOf({ names: deep })).toEqual([expect.objectContaining({ path: 'body', code: 'too-deep' })]);
  });

  it('limits the number of faults that it returns', () => {
    const unknown = Object.fromEntries(Array.from({ length: 50_000 }, (_, index) => [`field${index}`, 1]));
    expect(faultsOf(unknown).length).toBeLessThanOrEqual(200);
    const nul = Array.from({ length: 200_000 }, () => '\u0000');
    expect(faultsOf({ names: nul }).length).toBeLessThanOrEqual(200);
    expect(Math.max(...faultsOf({ ['x'.repeat(100_000)]: 1 }).map(({ path }) => path.length))).toBeLessThanOrEqual(200);
  });
});
