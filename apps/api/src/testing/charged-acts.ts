import { getAccount, listAccounts } from '@wardbook/contracts/billing/charges';
import { listServices, setPrice } from '@wardbook/contracts/billing/prices';
import { startEncounter, startVisit } from '@wardbook/contracts/encounters/visits';
import { receiveGoods } from '@wardbook/contracts/inventory/goods-receipts';
import { listLabTests } from '@wardbook/contracts/laboratory/catalogue';
import { orderTests } from '@wardbook/contracts/laboratory/work';
import { createLocation } from '@wardbook/contracts/organisation/facilities';
import { listMedicines } from '@wardbook/contracts/pharmacy/medicines';
import { findMedicines, prescribeMedication } from '@wardbook/contracts/pharmacy/prescribing';
import { found } from '../core/problem.error.js';
import { billingSteps, key } from './billing-steps.js';
import type { TestApi } from './test-api.js';

/** One capsule three times a day for five days: fifteen. */
export const thrice = {
  dose: { value: 1, unit: '{capsule}' },
  route: 'oral' as const,
  timing: { once: false, frequency: 3, period: 1, periodUnit: 'd' as const, when: [] },
  asNeeded: null,
  duration: { value: 5, unit: 'd' as const },
  instruction: null,
};

/** Acts that charge themselves, as tests of billing begin with them. */
export function chargedActs(api: TestApi) {
  const steps = billingSteps(api);

  /** A patient in an encounter, with the account of the visit. */
  const seen = async () => {
    const patientId = await steps.newPatient();
    const visit = await api.asRole('receptionist')(startVisit, { body: { patientId } }, key());
    const encounter = await api.asRole('doctor')(startEncounter, { params: { id: visit.id }, body: {} });
    const { items } = await steps.cashier(listAccounts, { query: { patientId, show: 'all' } });
    return { patientId, visitId: visit.id, encounterId: encounter.id, accountId: items[0]?.id ?? '' };
  };

  const accountOf = (id: string) => steps.cashier(getAccount, { params: { id } });
  const chargesOf = async (id: string) => (await accountOf(id)).charges;

  const price = async (search: string, unitPrice: string) => {
    const { items } = await api.asRole('admin')(listServices, { query: { search } });
    const service = items.find(({ name, code }) => name === search || code === search);
    return await api.asRole('admin')(setPrice, { params: { id: service?.id ?? '' }, body: { unitPrice } });
  };

  /** A test of the catalogue by its code, at 350. */
  const orderTest = async (encounterId: string, code: string, priority: 'routine' | 'stat' = 'routine') => {
    const { items } = await api.asRole('doctor')(listLabTests, { query: { search: code, limit: 50 } });
    const test = found(items.find((item) => item.code === code));
    await price(`LAB-${code}`, '350');
    const body = { encounterId, labTestIds: [test.id], priority };
    const { items: ordered } = await api.asRole('doctor')(orderTests, { body }, key());
    return found(ordered[0]);
  };

  return { ...steps, ...chargedMedicines(api, price), seen, accountOf, chargesOf, price, orderTest };
}

function chargedMedicines(api: TestApi, price: (search: string, unitPrice: string) => Promise<unknown>) {
  /** A medicine with a price, 100 of it in a store of its own. */
  const stocked = async (search: string, unitPrice: string) => {
    const { items } = await api.asRole('doctor')(findMedicines, { query: { search } });
    const [hit] = items;
    const known = await api.asRole('admin')(listMedicines, { query: { search: hit?.name ?? '' } });
    const code = `ST-${crypto.randomUUID().slice(0, 8).toUpperCase()}`;
    const store = await api.asRole('admin')(createLocation, { body: { kind: 'store', code, name: code } });
    const storeId = store.items[0]?.id ?? '';
    const lines = [{ stockItemId: known.items[0]?.stockItemId ?? '', quantity: 100, expiresOn: '2031-05-31' }];
    await api.asRole('pharmacist')(receiveGoods, { body: { kind: 'opening-balance', storeId, lines } }, key());
    await price(hit?.name ?? '', unitPrice).catch(() => null);
    return { storeId, medicineId: hit?.medicineId ?? '' };
  };

  const prescribe = async ({ patientId, encounterId }: { patientId: string; encounterId: string }, medicineId: string) => {
    const body = { patientId, encounterId, lines: [{ medicineId, dosage: [thrice] }] };
    const { items } = await api.asRole('doctor')(prescribeMedication, { body }, key());
    return found(items[0]);
  };

  return { stocked, prescribe };
}
