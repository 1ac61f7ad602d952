import { addCharge, getAccount, openAccount, priceCharges } from '@wardbook/contracts/billing/charges';
import { createTaxCode, endPrice, listPrices, setPrice, setTaxRate, updateService } from '@wardbook/contracts/billing/prices';
import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { systemActor } from '../../../core/database/actor.js';
import { billingSteps, key, problemOf } from '../../../testing/billing-steps.js';
import { type TestApi, testApi } from '../../../testing/test-api.js';

let api: TestApi;
let steps: ReturnType<typeof billingSteps>;
beforeAll(async () => {
  api = await testApi();
  steps = billingSteps(api);
});

async function audited(table: string, id: string) {
  return await api.db.tx(systemActor('service', api.facilityId), async () => {
    const { rows } = await sql<{ action: string; count: number }>`select action, count(*) as count from audit.change
      where table_name = ${table} and row_id = ${id} group by action order by action`.execute(api.db.q);
    return rows;
  });
}

const chargeOnce = async (serviceItemId: string) => {
  const { id } = await steps.cashier(openAccount, { body: { patientId: await steps.newPatient() } });
  await steps.cashier(addCharge, { params: { id }, body: { serviceItemId } }, key());
  return async () => (await steps.cashier(getAccount, { params: { id } })).charges;
};

describe('a mistyped price', () => {
  it('accepts a correction on the day of its entry; charges keep theirs, and the trail keeps both', async () => {
    const admin = api.asRole('admin');
    const service = await steps.newService('5000');
    const before = await chargeOnce(service.id);
    const { price } = await admin(setPrice, { params: { id: service.id }, body: { unitPrice: '500' } });
    expect(price).toMatchObject({ unitPrice: '500.000000', state: 'current', version: 2 });
    expect((await admin(listPrices, { params: { id: service.id } })).items).toMatchObject([{ id: price.id }]);
    const after = await chargeOnce(service.id);
    expect(await before()).toMatchObject([{ total: 500_000, unitPrice: '5000.000000' }]);
    expect(await after()).toMatchObject([{ total: 50_000, unitPrice: '500.000000' }]);
    expect(await audited('price', price.id)).toEqual([
      { action: 'insert', count: 1 },
      { action: 'update', count: 1 },
    ]);
  });

  it('accepts a correction for its own case only, up to the next price', async () => {
    const admin = api.asRole('admin');
    const service = await steps.newService('5000');
    const set = (body: { unitPrice: string; visitClass?: 'emergency'; validFrom?: string }) =>
      admin(setPrice, { params: { id: service.id }, body });
    await set({ unitPrice: '700', visitClass: 'emergency' });
    await set({ unitPrice: '600', validFrom: '2099-01-01' });
    expect((await set({ unitPrice: '500' })).price).toMatchObject({ visitClass: null, validTo: '2098-12-31' });
    const { items } = await admin(listPrices, { params: { id: service.id } });
    expect(items.map(({ unitPrice }) => Number(unitPrice)).sort((a, b) => a - b)).toEqual([500, 600, 700]);
  });
});

describe('a service', () => {
  it('keeps its charges as they were when it is renamed or switched off', async () => {
    const admin = api.asRole('admin');
    const service = await steps.newService('80');
    const charges = await chargeOnce(service.id);
    const body = { name: 'Renamed', departmentId: null, taxCodeId: null, active: false, version: service.version };
    expect(await admin(updateService, { params: { id: service.id }, body })).toMatchObject({ name: 'Renamed', active: false });
    expect(await problemOf(admin(updateService, { params: { id: service.id }, body }))).toBe('version-moved');
    expect(await charges()).toMatchObject([{ description: service.name, total: 8_000 }]);
  });

  it('has no price after its last day, and prices its charges as soon as there is one', async () => {
    const admin = api.asRole('admin');
    const service = await steps.newService('80');
    const [price] = (await admin(listPrices, { params: { id: service.id } })).items;
    const body = { version: price?.version ?? 0, validTo: price?.validFrom ?? '' };
    expect(await admin(endPrice, { params: { id: price?.id ?? '' }, body })).toMatchObject({ validTo: price?.validFrom });
    expect(await problemOf(admin(endPrice, { params: { id: price?.id ?? '' }, body }))).toBe('version-moved');

    const other = await steps.newService();
    const charges = await chargeOnce(other.id);
    expect(await admin(priceCharges, { params: { id: other.id } })).toEqual({ priced: 0, left: 1 });
    await admin(setPrice, { params: { id: other.id }, body: { unitPrice: '12.50' } });
    expect(await charges()).toMatchObject([{ total: 1_250 }]);
    expect(await admin(priceCharges, { params: { id: other.id } })).toEqual({ priced: 0, left: 0 });
  });
});

describe('a mistyped tax rate', () => {
  it('accepts a correction on the day it begins', async () => {
    const admin = api.asRole('admin');
    const code = `T${crypto.randomUUID().slice(0, 8).toUpperCase()}`;
    const tax = await admin(createTaxCode, { body: { code, name: 'VAT', inclusive: false, rate: '61' } });
    const service = await steps.newService('100', { taxCodeId: tax.id });
    const before = await chargeOnce(service.id);
    const set = (rate: string, validFrom: string) => admin(setTaxRate, { params: { id: tax.id }, body: { rate, validFrom } });
    await set('18', '2099-01-01');
    expect(await set('16', tax.rateFrom ?? '')).toMatchObject({ rate: '16', rateFrom: tax.rateFrom });
    const after = await chargeOnce(service.id);
    expect(await before()).toMatchObject([{ total: 16_100 }]);
    expect(await after()).toMatchObject([{ total: 11_600 }]);
  });
});
