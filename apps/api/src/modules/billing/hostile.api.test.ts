import { addCharge, cancelCharge, getAccount, openAccount } from '@wardbook/contracts/billing/charges';
import { decideDiscount, listDiscounts, requestDiscount } from '@wardbook/contracts/billing/discounts';
import { creditReturns, getInvoice, issueCreditNote, issueInvoice } from '@wardbook/contracts/billing/invoices';
import { setPrice } from '@wardbook/contracts/billing/prices';
import { closeTill, getTill, openTill, recordPayment, refundAccount } from '@wardbook/contracts/billing/till';
import type { ProblemError } from '@wardbook/contracts/core/problem';
import { addCoverage, createPayer, createPayerPlan } from '@wardbook/contracts/insurance/payers';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemActor } from '../../core/database/actor.js';
import { billingSteps, key, problemOf } from '../../testing/billing-steps.js';
import { secondOf } from '../../testing/laboratory-people.js';
import { ownTestApi, type TestApi } from '../../testing/test-api.js';
import { FacilityDays } from './facility-day.repository.js';
import { billingInvariants } from './invariants.js';
import { Crediting } from './invoices/crediting.service.js';
import { Till } from './till/till.service.js';

let api: TestApi;
let steps: ReturnType<typeof billingSteps>;
beforeAll(async () => {
  api = await ownTestApi();
  steps = billingSteps(api);
  await steps.tillIsOpen();
});
afterAll(async () => await api.close());

const inFacility = <T>(act: () => Promise<T>) => api.db.tx({ ...systemActor('service'), facilityId: api.facilityId }, act);

async function invoiced(...prices: string[]) {
  const { id } = await steps.account(...prices);
  return { id, invoice: await steps.invoiceAll(id) };
}

const pay = (accountId: string, amount: number, method: 'cash' | 'card' = 'cash') =>
  steps.cashier(recordPayment, { body: { accountId, method, amount } }, key());
const refund = (accountId: string, amount: number, method: 'cash' | 'card' = 'cash') =>
  steps.cashier(refundAccount, { body: { accountId, method, amount, reason: 'Not done', otherMeans: true } }, key());

async function credit(invoice: { id: string; lines: { id: string }[] }, afterwards: 'cancel' | 'bill-again' = 'cancel') {
  const lineIds = invoice.lines.map(({ id }) => id);
  return await steps.cashier(issueCreditNote, { params: { id: invoice.id }, body: { lineIds, reason: 'Wrong', afterwards } }, key());
}

describe('a forbidden payment', () => {
  it('stops at what is owed, with fifty keys at the same time', async () => {
    const { id } = await invoiced('100');
    const outcomes = await Promise.all(Array.from({ length: 50 }, () => problemOf(pay(id, 4_000))));
    expect(outcomes.filter((code) => code === undefined)).toHaveLength(2);
    expect(new Set(outcomes)).toEqual(new Set([undefined, 'over-allocated']));
    expect(await steps.cashier(getAccount, { params: { id } })).toMatchObject({ balance: 2_000 });
  });

  it('fails for an invoice that was credited whole, as does a second credit note', async () => {
    const { id, invoice } = await invoiced('100');
    await credit(invoice);
    expect(await problemOf(pay(id, 1))).toBe('over-allocated');
    expect(await problemOf(credit(invoice))).toBe('status-not-allowed');
  });

  it('returns to the patient once and no more than was paid, after a credit note', async () => {
    const { id, invoice } = await invoiced('100');
    await pay(id, 6_000);
    await credit(invoice);
    expect(await problemOf(refund(id, 6_001))).toBe('over-allocated');
    const outcomes = await Promise.all(Array.from({ length: 6 }, () => problemOf(refund(id, 6_000))));
    expect(outcomes.filter((code) => code === undefined)).toHaveLength(1);
    expect(await steps.cashier(getInvoice, { params: { id: invoice.id } })).toMatchObject({ credited: 10_000, outstanding: 0 });
  });

  it('never leaves a drawer that holds too little, nor a closed till', async () => {
    const { id, invoice } = await invoiced('90000');
    await pay(id, 9_000_000, 'card');
    await credit(invoice);
    expect(await problemOf(refund(id, 9_000_000))).toBe('till-too-low');
    await steps.cashier(closeTill, { body: { countedCash: 0, countedCard: 0, note: 'Blind' } });
    expect(await problemOf(refund(id, 9_000_000, 'card'))).toBe('till-closed');
    await steps.cashier(openTill, { body: { openingFloat: 0 } });
    expect(await refund(id, 9_000_000, 'card')).toMatchObject({ kind: 'refund', balance: 0 });
  });

  it('takes its day from the facility, not from the request', async () => {
    const { id } = await invoiced('10');
    const body = { accountId: id, method: 'cash', amount: 1_000, businessDate: '2020-01-01' } as const;
    expect(await problemOf(steps.cashier(recordPayment, { body }, key()))).toBe('invalid-input');
  });
});

describe('a till that is closed while payments run', () => {
  it('holds exactly the payments that it accepted', async () => {
    await steps.tillIsOpen();
    const accounts = await Promise.all(Array.from({ length: 12 }, () => invoiced('10')));
    const payments = accounts.map(({ id }) => problemOf(pay(id, 1_000)));
    const closing = steps.cashier(closeTill, { body: { countedCash: 0, countedCard: 0, note: 'Blind' } });
    const [outcomes, closed] = await Promise.all([Promise.all(payments), closing]);
    expect(new Set(outcomes.filter((code) => code !== undefined)).size).toBeLessThanOrEqual(1);
    expect(closed.expected.cash).toBe(closed.openingFloat + closed.taken.cash);
    const settled = await Promise.all(accounts.map(({ id }) => steps.cashier(getAccount, { params: { id } })));
    expect(settled.filter(({ balance }) => balance === 0)).toHaveLength(outcomes.filter((code) => code === undefined).length);
    await steps.tillIsOpen();
  });

  it('accepts no close by another cashier', async () => {
    const other = { ...systemActor('service'), userId: api.userIdOf('admin'), facilityId: api.facilityId };
    const { session } = await steps.cashier(getTill, {});
    await expect(api.db.tx(other, () => api.service(Till).close({ countedCash: 0, countedCard: 0 }))).rejects.toMatchObject({
      code: 'till-closed',
    });
    const theirs = await api.db.tx(other, () => api.service(Till).open(0));
    expect(theirs.id).not.toBe(session?.id);
    expect((await steps.cashier(getTill, {})).session?.id).toBe(session?.id);
  });
});

describe('a discount', () => {
  it('cannot exceed the charge, and a full one leaves an invoice of zero', async () => {
    const { id, charges } = await steps.account('100');
    const chargeIds = charges.map((charge) => charge.id);
    const ask = (percent: string) => steps.cashier(requestDiscount, { body: { chargeIds, percent, reason: 'Staff' } });
    for (const percent of ['100.01', '0', '-5', '1e2'])
      expect([percent, await problemOf(ask(percent))]).toEqual([percent, 'invalid-input']);
    await ask('100');
    expect(await problemOf(ask('5'))).toBe('already-exists');
    await decide(id);
    expect(await steps.invoiceAll(id)).toMatchObject({ total: 0, discount: 10_000, outstanding: 0 });
  });

  it('refuses a decision by the user who requested it, also with both permissions', async () => {
    const both = await secondOf(api, 'cashier');
    await inFacility(() =>
      sql`insert into membership (user_id, role_id, facility_id)
        select ${both.userId}, id, ${api.facilityId} from role where code = 'admin'`.execute(api.db.q),
    );
    const { id, charges } = await steps.account('100');
    await both.call(requestDiscount, { body: { chargeIds: charges.map((charge) => charge.id), percent: '10', reason: 'Staff' } });
    const asked = await waitingOf(id);
    const decided = (approve: boolean) =>
      both.call(decideDiscount, { params: { id: asked?.id ?? '' }, body: { approve, version: asked?.version ?? 0 } });
    for (const approve of [true, false]) expect(await problemOf(decided(approve))).toBe('other-person-needed');
    await decide(id);
    expect(await steps.invoiceAll(id)).toMatchObject({ total: 9_000, discount: 1_000 });
  });

  it('needs another user to decide it, and a charge that is not cancelled', async () => {
    const { id, charges } = await steps.account('100');
    await steps.cashier(requestDiscount, { body: { chargeIds: [charges[0]?.id ?? ''], percent: '10', reason: 'Staff' } });
    const asked = await waitingOf(id);
    const approve = { params: { id: asked?.id ?? '' }, body: { approve: true, version: asked?.version ?? 0 } };
    expect(await problemOf(steps.cashier(decideDiscount, approve))).toBe('forbidden');
    await steps.cashier(cancelCharge, { params: { id: charges[0]?.id ?? '' }, body: { reason: 'Not done' } });
    expect(await waitingOf(id)).toBeUndefined();
    expect(await problemOf(api.asRole('admin')(decideDiscount, approve))).toBe('status-not-allowed');
  });
});

describe('an invoice of charges with a requested discount', () => {
  it('waits until the discount is decided, while an estimate does not', async () => {
    const { id, charges } = await steps.account('100', '50');
    const chargeIds = charges.map((charge) => charge.id);
    const issue = (body: { kind?: 'proforma'; chargeIds: string[] }) => steps.cashier(issueInvoice, { params: { id }, body }, key());
    const asked = { chargeIds: chargeIds.slice(1), percent: '50', reason: 'Hardship' };
    await steps.cashier(requestDiscount, { body: asked });
    expect(await refusalOf(issue({ chargeIds }))).toEqual({ code: 'discount-waiting', paths: ['body.chargeIds.1'] });
    expect(await issue({ kind: 'proforma', chargeIds })).toMatchObject({ total: 15_000, discount: 0 });
    expect(await issue({ chargeIds: chargeIds.slice(0, 1) })).toMatchObject({ total: 10_000 });
    await decide(id);
    expect(await issue({ chargeIds: chargeIds.slice(1) })).toMatchObject({ total: 2_500, discount: 2_500 });
  });

  it('excludes a concurrent request: one of the two is refused', async () => {
    for (let round = 0; round < 5; round += 1) {
      const { id, charges } = await steps.account('100');
      const chargeIds = charges.map((charge) => charge.id);
      const outcomes = await Promise.all([
        problemOf(steps.cashier(issueInvoice, { params: { id }, body: { chargeIds } }, key())),
        problemOf(steps.cashier(requestDiscount, { body: { chargeIds, percent: '50', reason: 'Hardship' } })),
      ]);
      expect([
        ['discount-waiting', undefined],
        [undefined, 'status-not-allowed'],
      ]).toContainEqual(outcomes);
    }
  });
});

describe('a request that names what cannot be used', () => {
  it('gets the path of each charge that cannot be invoiced or reduced', async () => {
    const { id, charges } = await steps.account('100', undefined, '50');
    const idOf = (index: number) => charges[index]?.id ?? '';
    const foreign = (await steps.account('10')).charges[0]?.id ?? '';
    const issue = (...chargeIds: string[]) => steps.cashier(issueInvoice, { params: { id }, body: { chargeIds } }, key());
    await issue(idOf(0));
    const faults = { code: 'status-not-allowed', paths: ['body.chargeIds.0', 'body.chargeIds.1', 'body.chargeIds.3'] };
    expect(await refusalOf(issue(idOf(0), idOf(1), idOf(2), foreign))).toEqual(faults);
    const ask = (...chargeIds: string[]) => steps.cashier(requestDiscount, { body: { chargeIds, percent: '5', reason: 'Staff' } });
    expect(await refusalOf(ask(idOf(2), idOf(0)))).toEqual({ code: 'status-not-allowed', paths: ['body.chargeIds.1'] });
    await ask(idOf(2));
    expect(await refusalOf(ask(idOf(1), idOf(2)))).toEqual({ code: 'already-exists', paths: ['body.chargeIds.1'] });
    const back = { params: { id }, body: { chargeIds: [idOf(2)] } };
    expect(await refusalOf(steps.cashier(creditReturns, back, key()))).toEqual({ code: 'status-not-allowed', paths: ['body.chargeIds.0'] });
  });

  it('gets the path of each line of another invoice or that is credited already', async () => {
    const { invoice } = await invoiced('100', '50');
    const other = (await invoiced('10')).invoice;
    const [first, second] = invoice.lines.map((line) => line.id);
    const take = (...lineIds: string[]) => {
      const body = { lineIds, reason: 'Not done', afterwards: 'cancel' as const };
      return steps.cashier(issueCreditNote, { params: { id: invoice.id }, body }, key());
    };
    await take(first ?? '');
    const faults = { code: 'status-not-allowed', paths: ['body.lineIds.0', 'body.lineIds.2'] };
    expect(await refusalOf(take(first ?? '', second ?? '', other.lines[0]?.id ?? ''))).toEqual(faults);
  });
});

/** The code of a refusal with the places in the request that it names. */
async function refusalOf(act: Promise<unknown>) {
  const thrown = await act.then(() => null).catch((error: ProblemError) => error.problem);
  return thrown && { code: thrown.code, paths: thrown.fields?.map(({ path }) => path) };
}

async function waitingOf(accountId: string) {
  const { items } = await api.asRole('admin')(listDiscounts, { query: { limit: 100 } });
  return items.find((discount) => discount.accountId === accountId);
}

async function decide(accountId: string) {
  const asked = await waitingOf(accountId);
  await api.asRole('admin')(decideDiscount, { params: { id: asked?.id ?? '' }, body: { approve: true, version: asked?.version ?? 0 } });
}

describe('after an invoice', () => {
  it('keeps the price of the act, and leaves later charges to another invoice', async () => {
    const { id, charges } = await steps.account('100');
    const serviceItemId = charges[0]?.serviceItemId ?? '';
    const dated = { unitPrice: '999', visitClass: null, payerId: null, everyFacility: true };
    await api.asRole('admin')(setPrice, { params: { id: serviceItemId }, body: dated });
    expect((await steps.invoiceAll(id)).total).toBe(10_000);
    const unknown = steps.cashier(addCharge, { params: { id }, body: { serviceItemId: crypto.randomUUID() } }, key());
    await expect(unknown).rejects.toMatchObject({
      code: 'invalid-input',
      problem: { fields: [{ path: 'body.serviceItemId', code: 'unknown' }] },
    });
    const after = await steps.cashier(addCharge, { params: { id }, body: { serviceItemId } }, key());
    expect(after.charges.map(({ status }) => status)).toEqual(['billable']);
    expect((await steps.invoiceAll(id)).lines).toHaveLength(1);
    expect((await steps.cashier(getAccount, { params: { id } })).documents).toHaveLength(2);
  });

  it('returns a cap to the year of the service, even with a late credit note', async () => {
    const admin = api.asRole('admin');
    const code = crypto.randomUUID().slice(0, 8).toUpperCase();
    const payer = await admin(createPayer, { body: { code, name: 'Insurer', kind: 'insurer' } });
    const cap = { amount: 10_000, currency: 'KES', period: 'year' as const };
    const plan = await admin(createPayerPlan, { params: { id: payer.id }, body: { code: 'P', name: 'Plan', coveredPercent: 100, cap } });
    const patientId = await steps.newPatient();
    const body = { planId: plan.id, memberNumber: '1', validFrom: '2026-01-01' };
    await api.asRole('receptionist')(addCoverage, { params: { id: patientId }, body });
    const charged = async (price: string) => {
      const { id } = await steps.cashier(openAccount, { body: { patientId } });
      await steps.cashier(addCharge, { params: { id }, body: { serviceItemId: (await steps.newService(price)).id } }, key());
      return id;
    };
    const capLeft = async (id: string) => (await steps.cashier(getAccount, { params: { id } })).coverages[0]?.capLeft;
    const id = await charged('80');
    const invoice = await steps.invoiceAll(id);
    expect([invoice.coverageAmount, await capLeft(id)]).toEqual([8_000, 2_000]);
    const year = Number(invoice.businessDate.slice(0, 4));
    api.clock.set(new Date(`${year + 1}-01-05T09:00:00Z`));
    const lineIds = invoice.lines.map((line) => line.id);
    const credit = await inFacility(() =>
      api.service(Crediting).creditLines(invoice.id, { lineIds, reason: 'Wrong', afterwards: 'cancel' }),
    ).finally(() => api.clock.release());
    expect(credit.businessDate).toBe(`${year + 1}-01-05`);
    expect(await capLeft(id)).toBe(10_000);
    expect(await usedIn(patientId, year + 1)).toBe(0);
  });
});

async function usedIn(patientId: string, year: number) {
  return await inFacility(async () => {
    const { rows } = await sql<{ used: number }>`select coverage_used(id, null, ${`${year}-01-01`}, ${`${year}-12-31`}) as used
      from coverage where patient_id = ${patientId}`.execute(api.db.q);
    return rows[0]?.used;
  });
}

describe('the journal', () => {
  it('rejects every write by the application’s role', async () => {
    const refused = async (statement: ReturnType<typeof sql>) => await inFacility(() => statement.execute(api.db.q)).catch(String);
    for (const table of [
      'journal_entry',
      'journal_line',
      'invoice',
      'invoice_line',
      'invoice_line_split',
      'payment',
      'payment_allocation',
    ]) {
      for (const change of [
        sql`update ${sql.table(table)} set created_at = core.now()`,
        sql`delete from ${sql.table(table)}`,
        sql`truncate ${sql.table(table)}`,
      ]) {
        expect([table, await refused(change)]).toEqual([table, expect.stringContaining('permission denied')]);
      }
    }
    const late = sql`insert into journal_line (journal_entry_id, journal_account_id, currency, debit)
      select journal_entry.id, journal_account.id, 'KES', 1 from journal_entry, journal_account limit 1`;
    expect(await refused(late)).toContain('journal_entry_closed');
  });

  it('takes the lines of an entry that was written within a savepoint', async () => {
    const lines = await inFacility(async () => {
      await sql`savepoint entry`.execute(api.db.q);
      const { rows } = await sql<{ id: string }>`insert into journal_entry (business_date, source_kind, source_id)
        values (current_date, 'till-open', uuidv7()) returning id`.execute(api.db.q);
      await sql`release savepoint entry`.execute(api.db.q);
      const written = await sql`insert into journal_line (journal_entry_id, journal_account_id, currency, debit, credit)
        select ${rows[0]?.id}::uuid, account.id, 'KES', side.debit, side.credit
        from (select id from journal_account limit 1) as account, (values (1, 0), (0, 1)) as side (debit, credit)`.execute(api.db.q);
      await sql`set constraints all immediate`.execute(api.db.q);
      throw new Error(`${written.numAffectedRows} lines`);
    }).catch(String);
    expect(lines).toContain('2 lines');
  });

  it('holds every invariant after all of this', async () => {
    for (const { name, broken } of billingInvariants) {
      const { rows } = await inFacility(() => broken.execute(api.db.q));
      expect({ name, rows }).toEqual({ name, rows: [] });
    }
  });
});

describe('the business day', () => {
  it('begins at midnight on the wall of the facility, not in UTC', async () => {
    const year = new Date().getFullYear() + 1;
    const dayAt = async (time: string) => {
      api.clock.set(new Date(`${year}-01-05T${time}Z`));
      return await inFacility(() => api.service(FacilityDays).now()).finally(() => api.clock.release());
    };
    expect(await dayAt('20:59:00')).toMatchObject({ timeZone: 'Africa/Nairobi', today: `${year}-01-05` });
    expect(await dayAt('21:00:00')).toMatchObject({ today: `${year}-01-06` });
  });
});
