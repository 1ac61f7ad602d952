import { addCharge, getAccount, openAccount } from '@wardbook/contracts/billing/charges';
import { decideDiscount, listDiscounts, requestDiscount } from '@wardbook/contracts/billing/discounts';
import { getInvoice, issueCreditNote, issueInvoice, listInvoices } from '@wardbook/contracts/billing/invoices';
import { createTaxCode, setPrice } from '@wardbook/contracts/billing/prices';
import { closeTill, getTill, openTill, recordPayment, refundAccount, voidPayment } from '@wardbook/contracts/billing/till';
import type { ProblemError } from '@wardbook/contracts/core/problem';
import { addCoverage, createPayer, createPayerPlan } from '@wardbook/contracts/insurance/payers';
import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { systemActor } from '../../core/database/actor.js';
import { billingSteps, key, problemOf } from '../../testing/billing-steps.js';
import { type TestApi, testApi } from '../../testing/test-api.js';
import { billingInvariants } from './invariants.js';

let api: TestApi;
let steps: ReturnType<typeof billingSteps>;
beforeAll(async () => {
  api = await testApi();
  steps = billingSteps(api);
});

const inFacility = <T>(act: () => Promise<T>) => api.db.tx({ ...systemActor('service'), facilityId: api.facilityId }, act);

async function journalOf(accountId: string) {
  return await inFacility(async () => {
    const { rows } = await sql<{ role: string; balance: number }>`select role, sum(debit - credit)::bigint as balance from journal_line
      join journal_account on journal_account.id = journal_line.journal_account_id
      where journal_entry_id in (select journal_entry_id from journal_line as of where of.account_id = ${accountId})
      group by role`.execute(api.db.q);
    return Object.fromEntries(rows.map(({ role, balance }) => [role, balance]));
  });
}

async function coveredPatient(plan: { coveredPercent: number; cap?: number }) {
  const admin = api.asRole('admin');
  const code = crypto.randomUUID().slice(0, 8).toUpperCase();
  const payer = await admin(createPayer, { body: { code, name: `Payer ${code}`, kind: 'insurer' } });
  const cap = plan.cap ? { amount: plan.cap, currency: 'KES', period: 'visit' as const } : null;
  const made = await admin(createPayerPlan, {
    params: { id: payer.id },
    body: { code: 'P', name: 'Plan', coveredPercent: plan.coveredPercent, cap },
  });
  const patientId = await steps.newPatient();
  const body = { planId: made.id, memberNumber: '4711' };
  await api.asRole('receptionist')(addCoverage, { params: { id: patientId }, body });
  return { patientId, payerId: payer.id };
}

describe('an invoice', () => {
  it('splits each line between the payer and the patient, and its journal entry is balanced', async () => {
    const { cashier, newService, invoiceAll } = steps;
    const { patientId } = await coveredPatient({ coveredPercent: 80, cap: 100_000 });
    const { id } = await cashier(openAccount, { body: { patientId } });
    for (const price of ['1000', '500']) {
      await cashier(addCharge, { params: { id }, body: { serviceItemId: (await newService(price)).id } }, key());
    }
    const before = await cashier(getAccount, { params: { id } });
    expect(before.charges.map(({ parts }) => parts.map(({ party, amount }) => [party, amount]))).toEqual([
      [
        ['coverage', 80_000],
        ['patient', 20_000],
      ],
      [
        ['coverage', 20_000],
        ['patient', 30_000],
      ],
    ]);
    const invoice = await invoiceAll(id);
    expect(invoice).toMatchObject({ total: 150_000, coverageAmount: 100_000, patientAmount: 50_000, outstanding: 50_000 });
    expect(invoice.lines[1]?.parts[0]).toMatchObject({ capped: true, percent: '80' });
    expect(await journalOf(id)).toEqual({ patients: 50_000, payers: 100_000, revenue: -150_000 });
  });

  it('takes a payer’s own price before the general one, and says why', async () => {
    const { cashier, newService } = steps;
    const { patientId, payerId } = await coveredPatient({ coveredPercent: 100 });
    const service = await newService('1000');
    await api.asRole('admin')(setPrice, { params: { id: service.id }, body: { unitPrice: '640.5', payerId } });
    const { id } = await cashier(openAccount, { body: { patientId } });
    const { charges } = await cashier(addCharge, { params: { id }, body: { serviceItemId: service.id, quantity: '2' } }, key());
    expect(charges[0]).toMatchObject({
      total: 128_100,
      unitPrice: '640.500000',
      why: { rule: 'price-list', selectors: ['payer', 'facility'] },
    });
  });

  it('adds an exclusive tax and takes only an approved discount off', async () => {
    const { cashier, newService, newPatient, invoiceAll } = steps;
    const admin = api.asRole('admin');
    const tax = await admin(createTaxCode, { body: { code: `T${Date.now()}`, name: 'VAT', inclusive: false, rate: '16' } });
    const { id } = await cashier(openAccount, { body: { patientId: await newPatient() } });
    const service = await newService('1000', { taxCodeId: tax.id });
    const { charges } = await cashier(addCharge, { params: { id }, body: { serviceItemId: service.id } }, key());
    const chargeIds = charges.map((charge) => charge.id);
    await cashier(requestDiscount, { body: { chargeIds, percent: '10', reason: 'Hardship' } });
    expect((await cashier(getAccount, { params: { id } })).charges[0]?.total).toBe(116_000);
    const { items } = await admin(listDiscounts, { query: { limit: 100 } });
    const asked = items.find(({ accountId }) => accountId === id);
    await admin(decideDiscount, { params: { id: asked?.id ?? '' }, body: { approve: true, version: asked?.version ?? 0 } });
    const invoice = await invoiceAll(id);
    expect(invoice).toMatchObject({ net: 90_000, tax: 14_400, discount: 10_000, total: 104_400 });
    expect(await journalOf(id)).toEqual({ patients: 104_400, discounts: 10_000, revenue: -100_000, tax: -14_400 });
  });

  it('refuses to bill a charge twice, or one without a price', async () => {
    const { cashier, account, invoiceAll } = steps;
    const { id, charges } = await account('100', undefined);
    const unpriced = charges.find(({ status }) => status === 'unpriced');
    expect(unpriced).toMatchObject({ unitPrice: null, total: null, parts: [] });
    expect(await problemOf(cashier(issueInvoice, { params: { id }, body: { chargeIds: [unpriced?.id ?? ''] } }, key()))).toBe(
      'status-not-allowed',
    );
    const invoice = await invoiceAll(id);
    const chargeIds = invoice.lines.map(({ chargeItemId }) => chargeItemId);
    expect(await problemOf(cashier(issueInvoice, { params: { id }, body: { chargeIds } }, key()))).toBe('status-not-allowed');
  });

  it('never changes, not even by SQL of the application', async () => {
    const { account, invoiceAll } = steps;
    const invoice = await invoiceAll((await account('100')).id);
    const change = (statement: ReturnType<typeof sql>) => inFacility(() => statement.execute(api.db.q));
    await expect(change(sql`update invoice set total_amount = 1 where id = ${invoice.id}`)).rejects.toThrow(/permission denied/);
    await expect(change(sql`delete from invoice_line where invoice_id = ${invoice.id}`)).rejects.toThrow(/permission denied/);
    await expect(
      change(sql`insert into invoice_line_split (invoice_line_id, party, amount) values (${invoice.lines[0]?.id}, 'allowance', 1)`),
    ).rejects.toThrow(/invoice_is_issued/);
  });
});

describe('a payment', () => {
  it('counts once when it is sent repeatedly with one key', async () => {
    const { cashier, account, invoiceAll, tillIsOpen } = steps;
    await tillIsOpen();
    const { id } = await account('300');
    await invoiceAll(id);
    const once = key();
    const body = { accountId: id, method: 'cash' as const, amount: 10_000, tendered: 20_000 };
    const answers = await Promise.all(Array.from({ length: 50 }, () => cashier(recordPayment, { body }, once)));
    expect(new Set(answers.map((answer) => answer.id)).size).toBe(1);
    expect(answers[0]).toMatchObject({ change: 10_000, balance: 20_000 });
    expect((await cashier(getAccount, { params: { id } })).payments).toHaveLength(1);
  });

  it('requires an open till, and never exceeds what is owed, even concurrently', async () => {
    const { cashier, account, invoiceAll, tillIsOpen } = steps;
    await tillIsOpen();
    const { id } = await account('100');
    await invoiceAll(id);
    const pay = (amount: number) => cashier(recordPayment, { body: { accountId: id, method: 'card', amount } }, key());
    expect(await problemOf(pay(10_001))).toBe('over-allocated');
    const outcomes = await Promise.all(Array.from({ length: 10 }, () => problemOf(pay(3_000))));
    expect(outcomes.filter((code) => code === undefined)).toHaveLength(3);
    expect((await cashier(getAccount, { params: { id } })).balance).toBe(1_000);
    expect(await problemOf(api.asRole('doctor')(recordPayment, { body: { accountId: id, method: 'card', amount: 1 } }, key()))).toBe(
      'forbidden',
    );
  });

  it('voids by a reversal, once', async () => {
    const { cashier, account, invoiceAll, tillIsOpen } = steps;
    await tillIsOpen();
    const { id } = await account('100');
    await invoiceAll(id);
    const paid = await cashier(recordPayment, { body: { accountId: id, method: 'cash', amount: 10_000 } }, key());
    const undo = () => cashier(voidPayment, { params: { id: paid.id }, body: { reason: 'Wrong patient' } }, key());
    expect(await undo()).toMatchObject({ kind: 'void', reverses: { number: paid.number }, balance: 10_000 });
    expect(await problemOf(undo())).toBe('status-not-allowed');
    expect(await journalOf(id)).toEqual({ patients: 10_000, revenue: -10_000, 'till-cash': 0 });
  });

  it('can be refunded after a credit note, and not before', async () => {
    const { cashier, account, invoiceAll, tillIsOpen } = steps;
    await tillIsOpen();
    const { id } = await account('100', '50');
    const invoice = await invoiceAll(id);
    await cashier(recordPayment, { body: { accountId: id, method: 'cash', amount: 15_000 } }, key());
    const refund = (amount: number) =>
      cashier(refundAccount, { body: { accountId: id, method: 'cash', amount, reason: 'Not done' } }, key());
    expect(await problemOf(refund(5_000))).toBe('over-allocated');
    const body = { lineIds: [invoice.lines[1]?.id ?? ''], reason: 'Not done', afterwards: 'cancel' as const };
    const credit = await cashier(issueCreditNote, { params: { id: invoice.id }, body }, key());
    expect(credit).toMatchObject({ kind: 'credit-note', total: -5_000, reverses: { number: invoice.number } });
    expect(await problemOf(cashier(issueCreditNote, { params: { id: invoice.id }, body }, key()))).toBe('status-not-allowed');
    expect(await cashier(getAccount, { params: { id } })).toMatchObject({ balance: -5_000, refundable: 5_000 });
    expect(await refund(5_000)).toMatchObject({ kind: 'refund', balance: 0 });
    expect(await cashier(getInvoice, { params: { id: invoice.id } })).toMatchObject({ credited: 5_000, outstanding: 0 });
    expect(await journalOf(id)).toEqual({ patients: 0, revenue: -10_000, 'till-cash': 10_000 });
  });
});

describe('a refund', () => {
  it('never exceeds the credit of the account, which pays its other invoices first', async () => {
    const { cashier, account, newService, invoiceAll, payAll } = steps;
    const { id } = await account('333.33');
    await payAll(id);
    const [first] = (await cashier(getAccount, { params: { id } })).documents;
    await cashier(addCharge, { params: { id }, body: { serviceItemId: (await newService('233.33')).id } }, key());
    await invoiceAll(id);
    const { lines } = await cashier(getInvoice, { params: { id: first?.id ?? '' } });
    const body = { lineIds: lines.map((line) => line.id), reason: 'Not done', afterwards: 'cancel' as const };
    await cashier(issueCreditNote, { params: { id: first?.id ?? '' }, body }, key());
    expect(await cashier(getAccount, { params: { id } })).toMatchObject({ balance: -10_000, refundable: 10_000 });
    const tooMuch = { code: 'over-allocated', fields: [{ path: 'body.amount' }] };
    const pay = (amount: number) => cashier(recordPayment, { body: { accountId: id, method: 'card', amount } }, key());
    expect(await pay(1).catch(({ problem }: ProblemError) => problem)).toMatchObject(tooMuch);
    const refund = (amount: number) => cashier(refundAccount, { body: { accountId: id, method: 'card', amount, reason: 'Back' } }, key());
    expect(await refund(10_001).catch(({ problem }: ProblemError) => problem)).toMatchObject(tooMuch);
    expect(await refund(10_000)).toMatchObject({ balance: 0 });
  });
});

describe('a till', () => {
  it('closes with a blind count, and posts the difference', async () => {
    const { cashier, account, invoiceAll, tillIsOpen } = steps;
    await tillIsOpen();
    await cashier(closeTill, { body: { countedCash: 0, countedCard: 0, note: 'A drawer of its own' } });
    const open = await cashier(openTill, { body: { openingFloat: 7_000 } });
    const { id } = await account('120');
    await invoiceAll(id);
    await cashier(recordPayment, { body: { accountId: id, method: 'cash', amount: 12_000 } }, key());
    const { session } = await cashier(getTill, {});
    expect(session).toEqual({ ...open, receipts: 1 });
    for (const told of [open, session]) for (const name of ['taken', 'expected', 'difference']) expect(told).not.toHaveProperty(name);
    const closed = await cashier(closeTill, { body: { countedCash: 18_700, countedCard: 0, note: 'Short' } });
    expect(closed).toMatchObject({ taken: { cash: 12_000 }, expected: { cash: 19_000 }, difference: { cash: -300, card: 0 } });
    expect(await problemOf(cashier(recordPayment, { body: { accountId: id, method: 'cash', amount: 1 } }, key()))).toBe('over-allocated');
    expect(await problemOf(cashier(closeTill, { body: { countedCash: 0, countedCard: 0 } }))).toBe('till-closed');
    const lost = await inFacility(async () => {
      const { rows } = await sql<{ lost: number }>`select sum(debit - credit)::bigint as lost from journal_line
        join journal_account on journal_account.id = journal_account_id
        where role = 'cash-differences' and till_session_id = ${closed.id}`.execute(api.db.q);
      return rows[0]?.lost;
    });
    expect(lost).toBe(300);
  });
});

describe('the books', () => {
  it('number documents without gaps while many are issued and many fail', async () => {
    const { cashier, account } = steps;
    const accounts = await Promise.all(Array.from({ length: 12 }, () => account('10')));
    const issue = ({ id, charges }: (typeof accounts)[number]) =>
      cashier(issueInvoice, { params: { id }, body: { chargeIds: charges.map((charge) => charge.id) } }, key());
    const rollBack = () =>
      inFacility(async () => {
        await sql`select next_document_number('invoice', 2026)`.execute(api.db.q);
        throw new Error('The issuing transaction failed.');
      }).catch(() => null);
    await Promise.all(accounts.flatMap((each) => [issue(each).catch(() => null), rollBack(), issue(each).catch(() => null)]));
    const { items } = await cashier(listInvoices, { query: { kind: 'invoice', limit: 100 } });
    const numbers = items.map(({ number }) => Number(number.split('-')[2])).sort((a, b) => a - b);
    expect(new Set(numbers).size).toBe(numbers.length);
    for (const { id } of accounts) expect((await cashier(getAccount, { params: { id } })).documents).toHaveLength(1);
    expect(numbers).toEqual(numbers.map((_, index) => (numbers[0] ?? 0) + index));
  });

  it('hold every invariant after all of this', async () => {
    for (const { name, broken } of billingInvariants) {
      const { rows } = await inFacility(() => broken.execute(api.db.q));
      expect({ name, rows }).toEqual({ name, rows: [] });
    }
  });

  it('refuse an entry that is not balanced', async () => {
    const post = inFacility(async () => {
      const entry = await api.db.q
        .insertInto('journal_entry')
        .values({ source_kind: 'invoice', source_id: crypto.randomUUID(), business_date: '2026-11-22' })
        .returning('id')
        .executeTakeFirstOrThrow();
      await sql`insert into journal_line (journal_entry_id, journal_account_id, currency, debit)
        select ${entry.id}, id, 'KES', 1 from journal_account where role = 'patients'`.execute(api.db.q);
    });
    await expect(post).rejects.toThrow(/journal_entry_balanced/);
  });
});
