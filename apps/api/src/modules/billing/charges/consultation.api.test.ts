import { getAccount, listAccounts, releaseCharge } from '@wardbook/contracts/billing/charges';
import { setPrice } from '@wardbook/contracts/billing/prices';
import type { ProblemError } from '@wardbook/contracts/core/problem';
import { changeVisit, startEncounter, startVisit, type Visit } from '@wardbook/contracts/encounters/visits';
import { addCoverage, createPayer, createPayerPlan } from '@wardbook/contracts/insurance/payers';
import { beforeAll, describe, expect, it } from 'vitest';
import { billingSteps, key, problemOf, withSetting } from '../../../testing/billing-steps.js';
import { type TestApi, testApi } from '../../../testing/test-api.js';

let api: TestApi;
let steps: ReturnType<typeof billingSteps>;
beforeAll(async () => {
  api = await testApi();
  steps = billingSteps(api);
});

/** Runs the work while consultations are paid first, with a separate service at this price. */
async function paidFirst(unitPrice: string | undefined, act: (serviceItemId: string) => Promise<void>) {
  const service = await steps.newService(unitPrice, { kind: 'consultation' });
  await withSetting(api, 'billing.consultation-service', service.code, async () => {
    await withSetting(api, 'billing.pay-first-consultations', true, () => act(service.id));
  });
}

type Arrival = Partial<Pick<Visit, 'class' | 'priority'>> & { patientId?: string };

async function arrives(how: Arrival = {}) {
  const body = { patientId: await steps.newPatient(), ...how };
  return await api.asRole('receptionist')(startVisit, { body }, key());
}

const callIn = ({ id }: Visit) => api.asRole('doctor')(startEncounter, { params: { id }, body: {} });

async function accountOf(visit: Visit) {
  const { items } = await steps.cashier(listAccounts, { query: { patientId: visit.patient.id, show: 'all' } });
  return await steps.cashier(getAccount, { params: { id: items[0]?.id ?? '' } });
}

describe('a consultation that is paid first', () => {
  it('writes its charge on arrival, without a practitioner too, and does not begin before it is paid', async () => {
    await paidFirst('1500', async () => {
      const visit = await arrives();
      const refused = await callIn(visit).catch(({ problem }: ProblemError) => problem);
      expect(refused).toMatchObject({ status: 409, code: 'awaiting-payment', context: { rule: 'consultation_unpaid' } });
      const { id, charges } = await accountOf(visit);
      expect(charges).toMatchObject([{ sourceKind: 'visit', awaitingPayment: true, total: 150_000 }]);
      await steps.payAll(id);
      expect(await callIn(visit)).toMatchObject({ visitId: visit.id, status: 'in-progress' });
      expect((await accountOf(visit)).charges).toEqual([]);
    });
  });

  it('begins as soon as it is released', async () => {
    await paidFirst('1500', async () => {
      const visit = await arrives();
      const { charges } = await accountOf(visit);
      const body = { kind: 'emergency' as const, reason: 'Collapsed in the waiting room' };
      await api.asRole('doctor')(releaseCharge, { params: { id: charges[0]?.id ?? '' }, body });
      expect(await callIn(visit)).toMatchObject({ status: 'in-progress' });
    });
  });

  it('never waits in an emergency, nor in one that began after the arrival', async () => {
    await paidFirst('1500', async () => {
      for (const how of [{ class: 'emergency' }, { priority: 'stat' }] as const) {
        const visit = await arrives(how);
        expect((await accountOf(visit)).charges).toMatchObject([{ awaitingPayment: false }]);
        expect(await callIn(visit)).toMatchObject({ status: 'in-progress' });
      }
      const worse = await arrives();
      expect(await problemOf(callIn(worse))).toBe('awaiting-payment');
      const body = { version: worse.version, priority: 'stat' as const };
      await api.asRole('receptionist')(changeVisit, { params: { id: worse.id }, body });
      expect(await callIn(worse)).toMatchObject({ status: 'in-progress' });
    });
  });

  it('does not wait for what the payer covers whole', async () => {
    await paidFirst('1500', async () => {
      const code = crypto.randomUUID().slice(0, 8).toUpperCase();
      const payer = await api.asRole('admin')(createPayer, { body: { code, name: `Payer ${code}`, kind: 'insurer' } });
      const plan = { code: 'P', name: 'Plan', coveredPercent: 100, cap: null };
      const { id: planId } = await api.asRole('admin')(createPayerPlan, { params: { id: payer.id }, body: plan });
      const patientId = await steps.newPatient();
      await api.asRole('receptionist')(addCoverage, { params: { id: patientId }, body: { planId, memberNumber: '4711' } });
      expect(await callIn(await arrives({ patientId }))).toMatchObject({ status: 'in-progress' });
    });
  });

  it('reports a missing price, and can be paid as soon as there is one', async () => {
    await paidFirst(undefined, async (serviceItemId) => {
      const visit = await arrives();
      const refused = await callIn(visit).catch(({ problem }: ProblemError) => problem);
      expect(refused).toMatchObject({ code: 'awaiting-payment', context: { rule: 'consultation_unpriced' } });
      await api.asRole('admin')(setPrice, { params: { id: serviceItemId }, body: { unitPrice: '800' } });
      await steps.payAll((await accountOf(visit)).id);
      expect(await callIn(visit)).toMatchObject({ status: 'in-progress' });
    });
  });

  it('does not delay a visit that began before the facility decided so', async () => {
    const before = await arrives();
    await paidFirst('1500', async () => {
      expect(await callIn(before)).toMatchObject({ status: 'in-progress' });
      expect((await accountOf(before)).charges).toMatchObject([{ total: 150_000 }]);
    });
  });
});
