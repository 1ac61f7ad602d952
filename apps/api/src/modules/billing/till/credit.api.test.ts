import { addCharge } from '@wardbook/contracts/billing/charges';
import { getInvoice, issueCreditNote, listInvoices } from '@wardbook/contracts/billing/invoices';
import { closeTill, getPayment, getTill, recordPayment, refundAccount, voidPayment } from '@wardbook/contracts/billing/till';
import { collectSpecimens } from '@wardbook/contracts/laboratory/work';
import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { systemActor } from '../../../core/database/actor.js';
import { key, problemOf, withSetting } from '../../../testing/billing-steps.js';
import { chargedActs } from '../../../testing/charged-acts.js';
import { type TestApi, testApi } from '../../../testing/test-api.js';
import { billingInvariants } from '../invariants.js';

let api: TestApi;
let steps: ReturnType<typeof chargedActs>;
beforeAll(async () => {
  api = await testApi();
  steps = chargedActs(api);
  await steps.tillIsOpen();
});

const pay = (accountId: string, amount: number, method: 'cash' | 'card' = 'card') =>
  steps.cashier(recordPayment, { body: { accountId, method, amount } }, key());
const outstandingOf = async (id: string) => (await steps.cashier(getInvoice, { params: { id } })).outstanding;

async function creditAll(invoiceId: string) {
  const { lines } = await steps.cashier(getInvoice, { params: { id: invoiceId } });
  const body = { lineIds: lines.map(({ id }) => id), reason: 'Not done', afterwards: 'cancel' as const };
  return await steps.cashier(issueCreditNote, { params: { id: invoiceId }, body }, key());
}

/** An account whose one invoice of this price was paid and credited. */
async function inCredit(price: string, method: 'cash' | 'card' = 'card') {
  const { id } = await steps.account(price);
  const invoice = await steps.invoiceAll(id);
  const payment = await pay(id, invoice.outstanding, method);
  await creditAll(invoice.id);
  return { id, invoice, payment };
}

async function invoiced(accountId: string, price: string) {
  const { id } = await steps.newService(price);
  await steps.cashier(addCharge, { params: { id: accountId }, body: { serviceItemId: id } }, key());
  return await steps.invoiceAll(accountId);
}

const brokenInvariants = () =>
  api.db.tx(systemActor('service', api.facilityId), async () => {
    const broken: string[] = [];
    for (const each of billingInvariants) {
      const { rows } = await each.broken.execute(api.db.q);
      if (rows.length > 0) broken.push(each.name);
    }
    return broken;
  });

describe('the credit of an account', () => {
  it('pays its next invoice, up to what is owed', async () => {
    const { id, invoice: first } = await inCredit('800');
    const second = await invoiced(id, '1600');
    expect(second.outstanding).toBe(80_000);
    expect(await outstandingOf(first.id)).toBe(0);
    expect(await problemOf(pay(id, 80_001))).toBe('over-allocated');
    await pay(id, 80_000);
    expect(await steps.accountOf(id)).toMatchObject({ balance: 0, refundable: 0 });
    const { items } = await steps.cashier(listInvoices, { query: { state: 'outstanding', limit: 100 } });
    expect(items.filter(({ accountId }) => accountId === id)).toEqual([]);
    expect(await problemOf(pay(id, 1))).toBe('over-allocated');
  });

  it('pays the oldest of its other invoices after a credit note, and the rest can be refunded', async () => {
    const { id } = await steps.account('500');
    const first = await steps.invoiceAll(id);
    await pay(id, 50_000);
    const [second, third] = [await invoiced(id, '200'), await invoiced(id, '100')];
    await creditAll(first.id);
    expect([await outstandingOf(second.id), await outstandingOf(third.id)]).toEqual([0, 0]);
    expect(await steps.accountOf(id)).toMatchObject({ balance: -20_000, refundable: 20_000 });
    const refund = { accountId: id, method: 'card' as const, amount: 20_000, reason: 'Back' };
    expect(await steps.cashier(refundAccount, { body: refund }, key())).toMatchObject({ balance: 0 });
  });

  it('goes back once when two cashiers hand it back at the same moment, and a refund is not voided', async () => {
    const { id } = await inCredit('800');
    const refund = () => steps.cashier(refundAccount, { body: { accountId: id, method: 'card', amount: 80_000, reason: 'Back' } }, key());
    const both = await Promise.allSettled([refund(), refund()]);
    const refused = both.flatMap((each) => (each.status === 'rejected' ? [each.reason] : []));
    expect(refused).toMatchObject([{ problem: { code: 'over-allocated', context: { rule: 'refund_within_credit' } } }]);
    const [paid] = both.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []));
    const undo = steps.cashier(voidPayment, { params: { id: paid?.id ?? '' }, body: { reason: 'Wrong card' } }, key());
    expect(await problemOf(undo)).toBe('status-not-allowed');
    expect(await steps.accountOf(id)).toMatchObject({ balance: 0, refundable: 0 });
  });

  it('ends with the void of the receipt that it came from', async () => {
    const { id, payment } = await inCredit('800');
    const second = await invoiced(id, '500');
    expect(second.outstanding).toBe(0);
    expect((await steps.cashier(getPayment, { params: { id: payment.id } })).allocations).toMatchObject([
      { invoiceNumber: expect.any(String), amount: 30_000 },
      { invoiceNumber: second.number, amount: 50_000 },
    ]);
    await steps.cashier(voidPayment, { params: { id: payment.id }, body: { reason: 'Wrong card' } }, key());
    expect(await steps.accountOf(id)).toMatchObject({ balance: 50_000, refundable: 0 });
    expect(await outstandingOf(second.id)).toBe(50_000);
  });

  it('of another receipt pays what a voided one had paid', async () => {
    const { id } = await steps.account('800');
    const first = await steps.invoiceAll(id);
    const early = await pay(id, 30_000);
    await pay(id, 50_000);
    await creditAll(first.id);
    const second = await invoiced(id, '300');
    await steps.cashier(voidPayment, { params: { id: early.id }, body: { reason: 'Wrong card' } }, key());
    expect(await outstandingOf(second.id)).toBe(0);
    expect(await steps.accountOf(id)).toMatchObject({ balance: -20_000, refundable: 20_000 });
  });

  it('releases a test that must be paid first as soon as the rest is paid', async () => {
    await withSetting(api, 'billing.pay-first-tests', true, async () => {
      const seen = await steps.seen();
      const credited = await invoiced(seen.accountId, '1');
      await pay(seen.accountId, credited.outstanding);
      await creditAll(credited.id);
      const { workItemId } = await steps.orderTest(seen.encounterId, 'ck');
      // More than the credit, which a priced consultation makes larger.
      const { outstanding } = await invoiced(seen.accountId, '5000');
      await pay(seen.accountId, outstanding);
      const { specimens } = await api.asRole('nurse')(collectSpecimens, { body: { workItemIds: [workItemId] } }, key());
      expect(specimens).toHaveLength(1);
    });
  });

  it('keeps every rule of the books', async () => {
    expect(await brokenInvariants()).toEqual([]);
  });

  it('moves whole or not at all, for every writer', async () => {
    const { id, payment, invoice } = await inCredit('800');
    const half = api.db.tx(systemActor('service', api.facilityId), () =>
      sql`insert into payment_allocation (payment_id, invoice_line_id, amount) values (${payment.id}, ${invoice.lines[0]?.id}, -100)`.execute(
        api.db.q,
      ),
    );
    await expect(half).rejects.toThrow(/payment_is_allocated/);
    expect((await steps.accountOf(id)).balance).toBe(-80_000);
  });
});

describe('a refund by another means than was paid with', () => {
  it('needs a confirmation, is marked, and appears in the review of the till', async () => {
    await steps.cashier(closeTill, { body: { countedCash: 0, countedCard: 0 } });
    await steps.tillIsOpen();
    const { id } = await inCredit('100', 'card');
    const refund = (method: 'cash' | 'card', amount: number, otherMeans = false) =>
      steps.cashier(refundAccount, { body: { accountId: id, method, amount, reason: 'Not done', otherMeans } }, key());
    expect(await problemOf(refund('cash', 4_000))).toBe('other-means');
    expect(await refund('card', 3_000)).toMatchObject({ otherMeans: false });
    expect(await refund('cash', 4_000, true)).toMatchObject({ otherMeans: true });
    expect(await refund('card', 3_000, true)).toMatchObject({ otherMeans: false, balance: 0 });
    const closed = await steps.cashier(closeTill, { body: { countedCash: 46_000, countedCard: 4_000 } });
    expect(closed).toMatchObject({ otherMeans: 1, difference: { cash: 0, card: 0 } });
    expect(closed.taken).toEqual({ cash: -4_000, card: 4_000, 'mobile-money': 0, 'bank-transfer': 0, cheque: 0 });
    await steps.tillIsOpen();
  });
});

describe('a method of payment', () => {
  const recordBy = async (method: 'mobile-money' | 'cheque', reference?: string) => {
    const { id } = await steps.account('500');
    const { outstanding } = await steps.invoiceAll(id);
    const body = { accountId: id, method, amount: outstanding, ...(reference ? { reference } : {}) };
    return await steps.cashier(recordPayment, { body }, key());
  };

  it('needs the decision of the facility, and then its reference', async () => {
    expect(await problemOf(recordBy('mobile-money', 'SGL4X81Q2T'))).toBe('invalid-input');
    await withSetting(api, 'billing.takes-mobile-money', true, async () => {
      expect(await problemOf(recordBy('mobile-money'))).toBe('invalid-input');
      expect(await recordBy('mobile-money', 'SGL4X81Q2T')).toMatchObject({ method: 'mobile-money', reference: 'SGL4X81Q2T', balance: 0 });
      expect((await steps.cashier(getTill, {})).methods).toEqual(['cash', 'card', 'mobile-money']);
    });
    expect((await steps.cashier(getTill, {})).methods).toEqual(['cash', 'card']);
    expect(await brokenInvariants()).toEqual([]);
  });
});
