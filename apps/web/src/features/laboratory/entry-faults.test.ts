import { ProblemError, problems } from '@wardbook/contracts/core/problem';
import { labValueInput } from '@wardbook/contracts/laboratory/results';
import { expect, test } from 'vitest';
import { failedEntry, withoutFault } from './entry-faults';

const [sodium, potassium] = [crypto.randomUUID(), crypto.randomUUID()];
const sent = [sodium, potassium].map((analyteId) => labValueInput.parse({ analyteId, number: 999 }));

function refused(...paths: string[]) {
  const fields = paths.map((path) => ({ path, code: 'value-impossible', message: 'This value cannot occur.' }));
  const [status, title] = problems['value-impossible'];
  return new ProblemError({ type: 'about:blank', code: 'value-impossible', status, title, fields });
}

test('a fault ends when its cell is written again, and the failure with the last fault', () => {
  const failed = failedEntry(refused('body.values.0.number', 'body.values.1.number'), sent);
  expect([...failed.faults.keys()]).toEqual([sodium, potassium]);
  const one = withoutFault(failed, potassium);
  expect([...(one?.faults.keys() ?? [])]).toEqual([sodium]);
  expect(withoutFault(one, sodium)).toBeNull();
});

test('a failure that speaks of no cell stays until the next try', () => {
  const failed = failedEntry(new Error('The network is away.'), sent);
  expect(withoutFault(failed, potassium)).toBe(failed);
});
