import { addCharge, getAccount, openAccount } from '@wardbook/contracts/billing/charges';
import { requestDiscount } from '@wardbook/contracts/billing/discounts';
import { getInvoice, issueCreditNote } from '@wardbook/contracts/billing/invoices';
import { setPrice } from '@wardbook/contracts/billing/prices';
import {
  closeTill,
  getTill,
  listTillSessions,
  openTill,
  recordPayment,
  refundAccount,
  reviewTillSession,
  voidPayment,
} from '@wardbook/contracts/billing/till';
import { addCoverage, createPayer, createPayerPlan } from '@wardbook/contracts/insurance/payers';
import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { systemActor } from '../../core/database/actor.js';
import { billingSteps, key, problemOf } from '../../testing/billing-steps.js';
import { type TestApi, testApi } from '../../testing/test-api.js';
import { Till } from './till/till.service.js';

let api: TestApi;
let steps: ReturnType<typeof billingSteps>;
beforeAll(async () => {
  api = await testApi();
  steps = billingSteps(api);
  await steps.tillIsOpen();
});

const inFacility = <T>(act: () => Promise<T>) => api.db.tx(systemActor('service', api.facilityId), act);
/** The named constraint that stops a statement of the application's own role, or null. */
async function stopOf(statement: ReturnType<typeof sql>): Promise<string | null> {
  const stopped = inFacility(() => statement.execute(api.db.q)).then(() => null);
  return await stopped.catch((error: { constraint?: string; message: string }) => error.constraint ?? error.message);
}

const pay = (accountId: string, amount: number) =>
  steps.cashier(recordPayment, { body: { accountId, method: 'cash', amount, tendered: amount } }, key());

async function invoiced(price: string, accountId?: string) {
  const id = accountId ?? (await steps.account(price)).id;
  const invoice = await steps.invoiceAll(id);
  return { accountId: id, invoice, lineId: invoice.lines[0]?.id ?? '' };
}

async function inCredit(price: string) {
  const { accountId, invoice } = await invoiced(price);
  await pay(accountId, invoice.outstanding);
  const body = { lineIds: invoice.lines.map(({ id }) => id), reason: 'Not done', afterwards: 'cancel' as const };
  await steps.cashier(issueCreditNote, { params: { id: invoice.id }, body }, key());
  return { accountId, amount: invoice.outstanding };
}

describe('the ledger of payments, for every writer', () => {
  it('takes no more on a line than the patient owes of it', async () => {
    const { accountId, invoice, lineId } = await invoiced('100');
    const { id } = await pay(accountId, invoice.outstanding);
    const more = sql`insert into payment_allocation (payment_id, invoice_line_id, amount) values (${id}, ${lineId}, 1)`;
    expect(await stopOf(more)).toBe('payment_allocation_within_line');
  });

  it('takes no more back of a line than was paid on it', async () => {
    const { accountId, lineId } = await invoiced('100');
    const { id } = await pay(accountId, 4_000);
    const back = sql`insert into payment_allocation (payment_id, invoice_line_id, amount) values (${id}, ${lineId}, -4001)`;
    expect(await stopOf(back)).toBe('payment_allocation_within_line');
  });

  it('takes no payment that pays nothing', async () => {
    const { accountId } = await invoiced('100');
    const { id } = await pay(accountId, 5_000);
    const copy = sql`insert into payment (account_id, till_session_id, kind, fiscal_year, sequence, number, method, currency, amount, business_date)
      select account_id, till_session_id, kind, 1999, 1, 'RCT-1999', 'card', currency, amount, business_date from payment where id = ${id}`;
    expect(await stopOf(copy)).toBe('payment_is_allocated');
  });

  it('voids a receipt once', async () => {
    const { accountId } = await invoiced('100');
    const { id } = await pay(accountId, 5_000);
    const { id: voidId } = await steps.cashier(voidPayment, { params: { id }, body: { reason: 'Mistyped' } }, key());
    const again = sql`insert into payment (account_id, till_session_id, kind, fiscal_year, sequence, number, method, currency, amount, business_date,
        reverses_id, reason)
      select account_id, till_session_id, kind, 1998, 1, 'VOI-1998', method, currency, amount, business_date, reverses_id, reason
      from payment where id = ${voidId}`;
    expect(await stopOf(again)).toBe('payment_reversed_once');
  });
});

describe('an invoice, for every writer', () => {
  const copyOf = (id: string, part: { total?: number; patient?: number; sequence: number }) => sql`
    insert into invoice (id, account_id, kind, fiscal_year, sequence, number, currency, net_amount, tax_amount, discount_amount, total_amount,
      patient_amount, coverage_amount, debtor_name, business_date)
    select uuidv7(), account_id, 'proforma', 1999, ${part.sequence}, 'PRO-1999', currency, ${part.total ?? 0}, 0, 0, ${part.total ?? 0},
      ${part.total ?? 0}, 0, debtor_name, business_date from invoice where id = ${id}`;

  it('has the totals of its lines', async () => {
    const { invoice } = await invoiced('100');
    expect(await stopOf(copyOf(invoice.id, { total: 777, sequence: 1 }))).toBe('invoice_totals_are_lines');
  });

  it('has lines whose parts sum to them', async () => {
    const { invoice } = await invoiced('100');
    // One line has too much for the patient and the other too little, so that the totals are right.
    const crossed = sql`with made as (${copyOf(invoice.id, { total: 300, sequence: 2 })} returning id), lines as (
        insert into invoice_line (id, invoice_id, position, charge_item_id, service_code, description, quantity, unit_price, net_amount, tax_amount, total_amount)
        select uuidv7(), made.id, part.position, line.charge_item_id, line.service_code, line.description, 1, 1, part.total, 0, part.total
        from made, (values (1, 100), (2, 200)) as part (position, total), invoice_line as line where line.id = ${invoice.lines[0]?.id}
        returning id, position)
      insert into invoice_line_split (invoice_line_id, party, amount)
      select id, 'patient', case position when 1 then 150 else 150 end from lines`;
    expect(await stopOf(crossed)).toBe('invoice_line_split_sum');
  });

  it('gets no line after it was issued', async () => {
    const { lineId } = await invoiced('100');
    const late = sql`insert into invoice_line (invoice_id, position, charge_item_id, service_code, description, quantity, unit_price, net_amount,
        tax_amount, total_amount)
      select invoice_id, 9, charge_item_id, service_code, description, quantity, unit_price, net_amount, tax_amount, total_amount
      from invoice_line where id = ${lineId}`;
    expect(await stopOf(late)).toBe('invoice_is_issued');
  });

  it('gets no line in the transaction that writes what a fiscal device returned', async () => {
    const { invoice, lineId } = await invoiced('100');
    const late = inFacility(async () => {
      await sql`update invoice set fiscal_reference = 'F-1' where id = ${invoice.id}`.execute(api.db.q);
      await sql`insert into invoice_line (invoice_id, position, charge_item_id, service_code, description, quantity, unit_price, net_amount,
          tax_amount, total_amount)
        select invoice_id, 9, charge_item_id, service_code, description, quantity, unit_price, net_amount, tax_amount, total_amount
        from invoice_line where id = ${lineId}`.execute(api.db.q);
    });
    await expect(late).rejects.toThrow(/invoice_is_issued/);
  });

  it('takes no credit beyond what it billed', async () => {
    const { lineId, invoice } = await invoiced('100');
    const credit = sql`with note as (insert into invoice (id, account_id, kind, fiscal_year, sequence, number, currency, net_amount, tax_amount,
          discount_amount, total_amount, patient_amount, coverage_amount, reverses_id, reason, debtor_name, business_date)
        select uuidv7(), account_id, 'credit-note', 1999, 1, 'CRN-1999', currency, -10001, 0, 0, -10001, -10001, 0, id, 'Wrong', debtor_name, business_date
        from invoice where id = ${invoice.id} returning id)
      insert into invoice_line (invoice_id, position, charge_item_id, service_code, description, quantity, unit_price, net_amount, tax_amount,
        total_amount, reverses_line_id)
      select note.id, 1, charge_item_id, service_code, description, -1, 100.01, -10001, 0, -10001, line.id from note, invoice_line as line where line.id = ${lineId}`;
    expect(await stopOf(credit)).toBe('invoice_line_credited_once');
  });
});

describe('a charge, for every writer', () => {
  const newCharge = async () => (await steps.account('100')).charges[0]?.id ?? '';

  it('keeps the price at which it was written', async () => {
    const id = await newCharge();
    expect(await stopOf(sql`update charge_item set amount = 1, net_amount = 1 where id = ${id}`)).toBe('charge_item_price_stays');
  });

  it('does not come back once it is cancelled', async () => {
    const id = await newCharge();
    await inFacility(() => sql`update charge_item set status = 'cancelled', status_reason = 'Not done' where id = ${id}`.execute(api.db.q));
    expect(await stopOf(sql`update charge_item set status = 'billable' where id = ${id}`)).toBe('charge_item_status_follows');
  });

  it('has one discount in force, which another person decides', async () => {
    const id = await newCharge();
    const ask = () => steps.cashier(requestDiscount, { body: { chargeIds: [id], percent: '10', reason: 'Hardship' } }, key());
    await ask();
    expect(await problemOf(ask())).toBe('already-exists');
    expect(
      await stopOf(sql`update discount set status = 'approved', decided_at = now(), decided_by = created_by where charge_item_id = ${id}`),
    ).toBe('discount_other_decides');
  });

  it('has one price for its case on a day', async () => {
    const service = await steps.newService('100');
    const twice = sql`insert into price (service_item_id, unit_price, currency, valid_from, facility_id)
      select service_item_id, 7, currency, valid_from, facility_id from price where service_item_id = ${service.id}`;
    expect(await stopOf(twice)).toBe('price_no_overlap');
    const later = { unitPrice: '120', validFrom: '2999-01-01' };
    await api.asRole('admin')(setPrice, { params: { id: service.id }, body: later });
  });
});

describe('two requests at once', () => {
  it('hand back what the account has to its credit once', async () => {
    const { accountId, amount } = await inCredit('150');
    const refund = () => steps.cashier(refundAccount, { body: { accountId, method: 'cash', amount, reason: 'Not done' } }, key());
    const codes = await Promise.all([problemOf(refund()), problemOf(refund()), problemOf(refund())]);
    expect(codes.filter((code) => code === undefined)).toHaveLength(1);
    expect(codes.filter((code) => code === 'over-allocated')).toHaveLength(2);
    expect((await steps.cashier(getAccount, { params: { id: accountId } })).refundable).toBe(0);
  });

  it('use up what is left of one cap once', async () => {
    const admin = api.asRole('admin');
    const code = crypto.randomUUID().slice(0, 8).toUpperCase();
    const payer = await admin(createPayer, { body: { code, name: 'Insurer', kind: 'insurer' } });
    const cap = { amount: 10_000, currency: 'KES', period: 'year' as const };
    const plan = await admin(createPayerPlan, { params: { id: payer.id }, body: { code: 'P', name: 'Plan', coveredPercent: 100, cap } });
    const patientId = await steps.newPatient();
    await api.asRole('receptionist')(addCoverage, { params: { id: patientId }, body: { planId: plan.id, memberNumber: '1' } });
    const accounts = await accountsOfVisits(patientId, 4);
    const { id: serviceItemId } = await steps.newService('80');
    for (const id of accounts) await steps.cashier(addCharge, { params: { id }, body: { serviceItemId } }, key());
    const invoices = await Promise.all(accounts.map((id) => steps.invoiceAll(id)));
    expect(invoices.reduce((sum, { coverageAmount }) => sum + coverageAmount, 0)).toBe(10_000);
  });
});

/** Accounts of visits of earlier days, one for each. */
async function accountsOfVisits(patientId: string, count: number): Promise<string[]> {
  return await inFacility(async () => {
    const { rows } = await sql<{ id: string }>`with made as (
        insert into visit (patient_id, facility_id, class, status, started_at, ended_at, business_date)
        select ${patientId}::uuid, ${api.facilityId}::uuid, 'outpatient', 'finished', moment, moment, moment::date
        from generate_series(1, ${count}::int) as day, lateral (select now() - day * interval '1 day' as moment) as earlier returning id)
      insert into account (patient_id, visit_id, debtor_kind, currency) select ${patientId}::uuid, made.id, 'patient', 'KES' from made
      returning id`.execute(api.db.q);
    return rows.map(({ id }) => id);
  });
}

describe('the review of a till', () => {
  const admin = () => api.asRole('admin');
  const newest = async () => (await admin()(listTillSessions, { query: {} })).items[0];

  it('waits for the close, happens once, and never by the cashier', async () => {
    const open = await steps.tillIsOpen();
    const body = { version: open.version };
    expect(await problemOf(admin()(reviewTillSession, { params: { id: open.id }, body }))).toBe('version-moved');
    expect(await problemOf(steps.cashier(openTill, { body: { openingFloat: 1 } }))).toBe('already-exists');
    await steps.cashier(closeTill, { body: { countedCash: 0, countedCard: 0 } });
    const closed = await newest();
    const review = { params: { id: closed?.id ?? '' }, body: { version: closed?.version ?? 0, note: 'Counted again' } };
    const cashier = { ...systemActor('service', api.facilityId), userId: api.userIdOf('cashier') };
    const own = api.db.tx(cashier, () => api.service(Till).review(review.params.id, review.body));
    await expect(own).rejects.toMatchObject({ constraint: 'till_session_other_reviews' });
    expect(await admin()(reviewTillSession, review)).toMatchObject({ reviewNote: 'Counted again', reviewedAt: expect.any(String) });
    const again = { ...review, body: { version: (closed?.version ?? 0) + 1 } };
    expect(await problemOf(admin()(reviewTillSession, again))).toBe('version-moved');
    expect((await steps.cashier(getTill, {})).session).toBeNull();
    await steps.tillIsOpen();
  });
});

describe('cash over the counter', () => {
  it('covers the amount to pay', async () => {
    const { accountId, invoice } = await invoiced('100');
    const body = { accountId, method: 'cash' as const, amount: 10_000, tendered: 9_999 };
    expect(await problemOf(steps.cashier(recordPayment, { body }, key()))).toBe('invalid-input');
    expect((await steps.cashier(getInvoice, { params: { id: invoice.id } })).outstanding).toBe(10_000);
    expect(await problemOf(steps.cashier(openAccount, { body: { patientId: crypto.randomUUID() } }))).toBe('invalid-input');
  });
});
