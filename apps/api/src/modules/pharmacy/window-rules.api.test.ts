import { recordAllergy } from '@wardbook/contracts/encounters/allergies';
import * as goodsReceipts from '@wardbook/contracts/inventory/goods-receipts';
import * as inventory from '@wardbook/contracts/inventory/stores';
import { createFacility, createLocation } from '@wardbook/contracts/organisation/facilities';
import { readPatient, updatePatient } from '@wardbook/contracts/patients/patients';
import * as pharmacy from '@wardbook/contracts/pharmacy/dispensing';
import * as medicines from '@wardbook/contracts/pharmacy/medicines';
import * as prescribing from '@wardbook/contracts/pharmacy/prescribing';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemActor } from '../../core/database/actor.js';
import { administerOrganisation } from '../../testing/administrator.js';
import { key } from '../../testing/billing-steps.js';
import { newPatient, problemOf, thriceForFiveDays } from '../../testing/pharmacy-steps.js';
import { ownTestApi, type TestApi } from '../../testing/test-api.js';

/** What a hurried, mistaken or dishonest hand tries at the window. */
let api: TestApi;
let storeId: string;

const unlike = () => crypto.randomUUID().slice(0, 8).toUpperCase();
const pharmacist = () => api.asRole('pharmacist');

/** A medicine of the catalogue with stock of its own batch. */
async function stocked(search: string, quantity = 100) {
  const [medicine] = (await api.asRole('admin')(medicines.listMedicines, { query: { search } })).items;
  const lines = [{ stockItemId: medicine!.stockItemId, quantity, batchNumber: unlike(), expiresOn: '2031-05-31' }];
  await pharmacist()(goodsReceipts.receiveGoods, { body: { kind: 'opening-balance', storeId, lines } }, key());
  return medicine!;
}

async function prescribed(medicine: medicines.Medicine, patientId: string, more: object = {}) {
  const lines = [{ medicineId: medicine.id, dosage: [{ ...thriceForFiveDays, dose: { value: 1, unit: medicine.doseUnit } }], ...more }];
  const { items } = await api.asRole('doctor')(prescribing.prescribeMedication, { body: { patientId, lines } }, key());
  return items[0]!;
}

const dispense = (...lines: object[]) => pharmacist()(pharmacy.dispenseMedication, { body: { storeId, lines } as never }, key());
const sell = (body: object) => pharmacist()(pharmacy.sellOverTheCounter, { body: { storeId, ...body } as never }, key());
const takeBack = (id: string, ...lines: object[]) =>
  pharmacist()(pharmacy.returnMedication, { params: { id }, body: { lines, backToStock: true, reason: 'Not needed' } as never }, key());
const held = async (itemId: string) => (await pharmacist()(inventory.getStoreItem, { params: { id: storeId, itemId } })).quantity;

async function recordPenicillins(patientId: string) {
  const { items } = await api.asRole('nurse')(medicines.findAllergens, { query: { search: 'penicillins' } });
  const { system, code, display } = items[0]!;
  await api.asRole('nurse')(recordAllergy, { params: { id: patientId }, body: { coding: { system, code, display } } });
}

beforeAll(async () => {
  api = await ownTestApi();
  await administerOrganisation(api);
  const body = { kind: 'store' as const, code: `WR-${unlike()}`, name: `Window ${unlike()}` };
  storeId = (await api.asRole('admin')(createLocation, { body })).items[0]!.id;
});
afterAll(() => api.close());

describe('quantities', () => {
  it('refuse zero, a negative number and part of a capsule in every request', async () => {
    const medicine = await stocked('Amoxicillin 500');
    const patientId = await newPatient(api);
    const { id: medicationRequestId } = await prescribed(medicine, patientId);
    for (const quantity of [0, -1, 0.5, 1.0001]) {
      const problem = await problemOf(dispense({ medicationRequestId, quantity }));
      expect(problem, String(quantity)).toMatchObject({ code: 'invalid-input', fields: [{ path: 'body.lines.0.quantity' }] });
    }
    expect(await problemOf(prescribed(medicine, await newPatient(api), { quantity: 7.5 }))).toMatchObject({
      fields: [{ path: 'body.lines.0.quantity', code: 'not-whole' }],
    });
    const { items } = await dispense({ medicationRequestId, quantity: 4 });
    const [batch] = items[0]!.batches;
    expect(await problemOf(takeBack(items[0]!.id, { batchId: batch!.batchId, quantity: 0.5 }))).toMatchObject({
      fields: [{ path: 'body.lines.0.quantity', code: 'not-whole' }],
    });
  });

  it('accept halves and quarters of a tablet and any part of a syrup', async () => {
    const tablet = await stocked('Paracetamol 500 mg tablet');
    const syrup = await stocked('Paracetamol 120 mg/5 mL');
    await sell({ lines: [{ medicineId: tablet.id, quantity: 0.5 }] });
    await sell({ lines: [{ medicineId: syrup.id, quantity: 12.5 }] });
    expect(await problemOf(sell({ lines: [{ medicineId: tablet.id, quantity: 0.3 }] }))).toMatchObject({
      fields: [{ path: 'body.lines.0.quantity', code: 'not-whole' }],
    });
    const [batch] = (await pharmacist()(inventory.getStoreItem, { params: { id: storeId, itemId: tablet.stockItemId } })).batches;
    const { quantity: basedOn } = batch!;
    const count = (counted: number) => {
      const body = { kind: 'count-difference' as const, batchId: batch!.batchId, counted, basedOn, reason: 'Counted' };
      return pharmacist()(inventory.adjustStock, { params: { id: storeId, itemId: tablet.stockItemId }, body }, key());
    };
    expect(await problemOf(count(9.9))).toMatchObject({ fields: [{ path: 'body.counted', code: 'not-whole' }] });
    expect((await count(9.5)).quantity).toBe(9.5);
  });

  it('cannot be split in the database either where units are countable', async () => {
    const medicine = await stocked('Amoxicillin 250 mg capsule');
    const [batch] = (await pharmacist()(inventory.getStoreItem, { params: { id: storeId, itemId: medicine.stockItemId } })).batches;
    const split = api.db.tx(systemActor('service', api.facilityId), () =>
      sql`insert into stock_movement (facility_id, store_id, stock_item_id, batch_id, kind, quantity, source_kind, source_id, business_date)
        values (${api.facilityId}, ${storeId}, ${medicine.stockItemId}, ${batch!.batchId}, 'dispense', -0.5, 'medication-dispense', uuidv7(),
          today_at(${api.facilityId}))`.execute(api.db.q),
    );
    await expect(split).rejects.toMatchObject({ constraint: 'stock_movement_whole_units' });
  });
});

describe('dispensing', () => {
  it('accepts one of two concurrent dispenses of a prescription', async () => {
    const medicine = await stocked('Amoxicillin 500');
    const { id: medicationRequestId, quantity } = await prescribed(medicine, await newPatient(api));
    const before = await held(medicine.stockItemId);
    const outcomes = await Promise.all([1, 2].map(() => problemOf(dispense({ medicationRequestId, quantity }))));
    expect(outcomes.map((problem) => problem?.code ?? 'done').sort()).toEqual(['done', 'status-not-allowed']);
    expect(await held(medicine.stockItemId)).toBe(before - quantity!);
  });

  it('refuses the same line twice beyond the prescribed quantity', async () => {
    const medicine = await stocked('Amoxicillin 500');
    const { id: medicationRequestId } = await prescribed(medicine, await newPatient(api));
    const line = { medicationRequestId, quantity: 8 };
    expect(await problemOf(dispense(line, line))).toMatchObject({ code: 'over-dispensed', fields: [{ path: 'body.lines.1.quantity' }] });
  });

  it('stays within what was prescribed for every writer', async () => {
    const { id } = await prescribed(await stocked('Ibuprofen 400'), await newPatient(api));
    const counted = api.db.tx(systemActor('service', api.facilityId), () =>
      sql`update medication_request set dispensed_quantity = quantity + 1 where id = ${id}`.execute(api.db.q),
    );
    await expect(counted).rejects.toMatchObject({ constraint: 'medication_request_not_over_dispensed' });
  });

  it('takes what expires first for two lines of one medicine in turn', async () => {
    const medicine = await stocked('Cetirizine 10', 10);
    const [first] = (await pharmacist()(inventory.getStoreItem, { params: { id: storeId, itemId: medicine.stockItemId } })).batches;
    const lines = [{ stockItemId: medicine.stockItemId, quantity: 10, batchNumber: unlike(), expiresOn: '2032-05-31' }];
    await pharmacist()(goodsReceipts.receiveGoods, { body: { kind: 'opening-balance', storeId, lines } }, key());
    const { items } = await sell({ lines: [6, 8].map((quantity) => ({ medicineId: medicine.id, quantity })) });
    const taken = items.map(({ batches }) => batches.map(({ batchId, quantity }) => [batchId === first!.batchId, quantity]));
    expect(taken).toEqual([
      [[true, 6]],
      [
        [true, 4],
        [false, 4],
      ],
    ]);
  });

  it('leaves a batch to the line that names it', async () => {
    const medicine = await stocked('Cetirizine 10', 10);
    const [first] = (await pharmacist()(inventory.getStoreItem, { params: { id: storeId, itemId: medicine.stockItemId } })).batches;
    const named = { medicineId: medicine.id, quantity: first!.quantity, batches: [{ batchId: first!.batchId, quantity: first!.quantity }] };
    const { items } = await sell({ lines: [{ medicineId: medicine.id, quantity: 2 }, named] });
    expect(items.flatMap(({ batches }) => batches.filter(({ batchId }) => batchId === first!.batchId))).toMatchObject([
      { quantity: first!.quantity },
    ]);
  });

  it('offers the stock once to two prescribed lines of one medicine', async () => {
    const medicine = await stocked('Amoxicillin 500', 5);
    const total = await held(medicine.stockItemId);
    const dosage = [{ ...thriceForFiveDays, dose: { value: 1, unit: medicine.doseUnit } }];
    const lines = [
      { medicineId: medicine.id, dosage, quantity: total },
      { medicineId: medicine.id, dosage, quantity: 15 },
    ];
    const override = { reason: 'Two courses' };
    const body = { patientId: await newPatient(api), lines, override };
    const { groupId } = await api.asRole('doctor')(prescribing.prescribeMedication, { body }, key());
    const order = await pharmacist()(pharmacy.readDispensingOrder, { params: { id: groupId }, query: { storeId } });
    const proposed = order.lines.map(({ proposal }) => proposal?.quantity ?? 0);
    expect(proposed.reduce((sum, quantity) => sum + quantity, 0)).toBe(total);
  });

  it('names the field when a batch holds too little or the location is no store', async () => {
    const medicine = await stocked('Loratadine 10', 3);
    const [batch] = (await pharmacist()(inventory.getStoreItem, { params: { id: storeId, itemId: medicine.stockItemId } })).batches;
    const line = { medicineId: medicine.id, quantity: 2, batches: [{ batchId: batch!.batchId, quantity: 2 }] };
    expect(await problemOf(sell({ lines: [line, line] }))).toMatchObject({
      code: 'stock-too-low',
      fields: [{ path: 'body.lines.0.quantity' }, { path: 'body.lines.1.quantity' }],
    });
    expect(await problemOf(sell({ lines: [line], storeId: crypto.randomUUID() }))).toMatchObject({
      code: 'invalid-input',
      fields: [{ path: 'body.storeId', code: 'unknown-store' }],
    });
    expect(await held(medicine.stockItemId)).toBe(3);
  });

  it('names the field when the batches of a line are named twice or sum to another quantity, and when the request has two patients', async () => {
    const medicine = await stocked('Amoxicillin 500');
    const [one, two] = [await prescribed(medicine, await newPatient(api)), await prescribed(medicine, await newPatient(api))];
    const [batch] = (await pharmacist()(inventory.getStoreItem, { params: { id: storeId, itemId: medicine.stockItemId } })).batches;
    const pick = { batchId: batch!.batchId, quantity: 1 };
    expect(await problemOf(dispense({ medicationRequestId: one.id, quantity: 2, batches: [pick, pick] }))).toMatchObject({
      fields: [{ path: 'body.lines.0.batches', code: 'named-twice' }],
    });
    for (const [quantity, taken] of [
      [2, 1],
      [1, 2],
    ]) {
      const batches = [{ ...pick, quantity: taken }];
      expect(await problemOf(dispense({ medicationRequestId: one.id, quantity, batches }))).toMatchObject({
        fields: [{ path: 'body.lines.0.batches', code: 'sum-differs' }],
      });
    }
    const lines = [one, two].map(({ id }) => ({ medicationRequestId: id, quantity: 1 }));
    expect(await problemOf(dispense(...lines))).toMatchObject({ fields: [{ path: 'body.lines', code: 'several-patients' }] });
  });

  it('requires a reason for another brand, and refuses another ingredient', async () => {
    const medicine = await stocked('Omeprazole 20');
    const admin = api.asRole('admin');
    const addBrand = async () => {
      const name = `Brand ${unlike()}`;
      const { brands } = await admin(medicines.addBrand, { params: { id: medicine.id }, body: { name } });
      return brands.find((brand) => brand.name === name)!;
    };
    const [asked, other] = [await addBrand(), await addBrand()];
    const lines = [{ stockItemId: other.stockItemId, quantity: 20, expiresOn: '2031-05-31' }];
    await pharmacist()(goodsReceipts.receiveGoods, { body: { kind: 'opening-balance', storeId, lines } }, key());
    const { id: medicationRequestId } = await prescribed(medicine, await newPatient(api), { brandId: asked.id });
    const line = { medicationRequestId, quantity: 1, stockItemId: other.stockItemId };
    expect(await problemOf(dispense(line))).toMatchObject({ fields: [{ path: 'body.lines.0.substitutionReason' }] });
    expect(await dispense({ ...line, substitutionReason: 'Out of stock' })).toMatchObject({
      items: [{ substitutionReason: 'Out of stock' }],
    });
    const only = await prescribed(medicine, await newPatient(api), { brandId: asked.id, substitutionAllowed: false });
    expect(await problemOf(dispense({ ...line, medicationRequestId: only.id, substitutionReason: 'Out of stock' }))).toMatchObject({
      fields: [{ path: 'body.lines.0.stockItemId', code: 'no-substitution' }],
    });
    const foreign = (await stocked('Ibuprofen 400')).stockItemId;
    expect(await problemOf(dispense({ ...line, stockItemId: foreign, substitutionReason: 'Similar' }))).toMatchObject({
      fields: [{ path: 'body.lines.0.stockItemId', code: 'other-medicine' }],
    });
  });

  it('stops for an allergy that the prescriber has not seen, with any brand, and not for an overridden one', async () => {
    const medicine = await stocked('Amoxicillin 500');
    const patientId = await newPatient(api);
    const { id: medicationRequestId, groupId } = await prescribed(medicine, patientId);
    await recordPenicillins(patientId);
    const read = (id: string) => pharmacist()(pharmacy.readDispensingOrder, { params: { id }, query: { storeId } });
    expect((await read(groupId)).lines).toMatchObject([{ unseenAllergy: true, warnings: [{ kind: 'allergy', level: 'stop' }] }]);
    expect(await problemOf(dispense({ medicationRequestId, quantity: 1 }))).toMatchObject({
      code: 'allergy-conflict',
      context: { warnings: [{ kind: 'allergy', substance: 'Amoxicillin' }] },
    });
    const lines = [{ medicineId: medicine.id, dosage: [thriceForFiveDays] }];
    const override = { reason: 'Tolerated it last year' };
    const again = await api.asRole('doctor')(prescribing.prescribeMedication, { body: { patientId, lines, override } }, key());
    expect((await read(again.groupId)).lines).toMatchObject([{ unseenAllergy: false }]);
    expect(await dispense({ medicationRequestId: again.items[0]!.id, quantity: 1 })).toMatchObject({ items: [{ quantity: 1 }] });
  });
});

describe('prescribing', () => {
  it('checks two lines of one prescription against each other', async () => {
    const [one, other] = [await stocked('Amoxicillin 500'), await stocked('Amoxicillin 250 mg capsule')];
    const lines = [one, other].map(({ id }) => ({ medicineId: id, dosage: [thriceForFiveDays] }));
    const body = { patientId: await newPatient(api), lines };
    expect(await problemOf(api.asRole('doctor')(prescribing.prescribeMedication, { body }, key()))).toMatchObject({
      code: 'duplicate-medication',
    });
  });

  it('rejects a patient who has died', async () => {
    const [medicine, patientId] = [await stocked('Amoxicillin 500'), await newPatient(api)];
    const { version } = await api.asRole('receptionist')(readPatient, { params: { id: patientId } });
    await api.asRole('receptionist')(updatePatient, { params: { id: patientId }, body: { version, deceased: true } });
    expect(await problemOf(prescribed(medicine, patientId))).toMatchObject({ code: 'patient-deceased' });
  });

  it('takes an override only from those who may override', async () => {
    const change = (statement: ReturnType<typeof sql>) => api.db.tx(systemActor('service'), () => statement.execute(api.db.q));
    const doctor = sql`(select id from role where code = 'doctor')`;
    const [medicine, patientId] = [await stocked('Amoxicillin 500'), await newPatient(api)];
    await recordPenicillins(patientId);
    const body = {
      patientId,
      lines: [{ medicineId: medicine.id, dosage: [thriceForFiveDays] }],
      override: { reason: 'Tolerated it last year' },
    };
    await change(sql`delete from role_permission where permission = 'prescription:override' and role_id = ${doctor}`);
    try {
      expect(await problemOf(api.asRole('doctor')(prescribing.prescribeMedication, { body }, key()))).toMatchObject({ code: 'forbidden' });
    } finally {
      await change(sql`insert into role_permission (role_id, permission) select ${doctor}, 'prescription:override'`);
    }
    expect((await api.asRole('doctor')(prescribing.prescribeMedication, { body }, key())).items).toHaveLength(1);
  });
});

describe('a sale', () => {
  it('stops for an allergy, and shows the pharmacist the known allergies beforehand', async () => {
    const medicine = await stocked('Ibuprofen 400');
    const patientId = await newPatient(api);
    const { items } = await api.asRole('nurse')(medicines.findAllergens, { query: { search: 'ibuprofen' } });
    const { system, code, display } = items[0]!;
    await api.asRole('nurse')(recordAllergy, { params: { id: patientId }, body: { coding: { system, code, display } } });
    const check = await pharmacist()(prescribing.checkPrescription, { body: { patientId, medicineIds: [medicine.id] } });
    expect(check.lines).toMatchObject([{ warnings: [{ kind: 'allergy', level: 'stop' }] }]);
    expect(await problemOf(sell({ patientId, lines: [{ medicineId: medicine.id, quantity: 1 }] }))).toMatchObject({
      code: 'allergy-conflict',
    });
  });

  it('requires the patient of the visit', async () => {
    const medicine = await stocked('Ibuprofen 400');
    const body = { visitId: crypto.randomUUID(), lines: [{ medicineId: medicine.id, quantity: 1 }] };
    expect(await problemOf(sell(body))).toMatchObject({ fields: [{ path: 'body.patientId' }] });
  });
});

describe('taking back', () => {
  it('keeps out of the store what may not be handed out again', async () => {
    const medicine = await stocked('Ibuprofen 400');
    const { items } = await sell({ lines: [{ medicineId: medicine.id, quantity: 5 }] });
    const { id, batches } = items[0]!;
    const left = await held(medicine.stockItemId);
    const body = { lines: [{ batchId: batches[0]!.batchId, quantity: 2 }], backToStock: false, reason: 'Opened' };
    const returned = await pharmacist()(pharmacy.returnMedication, { params: { id }, body }, key());
    expect(returned).toMatchObject({ returnedQuantity: 2 });
    expect(await held(medicine.stockItemId)).toBe(left);
  });

  it('refuses more than was dispensed, a batch twice, and the dispense of another facility', async () => {
    const medicine = await stocked('Ibuprofen 400');
    const { items } = await sell({ lines: [{ medicineId: medicine.id, quantity: 5 }] });
    const { id, batches } = items[0]!;
    const { batchId } = batches[0]!;
    expect(await problemOf(takeBack(id, { batchId, quantity: 6 }))).toMatchObject({
      code: 'over-returned',
      fields: [{ path: 'body.lines.0.quantity' }],
    });
    expect(await problemOf(takeBack(id, { batchId, quantity: 1 }, { batchId, quantity: 1 }))).toMatchObject({
      fields: [{ path: 'body.lines.1.batchId', code: 'named-twice' }],
    });
    const names = { code: unlike().toLowerCase(), name: `Other facility ${unlike()}`, kind: 'pharmacy' as const };
    const place = { timeZone: 'Africa/Nairobi', currency: 'KES', languages: ['en'], modules: ['pharmacy' as const] };
    await administerOrganisation(api);
    const other = await api.asRole('admin')(createFacility, { body: { ...names, ...place } });
    const membership = await api.db.tx(systemActor('service', other.id), () =>
      sql`insert into membership (user_id, role_id, facility_id) select ${api.userIdOf('pharmacist')}, id, ${other.id} from role where code = 'pharmacist'`.execute(
        api.db.q,
      ),
    );
    expect(membership.numAffectedRows).toBe(1n);
    const there = await fetch(`${api.baseUrl}/dispensing/dispenses/${id}/returns`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${api.tokenOf('pharmacist')}`,
        'content-type': 'application/json',
        'wardbook-facility': other.id,
        'idempotency-key': crypto.randomUUID(),
      },
      body: JSON.stringify({ lines: [{ batchId, quantity: 1 }], backToStock: true, reason: 'From elsewhere' }),
    });
    expect(there.status).toBe(404);
    const movement = api.db.tx(systemActor('service', other.id), async () => {
      const { rows } = await sql<{ id: string }>`insert into location (facility_id, kind, code, name)
        values (${other.id}, 'store', 'OTHER', 'Other store') returning id`.execute(api.db.q);
      await sql`insert into stock_movement (facility_id, store_id, stock_item_id, batch_id, kind, quantity, source_kind, source_id, business_date)
        values (${other.id}, ${rows[0]?.id}, ${medicine.stockItemId}, ${batchId}, 'return', 1, 'medication-dispense', uuidv7(), current_date)`.execute(
        api.db.q,
      );
    });
    await expect(movement).rejects.toMatchObject({ constraint: 'stock_movement_batch_of_facility' });
    await api.db.tx(systemActor('service', other.id), () =>
      sql`update membership set valid_to = core.now()
        where facility_id = ${other.id} and user_id = ${api.userIdOf('pharmacist')}`.execute(api.db.q),
    );
    expect(await takeBack(id, { batchId, quantity: 5 })).toMatchObject({ returnedQuantity: 5 });
  });
});
