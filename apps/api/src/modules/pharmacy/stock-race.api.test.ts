import type { ProblemError } from '@wardbook/contracts/core/problem';
import * as goodsReceipts from '@wardbook/contracts/inventory/goods-receipts';
import * as inventory from '@wardbook/contracts/inventory/stores';
import { createLocation } from '@wardbook/contracts/organisation/facilities';
import { registerPatient } from '@wardbook/contracts/patients/patients';
import * as pharmacy from '@wardbook/contracts/pharmacy/dispensing';
import * as medicines from '@wardbook/contracts/pharmacy/medicines';
import * as prescribing from '@wardbook/contracts/pharmacy/prescribing';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ownTestApi, type TestApi } from '../../testing/test-api.js';

/**
 * Many windows hand out the last tablets at once. A sequence counts the attempts that reached the database, since it is the
 * one thing that a rollback does not take back.
 */
let api: TestApi;
let owner: Client;
let storeId: string;

const key = () => ({ idempotencyKey: crypto.randomUUID() });

beforeAll(async () => {
  api = await ownTestApi();
  owner = new Client({ connectionString: api.ownerUrl });
  await owner.connect();
  await owner.query(`create sequence attempts; grant usage on attempts to wardbook_app;
    create function count_attempt() returns trigger language plpgsql security definer set search_path = public as $$
      begin perform nextval('attempts'); return new; end $$;
    create trigger count_attempt before insert on core.idempotent_answer for each row execute function count_attempt()`);
  const { items } = await api.asRole('admin')(createLocation, { body: { kind: 'store', code: 'RACE', name: 'Race' } });
  storeId = items[0]!.id;
});

afterAll(async () => {
  await owner.end();
  await api.close();
});

async function stocked(search: string, quantity: number) {
  const { items } = await api.asRole('admin')(medicines.listMedicines, { query: { search } });
  const medicine = items[0]!;
  const lines = [{ stockItemId: medicine.stockItemId, quantity, expiresOn: '2031-05-31' }];
  const body = { kind: 'opening-balance' as const, storeId, lines };
  await api.asRole('pharmacist')(goodsReceipts.receiveGoods, { body }, key());
  return medicine;
}

async function attempts(): Promise<number> {
  const { rows } = await owner.query<{ last_value: string }>('select last_value from attempts');
  return Number(rows[0]?.last_value);
}

async function outcomes(calls: Promise<unknown>[]): Promise<Record<string, number>> {
  const codes = await Promise.all(
    calls.map((call) =>
      call.then(
        () => 'done',
        (thrown: ProblemError) => thrown.problem?.code ?? String(thrown),
      ),
    ),
  );
  return codes.reduce<Record<string, number>>((counts, code) => Object.assign(counts, { [code]: (counts[code] ?? 0) + 1 }), {});
}

describe('200 concurrent dispenses', () => {
  it('succeed 50 times for 50 units, and the other 150 are refused', async () => {
    const medicine = await stocked('Paracetamol 500', 50);
    const before = await attempts();
    const body = { storeId, lines: [{ medicineId: medicine.id, quantity: 1 }] };
    const calls = Array.from({ length: 200 }, () => api.asRole('pharmacist')(pharmacy.sellOverTheCounter, { body }, key()));
    expect(await outcomes(calls)).toEqual({ done: 50, 'stock-too-low': 150 });
    expect((await attempts()) - before).toBe(200);
    const { rows } = await owner.query(
      `select (select quantity::float8 from stock_balance where stock_item_id = $1) as balance,
      (select sum(quantity)::float8 from stock_movement where stock_item_id = $1) as ledger,
      (select count(*)::int from medication_dispense where stock_item_id = $1) as dispensed`,
      [medicine.stockItemId],
    );
    expect(rows[0]).toEqual({ balance: 0, ledger: 0, dispensed: 50 });
  });

  it('dispense one prescription in 200 parts, and never more than was prescribed', async () => {
    const medicine = await stocked('Amoxicillin 500 mg capsule', 120);
    const patient = { sex: 'male' as const, birthDate: '1970-01-01', names: [{ family: 'Race' }] };
    const { id: patientId } = await api.asRole('receptionist')(registerPatient, { body: patient }, key());
    const timing = { frequency: 3 };
    const dosage = [
      { dose: { value: 1, unit: '{capsule}' }, route: 'oral' as const, timing, asNeeded: null, duration: null, instruction: null },
    ];
    const lines = [{ medicineId: medicine.id, dosage, quantity: 60 }];
    const { items } = await api.asRole('doctor')(prescribing.prescribeMedication, { body: { patientId, lines } }, key());
    const body = { storeId, lines: [{ medicationRequestId: items[0]!.id, quantity: 1 }] };
    const calls = Array.from({ length: 200 }, () => api.asRole('pharmacist')(pharmacy.dispenseMedication, { body }, key()));
    expect(await outcomes(calls)).toEqual({ done: 60, 'status-not-allowed': 140 });
    const held = await api.asRole('pharmacist')(inventory.getStoreItem, { params: { id: storeId, itemId: medicine.stockItemId } });
    expect(held.quantity).toBe(60);
  });

  it('take each batch in turn, so that none is refused while another batch is there', async () => {
    const { stockItemId, id: medicineId } = await stocked('Loratadine 10', 1);
    for (const number of ['RACE-2', 'RACE-3', 'RACE-4', 'RACE-5', 'RACE-6']) {
      const lines = [{ stockItemId, quantity: 1, batchNumber: number, expiresOn: '2031-06-30' }];
      await api.asRole('pharmacist')(goodsReceipts.receiveGoods, { body: { kind: 'opening-balance', storeId, lines } }, key());
    }
    const body = { storeId, lines: [{ medicineId, quantity: 1 }] };
    const calls = Array.from({ length: 6 }, () => api.asRole('pharmacist')(pharmacy.sellOverTheCounter, { body }, key()));
    expect(await outcomes(calls)).toEqual({ done: 6 });
  });

  it('take many items in opposite orders without a deadlock', async () => {
    const [one, two] = [await stocked('Ibuprofen 400', 500), await stocked('Cetirizine 10', 500)];
    const line = ({ id }: { id: string }) => ({ medicineId: id, quantity: 1 });
    const deadlocks = async () =>
      Number((await owner.query(`select deadlocks from pg_stat_database where datname = current_database()`)).rows[0].deadlocks);
    const before = await deadlocks();
    const calls = Array.from({ length: 100 }, (_, index) => {
      const lines = index % 2 === 0 ? [line(one), line(two)] : [line(two), line(one)];
      return api.asRole('pharmacist')(pharmacy.sellOverTheCounter, { body: { storeId, lines } }, key());
    });
    expect(await outcomes(calls)).toEqual({ done: 100 });
    expect(await deadlocks()).toBe(before);
  });
});

describe('without its constraint', () => {
  it('the balance falls below zero, so the constraint is what prevents it', async () => {
    const medicine = await stocked('Loratadine 10', 1);
    const { rows } = await owner.query('select batch_id from stock_balance where stock_item_id = $1', [medicine.stockItemId]);
    const overdraw = () =>
      owner.query(
        `insert into stock_movement (facility_id, store_id, stock_item_id, batch_id, kind, quantity, source_kind, source_id, business_date)
        values ($1, $2, $3, $4, 'dispense', -2, 'medication-dispense', uuidv7(), current_date)`,
        [api.facilityId, storeId, medicine.stockItemId, rows[0].batch_id],
      );
    await expect(overdraw()).rejects.toMatchObject({ constraint: 'stock_balance_not_negative' });
    await owner.query('begin; alter table stock_balance drop constraint stock_balance_not_negative');
    await expect(overdraw()).resolves.toBeDefined();
    await owner.query('rollback');
  });
});
