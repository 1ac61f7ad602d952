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

describe('a body that is no form', () => {
  it('is refused for its depth, however deep it is', () => {
    const deep = JSON.parse(`${'['.repeat(20_000)}${']'.repeat(20_000)}`);
    expect(faultsOf({ names: deep })).toEqual([expect.objectContaining({ path: 'body', code: 'too-deep' })]);
  });

  it('is answered with no more than it takes to say so', () => {
    const unknown = Object.fromEntries(Array.from({ length: 50_000 }, (_, index) => [`field${index}`, 1]));
    expect(faultsOf(unknown).length).toBeLessThanOrEqual(200);
    const nul = Array.from({ length: 200_000 }, () => '\u0000');
    expect(faultsOf({ names: nul }).length).toBeLessThanOrEqual(200);
    expect(Math.max(...faultsOf({ ['x'.repeat(100_000)]: 1 }).map(({ path }) => path.length))).toBeLessThanOrEqual(200);
  });
});
