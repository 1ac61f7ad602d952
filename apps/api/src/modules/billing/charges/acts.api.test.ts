import { getAccount, listUnpricedCharges, releaseCharge } from '@wardbook/contracts/billing/charges';
import { creditReturns } from '@wardbook/contracts/billing/invoices';
import { recordPayment } from '@wardbook/contracts/billing/till';
import { startEncounter } from '@wardbook/contracts/encounters/visits';
import { listLabTests } from '@wardbook/contracts/laboratory/catalogue';
import { amendResults, enterResults, getLabWork, verifyResult } from '@wardbook/contracts/laboratory/results';
import { collectSpecimens, orderTests, receiveSpecimen, rejectSpecimen } from '@wardbook/contracts/laboratory/work';
import { dispenseMedication, returnMedication, sellOverTheCounter } from '@wardbook/contracts/pharmacy/dispensing';
import { endPrescription, prescribeMedication } from '@wardbook/contracts/pharmacy/prescribing';
import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { systemActor } from '../../../core/database/actor.js';
import { Events } from '../../../core/events.js';
import { key, withSetting } from '../../../testing/billing-steps.js';
import { chargedActs, thrice } from '../../../testing/charged-acts.js';
import { asSecondTechnician } from '../../../testing/laboratory-people.js';
import { type TestApi, testApi } from '../../../testing/test-api.js';
import { medicationReturned } from '../../pharmacy/index.js';

let api: TestApi;
let steps: ReturnType<typeof chargedActs>;
beforeAll(async () => {
  api = await testApi();
  steps = chargedActs(api);
});

const billingStatusOf = (id: string) =>
  api.db.tx(systemActor('service', api.facilityId), async () => {
    const { rows } = await sql<{ status: string }>`select billing_status as status from service_request where id = ${id}`.execute(api.db.q);
    return rows[0]?.status;
  });

describe('a consultation', () => {
  it('writes one charge for a visit, unpriced until there is a price', async () => {
    const { accountId, visitId } = await steps.seen();
    await api.asRole('doctor')(startEncounter, { params: { id: visitId }, body: {} });
    const [charge, ...others] = await steps.chargesOf(accountId);
    expect(others).toEqual([]);
    expect(charge).toMatchObject({ serviceCode: 'CONSULT', sourceKind: 'visit' });
    if (charge?.status === 'unpriced') {
      const { items } = await steps.cashier(listUnpricedCharges, { query: { limit: 100 } });
      expect(items.map(({ id }) => id)).toContain(charge.id);
      expect((await steps.price('CONSULT', '1500')).chargesPriced).toBeGreaterThan(0);
    }
    expect((await steps.chargesOf(accountId))[0]).toMatchObject({ status: 'billable', total: 150_000 });
  });
});

describe('a laboratory test', () => {
  it('writes its charge when it is ordered', async () => {
    const { encounterId, accountId } = await steps.seen();
    const ordered = await steps.orderTest(encounterId, 'amylase');
    const charge = (await steps.chargesOf(accountId)).find(({ sourceKind }) => sourceKind === 'service-request');
    expect(charge).toMatchObject({ kind: 'test', total: 35_000, awaitingPayment: false });
    expect(await billingStatusOf(ordered?.serviceRequestId ?? '')).toBe('billable');
    await steps.invoiceAll(accountId);
    expect(await billingStatusOf(ordered?.serviceRequestId ?? '')).toBe('billed');
  });

  it('writes no second charge for a new specimen, nor for an amendment after the invoice', async () => {
    const { encounterId, accountId } = await steps.seen();
    const { items } = await api.asRole('doctor')(listLabTests, { query: { search: 'hb', limit: 20 } });
    const labTestId = items.find(({ code }) => code === 'hb')?.id ?? '';
    await steps.price('LAB-hb', '350').catch(() => null);
    const order = await api.asRole('doctor')(orderTests, { body: { encounterId, labTestIds: [labTestId] } }, key());
    const id = order.items[0]?.workItemId ?? '';
    await steps.invoiceAll(accountId);
    const { balance } = await steps.cashier(getAccount, { params: { id: accountId } });
    const technician = api.asRole('lab-technician');
    const receive = async () => {
      const { specimens } = await technician(collectSpecimens, { body: { workItemIds: [id] } }, key());
      return await technician(receiveSpecimen, { params: { id: specimens[0]?.id ?? '' }, body: { version: specimens[0]?.version ?? 0 } });
    };
    const first = await receive();
    await technician(rejectSpecimen, { params: { id: first.id }, body: { version: first.version, reason: 'clotted' } });
    await receive();
    const second = await asSecondTechnician(api);
    const { rows, version } = await technician(getLabWork, { params: { id } });
    const values = (number: number) => [{ analyteId: rows[0]?.analyteId ?? '', number }];
    const entered = await technician(enterResults, { params: { id }, body: { version, values: values(15) } });
    const out = await second(verifyResult, { params: { id }, body: { version: entered.version } });
    const amend = { version: out.version, reason: 'Tubes were swapped', values: values(8) };
    const amended = await technician(amendResults, { params: { id }, body: amend });
    expect(await second(verifyResult, { params: { id }, body: { version: amended.version } })).toMatchObject({ status: 'released' });
    expect(await steps.cashier(getAccount, { params: { id: accountId } })).toMatchObject({ balance, charges: [] });
  });

  it('waits for its payment where the facility requires it, but never in an emergency', async () => {
    const { tillIsOpen, invoiceAll, cashier } = steps;
    await tillIsOpen();
    await withSetting(api, 'billing.pay-first-tests', true, async () => {
      const { encounterId, accountId } = await steps.seen();
      expect((await steps.orderTest(encounterId, 'lipase', 'stat'))?.awaitingPayment).toBe(false);
      const waiting = await steps.orderTest(encounterId, 'ck');
      expect(waiting?.awaitingPayment).toBe(true);
      await invoiceAll(accountId);
      expect(await billingStatusOf(waiting?.serviceRequestId ?? '')).toBe('awaiting-payment');
      const { balance } = await cashier(getAccount, { params: { id: accountId } });
      await cashier(recordPayment, { body: { accountId, method: 'card', amount: balance } }, key());
      expect(await billingStatusOf(waiting?.serviceRequestId ?? '')).toBe('billed');
    });
  });

  it('goes on when a user with the permission releases it', async () => {
    await withSetting(api, 'billing.pay-first-tests', true, async () => {
      const { encounterId, accountId } = await steps.seen();
      const waiting = await steps.orderTest(encounterId, 'ldh');
      const charge = (await steps.chargesOf(accountId)).find(({ awaitingPayment }) => awaitingPayment);
      const body = { kind: 'override' as const, reason: 'Known to the clinic' };
      await api.asRole('doctor')(releaseCharge, { params: { id: charge?.id ?? '' }, body });
      expect(await billingStatusOf(waiting?.serviceRequestId ?? '')).toBe('billable');
    });
  });
});

describe('a medicine', () => {
  const pharmacist = () => api.asRole('pharmacist');

  it('sold to a walk-in goes to a separate account, and a return is not charged', async () => {
    const { storeId, medicineId } = await steps.stocked('para 500', '2.5');
    const sale = await pharmacist()(sellOverTheCounter, { body: { storeId, lines: [{ medicineId, quantity: 10 }] } }, key());
    const [dispense] = sale.items;
    const accountId = await api.db.tx(systemActor('service', api.facilityId), async () => {
      const { rows } = await sql<{ id: string }>`select account_id as id from charge_item where source_id = ${dispense?.id}`.execute(
        api.db.q,
      );
      return rows[0]?.id ?? '';
    });
    const takeBack = async (quantity: number) => {
      const lines = [{ batchId: dispense?.batches[0]?.batchId ?? '', quantity }];
      await pharmacist()(
        returnMedication,
        { params: { id: dispense?.id ?? '' }, body: { lines, backToStock: true, reason: 'Too many' } },
        key(),
      );
    };
    await takeBack(4);
    const account = await steps.cashier(getAccount, { params: { id: accountId } });
    expect(account).toMatchObject({ debtor: { kind: 'walk-in', patient: null } });
    expect(account.charges.map(({ quantity, total }) => [quantity, total])).toEqual([
      ['10', 1_500],
      ['-4', -1_000],
    ]);
    const invoice = await steps.invoiceAll(accountId);
    expect(invoice.lines).toMatchObject([{ quantity: '6', total: 1_500 }]);
    await takeBack(2);
    const [back] = (await steps.cashier(getAccount, { params: { id: accountId } })).charges;
    expect(back).toMatchObject({ quantity: '-2', needsCredit: true });
    const { items } = await steps.cashier(creditReturns, { params: { id: accountId }, body: { chargeIds: [back?.id ?? ''] } }, key());
    expect(items).toMatchObject([{ kind: 'credit-note', total: -500, reverses: { number: invoice.number } }]);
    expect(await steps.cashier(getAccount, { params: { id: accountId } })).toMatchObject({ balance: 1_000, charges: [] });
  });

  it('takes a return off once, even when the event arrives again', async () => {
    const { storeId, medicineId } = await steps.stocked('para 500', '2.5');
    const { patientId, visitId, accountId } = await steps.seen();
    const body = { storeId, patientId, visitId, lines: [{ medicineId, quantity: 10 }] };
    const sale = await pharmacist()(sellOverTheCounter, { body }, key());
    const dispenseId = sale.items[0]?.id ?? '';
    const fact = { returnId: crypto.randomUUID(), dispenseId, facilityId: api.facilityId, patientId, quantity: 4, returnedQuantity: 4 };
    for (const _ of [1, 2]) {
      await api.db.tx(systemActor('service', api.facilityId), () =>
        api.service(Events).emit(medicationReturned, { ...fact, unit: '{tablet}', backToStock: true, reason: 'Heard again' }),
      );
    }
    const medicines = (await steps.chargesOf(accountId)).filter(({ unit }) => unit === '{tablet}');
    expect(medicines.map(({ quantity }) => quantity)).toEqual(['10', '-4']);
    const twice = api.db.tx(systemActor('service', api.facilityId), () =>
      sql`insert into charge_item select (jsonb_populate_record(charge_item, jsonb_build_object('id', uuidv7()))).* from charge_item
        where source_kind = 'medication-return' and source_id = ${fact.returnId}`.execute(api.db.q),
    );
    await expect(twice).rejects.toMatchObject({ constraint: 'charge_item_one_per_act' });
  });

  it('dispensed on a prescription counts as revenue of the prescriber', async () => {
    const { storeId, medicineId } = await steps.stocked('amox 500', '10');
    const { patientId, encounterId, accountId } = await steps.seen();
    const body = { patientId, encounterId, lines: [{ medicineId, dosage: [thrice] }] };
    const { items } = await api.asRole('doctor')(prescribeMedication, { body }, key());
    const medicationRequestId = items[0]?.id ?? '';
    await pharmacist()(dispenseMedication, { body: { storeId, lines: [{ medicationRequestId, quantity: 15 }] } }, key());
    const charges = await steps.chargesOf(accountId);
    expect(charges.find(({ sourceKind }) => sourceKind === 'medication-dispense')).toMatchObject({ performerName: 'Test doctor' });
  });

  it.each(['cancelled', 'stopped', 'entered-in-error'] as const)(
    'owes nothing for its advance charge once its prescription is %s',
    async (status) => {
      const { medicineId } = await steps.stocked('amox 500', '10');
      await withSetting(api, 'billing.pay-first-medicines', true, async () => {
        const { patientId, encounterId, accountId } = await steps.seen();
        const lines = [{ medicineId, dosage: [thrice] }];
        const { items } = await api.asRole('doctor')(prescribeMedication, { body: { patientId, encounterId, lines } }, key());
        const due = async () => (await steps.chargesOf(accountId)).filter(({ sourceKind }) => sourceKind === 'medication-request').length;
        expect(await due()).toBe(1);
        const { id, version } = items[0]!;
        await api.asRole('doctor')(endPrescription, { params: { id }, body: { version, status, reason: 'Allergic after all' } });
        expect(await due()).toBe(0);
      });
    },
  );

  it('has one charge, with its prescription, when it is paid first', async () => {
    const { storeId, medicineId } = await steps.stocked('amox 500', '10');
    await steps.tillIsOpen();
    await withSetting(api, 'billing.pay-first-medicines', true, async () => {
      const { patientId, encounterId, accountId } = await steps.seen();
      const lines = [{ medicineId, dosage: [thrice] }];
      const { items } = await api.asRole('doctor')(prescribeMedication, { body: { patientId, encounterId, lines } }, key());
      const medicationRequestId = items[0]?.id ?? '';
      const dispense = () =>
        pharmacist()(dispenseMedication, { body: { storeId, lines: [{ medicationRequestId, quantity: 15 }] } }, key()).catch(
          ({ code }) => code,
        );
      expect(await dispense()).toBe('awaiting-payment');
      await steps.invoiceAll(accountId);
      const { balance } = await steps.cashier(getAccount, { params: { id: accountId } });
      await steps.cashier(recordPayment, { body: { accountId, method: 'cash', amount: balance } }, key());
      expect(await dispense()).toMatchObject({ items: [{ quantity: 15 }] });
      expect(await steps.chargesOf(accountId)).toEqual([]);
    });
  });
});
