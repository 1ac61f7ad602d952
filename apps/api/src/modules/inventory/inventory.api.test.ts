import type { ProblemError } from '@wardbook/contracts/core/problem';
import { spellingOf } from '@wardbook/contracts/core/spelling';
import * as goodsReceipts from '@wardbook/contracts/inventory/goods-receipts';
import * as stockItems from '@wardbook/contracts/inventory/stock-items';
import * as inventory from '@wardbook/contracts/inventory/stores';
import { createLocation, setLocationActive } from '@wardbook/contracts/organisation/facilities';
import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { systemActor } from '../../core/database/actor.js';
import { type TestApi, testApi } from '../../testing/test-api.js';

let api: TestApi;
let storeId: string;

const unlike = () => crypto.randomUUID().slice(0, 8).toUpperCase();
const idempotencyKey = () => ({ idempotencyKey: crypto.randomUUID() });
const problemOf = (promise: Promise<unknown>) =>
  promise.then(
    () => null,
    (thrown: ProblemError) => thrown.problem,
  );

async function newStore(): Promise<string> {
  const body = { kind: 'store' as const, code: `ST-${unlike()}`, name: `Store ${unlike()}` };
  const { items } = await api.asRole('admin')(createLocation, { body });
  return items[0]!.id;
}

async function newItem(): Promise<stockItems.StockItem> {
  return await api.asRole('admin')(stockItems.createStockItem, {
    body: { name: `Gauze ${unlike()}`, kind: 'consumable', baseUnit: '{piece}' },
  });
}

async function newSupplier(): Promise<stockItems.Supplier> {
  return await api.asRole('admin')(stockItems.createSupplier, { body: { name: `Supplier ${unlike()}` } });
}

async function open(stockItemId: string, quantity: number, more: object = {}, store = storeId) {
  const body = { kind: 'opening-balance' as const, storeId: store, lines: [{ stockItemId, quantity, ...more }] };
  return await api.asRole('pharmacist')(goodsReceipts.receiveGoods, { body }, idempotencyKey());
}

const itemIn = (id: string, itemId: string) => api.asRole('pharmacist')(inventory.getStoreItem, { params: { id, itemId } });

beforeAll(async () => {
  api = await testApi();
  storeId = await newStore();
});

describe('goods received', () => {
  it('brings bought packs in as base units, and prices them exactly', async () => {
    const [item, supplier] = [await newItem(), await newSupplier()];
    await api.asRole('admin')(stockItems.setStockItemUnit, { params: { id: item.id }, body: { name: 'box of 100', numerator: 100 } });
    const line = { stockItemId: item.id, unitName: 'box of 100', quantity: 3, cost: '12.50', batchNumber: 'B1', expiresOn: '2031-01-31' };
    const body = { kind: 'purchase' as const, storeId, supplierId: supplier.id, documentNumber: `DN-${unlike()}`, lines: [line] };
    const receipt = await api.asRole('pharmacist')(goodsReceipts.receiveGoods, { body }, idempotencyKey());
    expect(receipt).toMatchObject({ lines: 1, totalCost: '37.5', details: [{ baseQuantity: 300, quantity: 3 }] });
    const held = await itemIn(storeId, item.id);
    expect(held).toMatchObject({
      quantity: 300,
      batches: [{ number: 'B1', expiresOn: '2031-01-31', quantity: 300, unitCost: '0.125000' }],
    });
    expect(held.history).toHaveLength(90);
    expect(held.history.at(-1)?.quantity).toBe(300);
    const again = api.asRole('pharmacist')(goodsReceipts.receiveGoods, { body }, idempotencyKey());
    expect(await problemOf(again)).toMatchObject({ code: 'already-exists', fields: [{ path: 'body.documentNumber' }] });
  });

  it('names the field of a fault and stores nothing', async () => {
    const [item, supplier] = [await newItem(), await newSupplier()];
    const post = (line: object, kind: object = { kind: 'purchase', supplierId: supplier.id }) =>
      problemOf(
        api.asRole('pharmacist')(
          goodsReceipts.receiveGoods,
          { body: { storeId, ...kind, lines: [{ stockItemId: item.id, quantity: 1, ...line }] } as never },
          idempotencyKey(),
        ),
      );
    expect(await post({ expiresOn: '2020-01-01' })).toMatchObject({ code: 'batch-expired', fields: [{ path: 'body.lines.0.expiresOn' }] });
    expect(await post({ expiresOn: '9999-01-01' })).toMatchObject({ code: 'invalid-input', fields: [{ path: 'body.lines.0.expiresOn' }] });
    const [medicine] = (await api.asRole('pharmacist')(stockItems.listStockItems, { query: { kind: 'medicine', limit: 1 } })).items;
    for (const kind of [{ kind: 'purchase', supplierId: supplier.id }, { kind: 'opening-balance' }]) {
      expect(await post({ stockItemId: medicine!.id }, kind)).toMatchObject({
        code: 'invalid-input',
        fields: [{ path: 'body.lines.0.expiresOn', code: 'expiry-needed' }],
      });
      const inFuture = { ...kind, receivedOn: new Date(Date.now() + 3 * 86_400_000).toISOString().slice(0, 10) };
      expect(await post({}, inFuture)).toMatchObject({ code: 'invalid-input', fields: [{ path: 'body.receivedOn' }] });
    }
    expect(await post({ unitName: 'crate' })).toMatchObject({ fields: [{ path: 'body.lines.0.unitName' }] });
    expect(await post({ stockItemId: crypto.randomUUID() })).toMatchObject({ fields: [{ path: 'body.lines.0.stockItemId' }] });
    expect(await post({ quantity: -1 })).toMatchObject({ code: 'invalid-input', fields: [{ path: 'body.lines.0.quantity' }] });
    expect(await post({}, { kind: 'purchase', supplierId: crypto.randomUUID() })).toMatchObject({ fields: [{ path: 'body.supplierId' }] });
    expect(await post({}, { kind: 'opening-balance', storeId: crypto.randomUUID() })).toMatchObject({ fields: [{ path: 'body.storeId' }] });
    expect((await itemIn(storeId, item.id)).quantity).toBe(0);
  });

  it('requires the permission to receive', async () => {
    const item = await newItem();
    const body = { kind: 'opening-balance' as const, storeId, lines: [{ stockItemId: item.id, quantity: 1 }] };
    expect(await problemOf(api.asRole('doctor')(goodsReceipts.receiveGoods, { body }, idempotencyKey()))).toMatchObject({
      code: 'forbidden',
    });
  });
});

describe('one thing in any spelling', () => {
  const pharmacist = () => api.asRole('pharmacist');

  it('makes one lot, with one expiry as long as a store holds any of it', async () => {
    const item = await newItem();
    await open(item.id, 10, { batchNumber: 'LOT-1', expiresOn: '2031-03-31' });
    for (const batchNumber of ['lot-1', 'Lot 1', 'LOT1']) await open(item.id, 10, { batchNumber, expiresOn: '2031-03-31' });
    const { batches } = await itemIn(storeId, item.id);
    expect(batches).toMatchObject([{ number: 'LOT-1', quantity: 40 }]);
    const other = { batchNumber: 'lot 1', expiresOn: '2032-03-31' };
    expect(await problemOf(open(item.id, 10, other))).toMatchObject({ fields: [{ path: 'body.lines.0.expiresOn', code: 'other-expiry' }] });
    const body = { kind: 'count-difference' as const, batchId: batches[0]!.batchId, counted: 0, basedOn: 40, reason: 'Expiry mistyped' };
    await pharmacist()(inventory.adjustStock, { params: { id: storeId, itemId: item.id }, body }, idempotencyKey());
    await open(item.id, 40, other);
    expect((await itemIn(storeId, item.id)).batches).toMatchObject([{ expiresOn: '2032-03-31', quantity: 40 }]);
  });

  it('has one expiry also when two receipts come at once', async () => {
    const other = await newStore();
    const items = await Promise.all(Array.from({ length: 6 }, () => newItem()));
    const receive = async (itemId: string, expiresOn: string, store: string) =>
      (await problemOf(open(itemId, 10, { batchNumber: 'L9', expiresOn }, store)))?.fields?.[0]?.code ?? 'posted';
    const outcomes = await Promise.all(
      items.map(async ({ id }) => await Promise.all([receive(id, '2031-03-31', storeId), receive(id, '2032-03-31', other)])),
    );
    expect(outcomes.map((both) => both.sort())).toEqual(items.map(() => ['other-expiry', 'posted']));
  });

  it('makes one unit, and never the base unit of the item', async () => {
    const { id } = await newItem();
    const setUnit = (name: string, numerator: number) =>
      api.asRole('admin')(stockItems.setStockItemUnit, { params: { id }, body: { name, numerator } });
    await setUnit('box', 30);
    expect((await setUnit('Box', 28)).units).toMatchObject([{ name: 'Box', numerator: 28 }]);
    expect(await problemOf(setUnit('Piece', 10))).toMatchObject({ fields: [{ path: 'body.name', code: 'base-unit' }] });
    await open(id, 2, { unitName: 'BOX' });
    expect((await itemIn(storeId, id)).quantity).toBe(56);
  });

  it('makes one delivery note and one supplier', async () => {
    const [item, supplier] = [await newItem(), await newSupplier()];
    const note = unlike();
    const receive = (documentNumber: string) => {
      const lines = [{ stockItemId: item.id, quantity: 1 }];
      const body = { kind: 'purchase' as const, storeId, supplierId: supplier.id, documentNumber, lines };
      return pharmacist()(goodsReceipts.receiveGoods, { body }, idempotencyKey());
    };
    await receive(`DN-${note}`);
    for (const again of [`dn-${note.toLowerCase()}`, `DN ${note}`]) {
      expect(await problemOf(receive(again))).toMatchObject({ code: 'already-exists', fields: [{ path: 'body.documentNumber' }] });
    }
    const twin = api.asRole('admin')(stockItems.createSupplier, { body: { name: supplier.name.toUpperCase() } });
    expect(await problemOf(twin)).toMatchObject({ code: 'already-exists', fields: [{ path: 'body.name' }] });
  });

  it('compares equally in the database and in the program', async () => {
    const words = [
      'LOT-1',
      'lot 1',
      'LOT\u20111',
      'Box of 100',
      'Ärzte-Set 2b',
      'A\u200bX1',
      '25mg',
      '25 mg',
      '{tablet}',
      '1-11',
      '-',
      '№ 5',
      'ＬＯＴ９',
    ];
    const { rows } = await api.db.tx(systemActor('service', api.facilityId), () =>
      sql<{ spelled: string }>`select core.spelling(word) as spelled from unnest(${words}::text[]) with ordinality as given (word, place)
        order by place`.execute(api.db.q),
    );
    expect(rows.map(({ spelled }) => spelled)).toEqual(words.map(spellingOf));
  });
});

describe('the ledger', () => {
  it('counts, writes off and moves, and keeps a running balance', async () => {
    const item = await newItem();
    const other = await newStore();
    await open(item.id, 20);
    const [batch] = (await itemIn(storeId, item.id)).batches;
    const params = { id: storeId, itemId: item.id };
    const as = api.asRole('pharmacist');
    await as(
      inventory.adjustStock,
      { params, body: { kind: 'count-difference', batchId: batch!.batchId, counted: 18, basedOn: 20, reason: 'Yearly count' } },
      idempotencyKey(),
    );
    await as(
      inventory.adjustStock,
      { params, body: { kind: 'damage', batchId: batch!.batchId, quantity: 3, reason: 'Water in the store' } },
      idempotencyKey(),
    );
    await as(inventory.transferStock, { params, body: { toStoreId: other, batchId: batch!.batchId, quantity: 5 } }, idempotencyKey());
    expect((await itemIn(other, item.id)).quantity).toBe(5);
    const { items } = await as(inventory.listStockMovements, { params, query: { limit: 3 } });
    expect(items.map(({ kind, quantity, balance }) => [kind, quantity, balance])).toEqual([
      ['transfer', -5, 10],
      ['damage', -3, 15],
      ['count-difference', -2, 18],
    ]);
    const rest = await as(inventory.listStockMovements, { params, query: {} });
    expect(rest.items).toHaveLength(4);
    const tooMuch = as(
      inventory.transferStock,
      { params, body: { toStoreId: other, batchId: batch!.batchId, quantity: 11 } },
      idempotencyKey(),
    );
    const tooLow = { code: 'stock-too-low', fields: [{ path: 'body.quantity', code: 'stock-too-low' }] };
    expect(await problemOf(tooMuch)).toMatchObject(tooLow);
    const writeOff = { kind: 'damage' as const, batchId: batch!.batchId, quantity: 11, reason: 'Out of date' };
    expect(await problemOf(as(inventory.adjustStock, { params, body: writeOff }, idempotencyKey()))).toMatchObject(tooLow);
    const nowhere = { toStoreId: crypto.randomUUID(), batchId: batch!.batchId, quantity: 1 };
    expect(await problemOf(as(inventory.transferStock, { params, body: nowhere }, idempotencyKey()))).toMatchObject({
      fields: [{ path: 'body.toStoreId', code: 'unknown-store' }],
    });
  });

  it('refuses a count when stock moved meanwhile, and returns the current quantity', async () => {
    const item = await newItem();
    await open(item.id, 100);
    const [batch] = (await itemIn(storeId, item.id)).batches;
    const batchId = batch!.batchId;
    const adjust = (body: object) =>
      api.asRole('pharmacist')(inventory.adjustStock, { params: { id: storeId, itemId: item.id }, body: body as never }, idempotencyKey());
    const count = (basedOn?: number) => adjust({ kind: 'count-difference', batchId, counted: 100, basedOn, reason: 'Counted' });
    await adjust({ kind: 'damage', batchId, quantity: 30, reason: 'Broken' });
    expect(await problemOf(count(100))).toMatchObject({ code: 'version-moved', context: { current: { quantity: 70 } } });
    expect(await problemOf(count())).toMatchObject({ code: 'invalid-input' });
    expect((await itemIn(storeId, item.id)).quantity).toBe(70);
    expect((await count(70)).quantity).toBe(100);
  });

  it('writes off as expired only what has expired', async () => {
    const item = await newItem();
    await open(item.id, 5, { batchNumber: 'GOOD', expiresOn: '2040-01-31' });
    await open(item.id, 5, { batchNumber: 'GONE', expiresOn: '2020-01-31' });
    await open(item.id, 5);
    const { batches } = await itemIn(storeId, item.id);
    const writeOff = (number: string | null) => {
      const body = {
        kind: 'expiry' as const,
        batchId: batches.find((batch) => batch.number === number)!.batchId,
        quantity: 2,
        reason: 'Old',
      };
      return api.asRole('pharmacist')(inventory.adjustStock, { params: { id: storeId, itemId: item.id }, body }, idempotencyKey());
    };
    for (const number of ['GOOD', null]) {
      expect(await problemOf(writeOff(number))).toMatchObject({ fields: [{ path: 'body.kind', code: 'not-expired' }] });
    }
    expect((await writeOff('GONE')).quantity).toBe(13);
  });

  it('refuses a negative balance and a changed movement from every writer', async () => {
    const item = await newItem();
    await open(item.id, 2);
    const [batch] = (await itemIn(storeId, item.id)).batches;
    const actor = systemActor('service', api.facilityId);
    const attempt = (statement: ReturnType<typeof sql>) => api.db.tx(actor, () => statement.execute(api.db.q)).catch((error) => error);
    const movement = sql`insert into stock_movement (facility_id, store_id, stock_item_id, batch_id, kind, quantity, source_kind, source_id, business_date)
      values (${api.facilityId}, ${storeId}, ${item.id}, ${batch!.batchId}, 'dispense', -3, 'medication-dispense', uuidv7(), current_date)`;
    expect(await attempt(movement)).toMatchObject({ constraint: 'stock_balance_not_negative' });
    expect(await attempt(sql`update stock_balance set quantity = 99`)).toMatchObject({ code: '42501' });
    expect(await attempt(sql`update stock_movement set quantity = 99`)).toMatchObject({ code: '42501' });
    expect(await attempt(sql`delete from stock_movement`)).toMatchObject({ code: '42501' });
    expect((await itemIn(storeId, item.id)).quantity).toBe(2);
  });

  it('shows nothing of it in another facility', async () => {
    const item = await newItem();
    await open(item.id, 7);
    const actor = systemActor('service', crypto.randomUUID());
    const seen = await api.db.tx(actor, () => sql`select from stock_balance where stock_item_id = ${item.id}`.execute(api.db.q));
    expect(seen.rows).toHaveLength(0);
  });
});

describe('what needs attention', () => {
  it('reaches the person responsible for the item, else for the store, else every user', async () => {
    const store = await newStore();
    const [low, expiring] = [await newItem(), await newItem()];
    const soon = new Date(Date.now() + 20 * 86_400_000).toISOString().slice(0, 10);
    await open(low.id, 4, {}, store);
    await open(expiring.id, 9, { expiresOn: soon, batchNumber: 'SOON' }, store);
    const as = api.asRole('pharmacist');
    const levels = { reorderLevel: 5, targetLevel: 20, shelf: 'A1', version: 0 };
    await as(inventory.setStoreItem, {
      params: { id: store, itemId: low.id },
      body: { ...levels, responsibleUserId: api.userIdOf('doctor') },
    });
    const mine = async (role: 'pharmacist' | 'doctor') => {
      const { items } = await api.asRole(role)(inventory.listStockAlerts, { query: { mine: 'true', limit: 200 } });
      return items.filter((alert) => alert.store.id === store).map(({ kind, stockItemId }) => [kind, stockItemId]);
    };
    expect(await mine('doctor')).toEqual([
      ['low-stock', low.id],
      ['near-expiry', expiring.id],
    ]);
    await as(inventory.setStorePolicy, {
      params: { id: store },
      body: { responsibleUserId: api.userIdOf('pharmacist'), nearExpiryDays: 30, version: 0 },
    });
    expect(await mine('doctor')).toEqual([['low-stock', low.id]]);
    expect(await mine('pharmacist')).toEqual([['near-expiry', expiring.id]]);
    const { items } = await as(inventory.listStoreStock, { params: { id: store }, query: { show: 'low' } });
    expect(items).toMatchObject([{ stockItemId: low.id, state: 'low', reorderLevel: 5, daysOfCover: null }]);
    const moved = as(inventory.setStorePolicy, {
      params: { id: store },
      body: { responsibleUserId: null, nearExpiryDays: 30, version: 0 },
    });
    expect(await problemOf(moved)).toMatchObject({ code: 'version-moved' });
    const blind = as(inventory.setStorePolicy, {
      params: { id: store },
      body: { responsibleUserId: api.userIdOf('cashier'), nearExpiryDays: 30, version: 1 },
    });
    expect(await problemOf(blind)).toMatchObject({ fields: [{ path: 'body.responsibleUserId' }] });
  });

  it('lists and pages the catalogue, suppliers and receipts', async () => {
    const first = await api.asRole('pharmacist')(stockItems.listStockItems, { query: { kind: 'medicine', limit: 100 } });
    expect(first.items).toHaveLength(100);
    const second = await api.asRole('pharmacist')(stockItems.listStockItems, {
      query: { kind: 'medicine', limit: 100, cursor: first.nextCursor! },
    });
    expect(second.items[0]!.name > first.items[99]!.name).toBe(true);
    const supplier = await newSupplier();
    expect((await api.asRole('pharmacist')(stockItems.listSuppliers, { query: { search: supplier.name } })).items).toMatchObject([
      { id: supplier.id },
    ]);
    const { id: _, ...body } = { ...supplier, phone: '+48 22 000 00 00' };
    await api.asRole('admin')(stockItems.changeSupplier, { params: { id: supplier.id }, body });
    expect(await problemOf(api.asRole('admin')(stockItems.changeSupplier, { params: { id: supplier.id }, body }))).toMatchObject({
      code: 'version-moved',
    });
    const receipts = await api.asRole('pharmacist')(goodsReceipts.listGoodsReceipts, { query: { storeId } });
    expect(receipts.items.length).toBeGreaterThan(0);
    const one = await api.asRole('pharmacist')(goodsReceipts.getGoodsReceipt, { params: { id: receipts.items[0]!.id } });
    expect(one.details.length).toBe(one.lines);
  });
});

describe('closing a store', () => {
  it('requires an empty store, and refuses receipts afterwards', async () => {
    const [store, item] = [await newStore(), await newItem()];
    await open(item.id, 4, {}, store);
    const close = () => api.asRole('admin')(setLocationActive, { params: { id: store }, body: { version: 1, active: false } });
    expect(await problemOf(close())).toMatchObject({ code: 'still-in-use', context: { left: [{ kind: 'stock', count: 1 }] } });
    const [batch] = (await itemIn(store, item.id)).batches;
    const params = { id: store, itemId: item.id };
    const body = { toStoreId: storeId, batchId: batch!.batchId, quantity: 4 };
    await api.asRole('pharmacist')(inventory.transferStock, { params, body }, idempotencyKey());
    await close();
    expect(await problemOf(open(item.id, 1, {}, store))).toMatchObject({ fields: [{ path: 'body.storeId' }] });
  });
});
