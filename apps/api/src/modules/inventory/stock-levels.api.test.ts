import { receiveGoods } from '@wardbook/contracts/inventory/goods-receipts';
import { createStockItem } from '@wardbook/contracts/inventory/stock-items';
import { adjustStock, getStoreItem, listStockAlerts, listStoreStock, listStores, setStoreItem } from '@wardbook/contracts/inventory/stores';
import { createLocation } from '@wardbook/contracts/organisation/facilities';
import { beforeAll, describe, expect, it } from 'vitest';
import { Events } from '../../core/events.js';
import { found } from '../../core/problem.error.js';
import { type TestApi, testApi } from '../../testing/test-api.js';
import { stockRanLow } from './inventory.events.js';

const LEVEL = 5;

let api: TestApi;
let storeId: string;
const ranLow: { stockItemId: string; quantity: number }[] = [];
beforeAll(async () => {
  api = await testApi();
  const code = `ST-${crypto.randomUUID().slice(0, 8).toUpperCase()}`;
  const { items } = await api.asRole('admin')(createLocation, { body: { kind: 'store', code, name: code } });
  storeId = found(items[0]).id;
  api.service(Events).on(stockRanLow, async (low) => void ranLow.push(low));
});

/** An item of which the store holds so much, the expired part beside it. */
async function held(quantity: number, expired = 0): Promise<string> {
  const name = `Gauze ${crypto.randomUUID()}`;
  const { id } = await api.asRole('admin')(createStockItem, { body: { name, kind: 'consumable', baseUnit: '{piece}' } });
  const good = { stockItemId: id, quantity, batchNumber: 'GOOD', expiresOn: '2031-01-31' };
  const past = { stockItemId: id, quantity: expired, batchNumber: 'PAST', expiresOn: '2020-01-31' };
  const body = { kind: 'opening-balance' as const, storeId, lines: expired > 0 ? [good, past] : [good] };
  await api.asRole('pharmacist')(receiveGoods, { body }, { idempotencyKey: crypto.randomUUID() });
  const levels = { reorderLevel: LEVEL, targetLevel: null, shelf: null, responsibleUserId: null, version: 0 };
  await api.asRole('pharmacist')(setStoreItem, { params: { id: storeId, itemId: id }, body: levels });
  return id;
}

/** What the pages say of an item: its state in the store, whether it is in the alerts, and how many items the store calls low. */
async function shown(id: string) {
  const as = api.asRole('pharmacist');
  const { items: stock } = await as(listStoreStock, { params: { id: storeId }, query: { limit: 100 } });
  const { items: alerts } = await as(listStockAlerts, { query: { limit: 200 } });
  const { items: stores } = await as(listStores, {});
  return {
    state: stock.find(({ stockItemId }) => stockItemId === id)?.state,
    alert: alerts.some(({ stockItemId, kind }) => stockItemId === id && kind === 'low-stock'),
    lowItems: stores.find((store) => store.id === storeId)?.lowItems ?? 0,
  };
}

describe('stock', () => {
  it('runs low exactly at its reorder level, everywhere', async () => {
    const { lowItems } = await shown(await held(LEVEL + 1));
    expect(await shown(await held(LEVEL + 1))).toEqual({ state: 'enough', alert: false, lowItems });
    expect(await shown(await held(LEVEL))).toEqual({ state: 'low', alert: true, lowItems: lowItems + 1 });
  });

  it('counts without what has expired', async () => {
    const id = await held(LEVEL, 10);
    expect(await shown(id)).toMatchObject({ state: 'low', alert: true });
  });

  it('announces that it runs low once, by the movement that brings it down to the level', async () => {
    const id = await held(LEVEL + 2);
    const take = async () => {
      const { batches } = await api.asRole('pharmacist')(getStoreItem, { params: { id: storeId, itemId: id } });
      const body = { kind: 'damage' as const, batchId: batches[0]?.batchId ?? '', quantity: 1, reason: 'Torn' };
      await api.asRole('pharmacist')(adjustStock, { params: { id: storeId, itemId: id }, body }, { idempotencyKey: crypto.randomUUID() });
      return ranLow.filter(({ stockItemId }) => stockItemId === id).map(({ quantity }) => quantity);
    };
    expect(await take()).toEqual([]);
    expect(await take()).toEqual([LEVEL]);
    expect(await take()).toEqual([LEVEL]);
  });
});
