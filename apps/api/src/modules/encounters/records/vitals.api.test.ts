import type { ProblemError } from '@wardbook/contracts/core/problem';
import { recordVitals } from '@wardbook/contracts/encounters/vitals';
import { beforeAll, describe, expect, it } from 'vitest';
import { billingSteps, key } from '../../../testing/billing-steps.js';
import { type TestApi, testApi } from '../../../testing/test-api.js';

let api: TestApi;
let id: string;
beforeAll(async () => {
  api = await testApi();
  id = await billingSteps(api).newPatient();
});

type Value = { key: 'pulse' | 'systolic' | 'diastolic' | 'weight' | 'height'; value: number };
const record = (values: Value[], more: object = {}) =>
  api.asRole('nurse')(recordVitals, { params: { id }, body: { visitId: null, values, ...more } }, key());
const problemOf = async (act: Promise<unknown>) => ((await act.then(() => null).catch((error) => error)) as ProblemError | null)?.problem;

describe('a set of vital signs', () => {
  it('holds each vital sign once', async () => {
    const twice: Value[] = [
      { key: 'pulse', value: 80 },
      { key: 'pulse', value: 90 },
    ];
    expect(await problemOf(record(twice))).toMatchObject({ fields: [{ path: 'body.values', code: 'given-twice' }] });
  });

  it('holds no pressure whose numbers are swapped, nor a value that cannot be', async () => {
    const swapped: Value[] = [
      { key: 'systolic', value: 70 },
      { key: 'diastolic', value: 120 },
    ];
    expect(await problemOf(record(swapped))).toMatchObject({ code: 'value-impossible', fields: [{ path: 'body.values.1.value' }] });
    expect(await problemOf(record([{ key: 'pulse', value: 5_000 }]))).toMatchObject({ code: 'value-impossible' });
  });

  it('lies between the birth of the patient and now', async () => {
    const at = (occurredAt: string) => problemOf(record([{ key: 'pulse', value: 80 }], { occurredAt }));
    expect(await at('2999-01-01T00:00:00Z')).toMatchObject({ fields: [{ path: 'body.occurredAt', code: 'in-the-future' }] });
    expect(await at('1990-04-30T12:00:00+03:00')).toMatchObject({ fields: [{ path: 'body.occurredAt', code: 'before-birth' }] });
  });

  it('asks to confirm a weight and a height that cannot be right together', async () => {
    const doubtful: Value[] = [
      { key: 'weight', value: 150 },
      { key: 'height', value: 100 },
    ];
    expect(await problemOf(record(doubtful))).toMatchObject({ code: 'value-needs-confirmation' });
    expect(await record(doubtful, { confirmed: ['weight', 'height'] })).toMatchObject({ values: expect.any(Array) });
  });
});
