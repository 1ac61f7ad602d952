import { addCharge, openAccount } from '@wardbook/contracts/billing/charges';
import { createService, createTaxCode, setPrice, setTaxRate } from '@wardbook/contracts/billing/prices';
import type { ProblemError } from '@wardbook/contracts/core/problem';
import { beforeAll, describe, expect, it } from 'vitest';
import { billingSteps, key } from '../../../testing/billing-steps.js';
import { type TestApi, testApi } from '../../../testing/test-api.js';

let api: TestApi;
let steps: ReturnType<typeof billingSteps>;
beforeAll(async () => {
  api = await testApi();
  steps = billingSteps(api);
});

const admin = () => api.asRole('admin');
const unlike = () => crypto.randomUUID().slice(0, 8).toUpperCase();
const problemOf = async (act: Promise<unknown>) => ((await act.catch((error) => error)) as ProblemError).problem;
const unknown = (path: string) => ({ code: 'invalid-input', fields: [{ path, code: 'unknown' }] });

const newTax = (code = unlike(), rate = '16') => admin()(createTaxCode, { body: { code, name: 'VAT', inclusive: false, rate } });
const newService = (more: object) =>
  admin()(createService, { body: { code: `S-${unlike()}`, name: 'Dressing', kind: 'procedure', ...more } });

describe('a tax', () => {
  it('has a code of its own', async () => {
    const { code } = await newTax();
    expect(await problemOf(newTax(code))).toMatchObject({ code: 'already-exists', fields: [{ path: 'body.code' }] });
  });

  it('rejects a rate above 100 percent', async () => {
    const { id } = await newTax();
    const tooHigh = { code: 'invalid-input', fields: [{ path: 'body.rate', code: 'tax-rate' }] };
    expect(await problemOf(newTax(unlike(), '101'))).toMatchObject(tooHigh);
    const raised = admin()(setTaxRate, { params: { id }, body: { rate: '100.5', validFrom: '2099-01-01' } });
    expect(await problemOf(raised)).toMatchObject(tooHigh);
  });

  it('rejects a rate before one that begins on a later day', async () => {
    const { id } = await newTax();
    const set = (validFrom: string) => admin()(setTaxRate, { params: { id }, body: { rate: '8', validFrom } });
    await set('2099-02-01');
    expect(await problemOf(set('2099-01-01'))).toMatchObject({ code: 'already-exists', fields: [{ path: 'body.validFrom' }] });
  });
});

describe('a service', () => {
  it('has a code of its own', async () => {
    const { code } = await newService({});
    expect(await problemOf(newService({ code }))).toMatchObject({ code: 'already-exists', fields: [{ path: 'body.code' }] });
  });

  it('names the department or the tax that does not exist', async () => {
    expect(await problemOf(newService({ departmentId: crypto.randomUUID() }))).toMatchObject(unknown('body.departmentId'));
    expect(await problemOf(newService({ taxCodeId: crypto.randomUUID() }))).toMatchObject(unknown('body.taxCodeId'));
  });

  it('takes no price of a payer that does not exist', async () => {
    const { id } = await newService({});
    const priced = admin()(setPrice, { params: { id }, body: { unitPrice: '5', payerId: crypto.randomUUID() } });
    expect(await problemOf(priced)).toMatchObject(unknown('body.payerId'));
  });
});

describe('an account', () => {
  it('belongs to a patient of the register', async () => {
    const opened = steps.cashier(openAccount, { body: { patientId: crypto.randomUUID() } });
    expect(await problemOf(opened)).toMatchObject(unknown('body.patientId'));
  });

  it('takes no charge for a service that does not exist', async () => {
    const { id } = await steps.account();
    const charged = steps.cashier(addCharge, { params: { id }, body: { serviceItemId: crypto.randomUUID() } }, key());
    expect(await problemOf(charged)).toMatchObject({ code: 'invalid-input', fields: [{ path: 'body.serviceItemId', code: 'unknown' }] });
  });
});
