import { cancelCharge, releaseCharge } from '@wardbook/contracts/billing/charges';
import { creditReturns, issueCreditNote } from '@wardbook/contracts/billing/invoices';
import { recordPayment, refundAccount, voidPayment } from '@wardbook/contracts/billing/till';
import { getLabWork } from '@wardbook/contracts/laboratory/results';
import { cancelTest, collectSpecimens } from '@wardbook/contracts/laboratory/work';
import { closeDispensing, dispenseMedication, returnMedication } from '@wardbook/contracts/pharmacy/dispensing';
import { endPrescription, listPrescriptions } from '@wardbook/contracts/pharmacy/prescribing';
import { beforeAll, describe, expect, it } from 'vitest';
import { key, problemOf, withSetting } from '../../testing/billing-steps.js';
import { chargedActs } from '../../testing/charged-acts.js';
import { type TestApi, testApi } from '../../testing/test-api.js';

let api: TestApi;
let steps: ReturnType<typeof chargedActs>;
beforeAll(async () => {
  api = await testApi();
  steps = chargedActs(api);
  await steps.tillIsOpen();
});

const workOf = (id: string) => api.asRole('lab-technician')(getLabWork, { params: { id } });
const collect = (id: string) => api.asRole('nurse')(collectSpecimens, { body: { workItemIds: [id] } }, key());
const cancel = async (id: string) =>
  await api.asRole('doctor')(cancelTest, { params: { id }, body: { version: (await workOf(id)).version, reason: 'Ordered by mistake' } });
const cancelOf = (id: string) => steps.cashier(cancelCharge, { params: { id }, body: { reason: 'Cannot pay' } });

async function chargeOf(accountId: string, kind: string) {
  const charge = (await steps.chargesOf(accountId)).find(({ sourceKind, reversesId }) => sourceKind === kind && !reversesId);
  return charge?.id ?? '';
}

async function requestOf(patientId: string, id: string) {
  const { items } = await api.asRole('doctor')(listPrescriptions, { params: { id: patientId }, query: {} });
  return items.find((item) => item.id === id);
}

const pay = (accountId: string, amount: number) => steps.cashier(recordPayment, { body: { accountId, method: 'card', amount } }, key());

async function payWhole(accountId: string) {
  await steps.invoiceAll(accountId);
  return await pay(accountId, (await steps.accountOf(accountId)).balance);
}

/** Takes the consultation off, so that one act alone is on the account. */
async function onlyTheAct(accountId: string) {
  for (const { id, sourceKind } of await steps.chargesOf(accountId)) if (sourceKind === 'visit') await cancelOf(id);
}

describe('a test that is cancelled', () => {
  it('leaves a negative charge that waits for its credit note when it was invoiced and paid', async () => {
    const { encounterId, accountId } = await steps.seen();
    const { workItemId } = await steps.orderTest(encounterId, 'amylase');
    await onlyTheAct(accountId);
    await payWhole(accountId);
    await cancel(workItemId);
    const [back, ...others] = await steps.chargesOf(accountId);
    expect(others).toEqual([]);
    expect(back).toMatchObject({ sourceKind: 'withdrawal', quantity: '-1', total: -35_000, needsCredit: true });
    const { items } = await steps.cashier(creditReturns, { params: { id: accountId }, body: { chargeIds: [back?.id ?? ''] } }, key());
    expect(items).toMatchObject([{ kind: 'credit-note', total: -35_000, reason: 'Not done' }]);
    expect(await steps.accountOf(accountId)).toMatchObject({ balance: -35_000, refundable: 35_000, charges: [] });
  });

  it('leaves nothing due before the invoice', async () => {
    const { encounterId, accountId } = await steps.seen();
    const { workItemId } = await steps.orderTest(encounterId, 'amylase');
    await onlyTheAct(accountId);
    await cancel(workItemId);
    expect(await steps.chargesOf(accountId)).toEqual([]);
  });
});

describe('a prescription that was paid first', () => {
  it.each(['ended', 'closed at the window'])('returns what was not dispensed when it is %s', async (how) => {
    const { storeId, medicineId } = await steps.stocked('amox 500', '10');
    await withSetting(api, 'billing.pay-first-medicines', true, async () => {
      const seen = await steps.seen();
      await onlyTheAct(seen.accountId);
      const { id } = await steps.prescribe(seen, medicineId);
      await payWhole(seen.accountId);
      const body = { storeId, lines: [{ medicationRequestId: id, quantity: 6 }] };
      await api.asRole('pharmacist')(dispenseMedication, { body }, key());
      const version = (await requestOf(seen.patientId, id))?.version ?? 0;
      const ended = { params: { id }, body: { status: 'stopped' as const, reason: 'Rash', version } };
      if (how === 'ended') await api.asRole('doctor')(endPrescription, ended);
      else await api.asRole('pharmacist')(closeDispensing, { params: { id }, body: { reason: 'Nothing left' } });
      expect(await steps.chargesOf(seen.accountId)).toMatchObject([{ sourceKind: 'withdrawal', quantity: '-9', needsCredit: true }]);
      const after = (await requestOf(seen.patientId, id))?.version ?? 0;
      if (how !== 'ended') await api.asRole('doctor')(endPrescription, { ...ended, body: { ...ended.body, version: after } });
      expect(await steps.chargesOf(seen.accountId)).toHaveLength(1);
    });
  });
});

describe('a charge that has to be paid first and is cancelled', () => {
  it('cancels the medicine with it', async () => {
    const { storeId, medicineId } = await steps.stocked('amox 500', '10');
    await withSetting(api, 'billing.pay-first-medicines', true, async () => {
      const seen = await steps.seen();
      const { id } = await steps.prescribe(seen, medicineId);
      await cancelOf(await chargeOf(seen.accountId, 'medication-request'));
      expect(await requestOf(seen.patientId, id)).toMatchObject({ status: 'cancelled', fulfilment: 'closed', billingStatus: 'reversed' });
      const body = { storeId, lines: [{ medicationRequestId: id, quantity: 15 }] };
      expect(await problemOf(api.asRole('pharmacist')(dispenseMedication, { body }, key()))).toBe('status-not-allowed');
    });
  });

  it('cancels the test with it', async () => {
    await withSetting(api, 'billing.pay-first-tests', true, async () => {
      const { encounterId, accountId } = await steps.seen();
      const { workItemId } = await steps.orderTest(encounterId, 'lipase');
      await cancelOf(await chargeOf(accountId, 'service-request'));
      expect(await workOf(workItemId)).toMatchObject({ status: 'cancelled' });
      expect(await problemOf(collect(workItemId))).toBe('status-not-allowed');
    });
  });

  it('cancels the test too after a credit note, as long as no specimen was collected', async () => {
    await withSetting(api, 'billing.pay-first-tests', true, async () => {
      for (const taken of [false, true]) {
        const { encounterId, accountId } = await steps.seen();
        await onlyTheAct(accountId);
        const { workItemId } = await steps.orderTest(encounterId, 'lipase');
        const invoice = await steps.invoiceAll(accountId);
        await pay(accountId, invoice.outstanding);
        if (taken) await collect(workItemId);
        const body = { lineIds: invoice.lines.map(({ id }) => id), reason: 'Not wanted', afterwards: 'cancel' as const };
        await steps.cashier(issueCreditNote, { params: { id: invoice.id }, body }, key());
        expect((await workOf(workItemId)).status).toBe(taken ? 'to-receive' : 'cancelled');
      }
    });
  });

  it('keeps an act that was released or has begun', async () => {
    await withSetting(api, 'billing.pay-first-tests', true, async () => {
      const { encounterId, accountId } = await steps.seen();
      const { workItemId } = await steps.orderTest(encounterId, 'lipase');
      const id = await chargeOf(accountId, 'service-request');
      const body = { kind: 'override' as const, reason: 'Known to the clinic' };
      await api.asRole('doctor')(releaseCharge, { params: { id }, body });
      await cancelOf(id);
      expect(await workOf(workItemId)).toMatchObject({ status: 'to-collect', awaitingPayment: false });
    });
  });
});

describe('a receipt that is voided', () => {
  it('puts what it had paid on hold again, tests and medicines alike, but not what is done already', async () => {
    const { storeId, medicineId } = await steps.stocked('amox 500', '10');
    await withSetting(api, 'billing.pay-first-medicines', true, () =>
      withSetting(api, 'billing.pay-first-tests', true, async () => {
        const seen = await steps.seen();
        const waiting = await steps.orderTest(seen.encounterId, 'lipase');
        const done = await steps.orderTest(seen.encounterId, 'ck');
        const medicine = await steps.prescribe(seen, medicineId);
        const paid = await payWhole(seen.accountId);
        await collect(done.workItemId);
        await steps.cashier(voidPayment, { params: { id: paid.id }, body: { reason: 'Wrong card' } }, key());
        expect(await problemOf(collect(waiting.workItemId))).toBe('awaiting-payment');
        expect(await workOf(done.workItemId)).toMatchObject({ status: 'to-receive', awaitingPayment: false });
        const dispense = () => {
          const body = { storeId, lines: [{ medicationRequestId: medicine.id, quantity: 15 }] };
          return api.asRole('pharmacist')(dispenseMedication, { body }, key());
        };
        expect(await problemOf(dispense())).toBe('awaiting-payment');
        await pay(seen.accountId, (await steps.accountOf(seen.accountId)).balance);
        await collect(waiting.workItemId);
        await dispense();
      }),
    );
  });
});

describe('a credit note over a whole line of which something had come back', () => {
  it.each(['cancel', 'bill-again'] as const)('settles the return as well: %s', async (afterwards) => {
    const { storeId, medicineId } = await steps.stocked('amox 500', '10');
    const seen = await steps.seen();
    await onlyTheAct(seen.accountId);
    const { id } = await steps.prescribe(seen, medicineId);
    const body = { storeId, lines: [{ medicationRequestId: id, quantity: 15 }] };
    const { items } = await api.asRole('pharmacist')(dispenseMedication, { body }, key());
    const invoice = await steps.invoiceAll(seen.accountId);
    await pay(seen.accountId, invoice.outstanding);
    const lines = [{ batchId: items[0]?.batches[0]?.batchId ?? '', quantity: 4 }];
    const back = { params: { id: items[0]?.id ?? '' }, body: { lines, backToStock: true, reason: 'Too many' } };
    await api.asRole('pharmacist')(returnMedication, back, key());
    const credit = { lineIds: invoice.lines.map((line) => line.id), reason: 'Wrong patient', afterwards };
    await steps.cashier(issueCreditNote, { params: { id: invoice.id }, body: credit }, key());
    if (afterwards === 'cancel') {
      expect(await steps.accountOf(seen.accountId)).toMatchObject({ charges: [], balance: -15_000 });
      return;
    }
    const again = await steps.invoiceAll(seen.accountId);
    expect(again).toMatchObject({ total: 11_000, outstanding: 0 });
    expect(await steps.accountOf(seen.accountId)).toMatchObject({ charges: [], balance: -4_000, refundable: 4_000 });
    const refund = { accountId: seen.accountId, method: 'card' as const, amount: 4_000, reason: 'Four came back' };
    expect(await steps.cashier(refundAccount, { body: refund }, key())).toMatchObject({ balance: 0 });
  });
});

describe('a medicine that came back', () => {
  it('waits again, can be dispensed again or cancelled, and is charged for what the patient has', async () => {
    const { storeId, medicineId } = await steps.stocked('amox 500', '10');
    for (const payFirst of [false, true]) {
      await withSetting(api, 'billing.pay-first-medicines', payFirst, async () => {
        const seen = await steps.seen();
        await onlyTheAct(seen.accountId);
        const { id } = await steps.prescribe(seen, medicineId);
        if (payFirst) await payWhole(seen.accountId);
        const handOut = async (quantity: number) => {
          const body = { storeId, lines: [{ medicationRequestId: id, quantity }] };
          return (await api.asRole('pharmacist')(dispenseMedication, { body }, key())).items[0]!;
        };
        const takeBack = async (dispense: Awaited<ReturnType<typeof handOut>>, quantity: number) => {
          const lines = [{ batchId: dispense.batches[0]?.batchId ?? '', quantity }];
          const body = { lines, backToStock: true, reason: 'Other brand' };
          await api.asRole('pharmacist')(returnMedication, { params: { id: dispense.id }, body }, key());
        };
        const first = await handOut(15);
        await takeBack(first, 4);
        expect(await requestOf(seen.patientId, id)).toMatchObject({ fulfilment: 'partial', dispensedQuantity: 11 });
        const second = await handOut(4);
        expect(await requestOf(seen.patientId, id)).toMatchObject({ fulfilment: 'dispensed', dispensedQuantity: 15 });
        const due = (await steps.chargesOf(seen.accountId)).reduce((sum, { quantity }) => sum + Number(quantity), 0);
        expect(due).toBe(payFirst ? 0 : 15);
        await takeBack(first, 11);
        await takeBack(second, 4);
        const back = await requestOf(seen.patientId, id);
        expect(back).toMatchObject({ status: 'active', fulfilment: 'waiting', dispensedQuantity: 0 });
        const body = { status: 'cancelled' as const, reason: 'Does not want it', version: back?.version ?? 0 };
        expect(await api.asRole('doctor')(endPrescription, { params: { id }, body })).toMatchObject({ status: 'cancelled' });
        const left = (await steps.chargesOf(seen.accountId)).reduce((sum, { quantity }) => sum + Number(quantity), 0);
        expect(left).toBe(payFirst ? -15 : 0);
      });
    }
  });
});
