import { listAccounts } from '@wardbook/contracts/billing/charges';
import { beforeAll, describe, expect, it } from 'vitest';
import { billingSteps } from '../../../testing/billing-steps.js';
import { type TestApi, testApi } from '../../../testing/test-api.js';

let api: TestApi;
let steps: ReturnType<typeof billingSteps>;
beforeAll(async () => {
  api = await testApi();
  steps = billingSteps(api);
});

describe('the list of accounts', () => {
  it('shows what is open or unpaid, the last active first, with what each owes', async () => {
    const { cashier, account, invoiceAll, payAll } = steps;
    const charged = await account('10');
    const unpaid = await account('20');
    await invoiceAll(unpaid.id);
    const paid = await account('30');
    await payAll(paid.id);
    const own = [charged.id, unpaid.id, paid.id];
    const listed = async (show: 'open' | 'unpaid' | 'all') => {
      const { items } = await cashier(listAccounts, { query: { show, limit: 100 } });
      return items.filter(({ id }) => own.includes(id)).map(({ id, balance }) => [id, balance]);
    };
    expect(await listed('all')).toEqual([
      [paid.id, 0],
      [unpaid.id, 2000],
      [charged.id, 0],
    ]);
    expect(await listed('open')).toEqual([
      [unpaid.id, 2000],
      [charged.id, 0],
    ]);
    expect(await listed('unpaid')).toEqual([[unpaid.id, 2000]]);
  });
});
