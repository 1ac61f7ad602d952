import { recordAllergy } from '@wardbook/contracts/encounters/allergies';
import * as goodsReceipts from '@wardbook/contracts/inventory/goods-receipts';
import * as inventory from '@wardbook/contracts/inventory/stores';
import { createLocation } from '@wardbook/contracts/organisation/facilities';
import * as pharmacy from '@wardbook/contracts/pharmacy/dispensing';
import * as medicines from '@wardbook/contracts/pharmacy/medicines';
import * as prescribing from '@wardbook/contracts/pharmacy/prescribing';
import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { systemActor } from '../../core/database/actor.js';
import { key } from '../../testing/billing-steps.js';
import { newPatient, problemOf, thriceForFiveDays } from '../../testing/pharmacy-steps.js';
import { type TestApi, testApi } from '../../testing/test-api.js';

let api: TestApi;
let storeId: string;

const unlike = () => crypto.randomUUID().slice(0, 8).toUpperCase();
const days = (count: number) => new Date(Date.now() + count * 86_400_000).toISOString().slice(0, 10);

async function hit(search: string): Promise<prescribing.MedicineHit> {
  const { items } = await api.asRole('doctor')(prescribing.findMedicines, { query: { search } });
  return items[0]!;
}

async function stockItemOf(medicineId: string): Promise<string> {
  const { name } = (await known(medicineId))!;
  return (await api.asRole('admin')(medicines.listMedicines, { query: { search: name } })).items[0]!.stockItemId;
}

async function known(medicineId: string): Promise<{ name: string } | undefined> {
  return await api.db.tx(systemActor('service'), () =>
    api.db.q.selectFrom('medicine').select('name').where('id', '=', medicineId).executeTakeFirst(),
  );
}

async function bringIn(stockItemId: string, quantity: number, more: object = {}) {
  const body = { kind: 'opening-balance' as const, storeId, lines: [{ stockItemId, quantity, expiresOn: '2031-05-31', ...more }] };
  return await api.asRole('pharmacist')(goodsReceipts.receiveGoods, { body }, key());
}

async function prescribe(patientId: string, medicineId: string, more: object = {}) {
  const body = { patientId, lines: [{ medicineId, dosage: [thriceForFiveDays] }], ...more };
  return await api.asRole('doctor')(prescribing.prescribeMedication, { body }, key());
}

const held = async (itemId: string) =>
  (await api.asRole('pharmacist')(inventory.getStoreItem, { params: { id: storeId, itemId } })).quantity;

beforeAll(async () => {
  api = await testApi();
  const body = { kind: 'store' as const, code: `PH-${unlike()}`, name: `Dispensary ${unlike()}` };
  storeId = (await api.asRole('admin')(createLocation, { body })).items[0]!.id;
});

describe('the catalogue', () => {
  it('ships at least 100 generic medicines, each with its ingredients and, but for calamine, which has none, an ATC code', async () => {
    const { rows } = await api.db.tx(systemActor('service'), () =>
      sql<{ all: number; bare: number }>`select count(*) as all, count(*) filter (where (atc_code is null and name not like 'Calamine%')
        or not exists (select from medicine_ingredient where medicine_id = medicine.id)) as bare from medicine where created_by is null`.execute(
        api.db.q,
      ),
    );
    expect(rows[0]!.all).toBeGreaterThanOrEqual(100);
    expect(rows[0]!.bare).toBe(0);
  });

  it('finds a medicine by a short name and a strength', async () => {
    expect((await hit('amox 500')).name).toBe('Amoxicillin 500 mg capsule');
    expect((await hit('para 500')).name).toBe('Paracetamol 500 mg tablet');
    expect((await hit('coamox 875')).name).toContain('clavulanic');
  });

  it('takes a new medicine with a brand and a pack, and keeps edits apart', async () => {
    const as = api.asRole('admin');
    const substance = await as(medicines.createSubstance, { body: { name: `Novumab ${unlike()}`, groups: ['penicillins'] } });
    const details = {
      form: 'tablet',
      strength: '10 mg',
      route: 'oral' as const,
      doseUnit: '{tablet}',
      ingredients: [{ substanceId: substance.id, amount: 10, unit: 'mg', perUnit: '{tablet}' }],
    };
    const medicine = await as(medicines.createMedicine, {
      body: { name: `${substance.name} 10 mg tablet`, baseUnit: '{tablet}', ...details },
    });
    const branded = await as(medicines.addBrand, { params: { id: medicine.id }, body: { name: 'Novex' } });
    const packed = await as(medicines.addPack, {
      params: { id: medicine.id },
      body: { brandId: branded.brands[0]!.id, unitName: 'box of 30', numerator: 30, gtin: null },
    });
    expect(packed.packs).toMatchObject([{ unitName: 'box of 30', numerator: 30 }]);
    const edit = {
      params: { id: medicine.id },
      body: { ...details, strength: '10 mg', active: true, version: medicine.version, aliases: ['nov'] },
    };
    expect(await as(medicines.changeMedicine, edit)).toMatchObject({ aliases: ['nov'], version: medicine.version + 1 });
    expect(await problemOf(as(medicines.changeMedicine, edit))).toMatchObject({ code: 'version-moved' });
    const { items } = await api.asRole('nurse')(medicines.findAllergens, { query: { search: substance.name } });
    expect(items).toMatchObject([{ kind: 'substance', system: medicines.SUBSTANCE_SYSTEM }]);
  });
});

describe('prescribing', () => {
  it('derives the text, the quantity and the end of the course', async () => {
    const patientId = await newPatient(api);
    const { medicineId } = await hit('amox 500');
    const { items, warnings } = await prescribe(patientId, medicineId);
    expect(items).toMatchObject([
      { dosageText: '1 capsule by mouth 3 times a day for 5 days', quantity: 15, quantityUnit: '{capsule}', fulfilment: 'waiting' },
    ]);
    expect(items[0]!.courseEndsOn).not.toBeNull();
    expect(warnings).toMatchObject([{ kind: 'not-checked', cause: 'allergies-not-asked' }]);
  });

  it('stops an allergy and a duplicate, and keeps the reason of an override', async () => {
    const patientId = await newPatient(api);
    const [penicillins] = (await api.asRole('nurse')(medicines.findAllergens, { query: { search: 'penicillins' } })).items;
    await api.asRole('nurse')(recordAllergy, {
      params: { id: patientId },
      body: { coding: penicillins && { system: penicillins.system, code: penicillins.code, display: penicillins.display } } as never,
    });
    const { medicineId } = await hit('amox 500');
    expect(await problemOf(prescribe(patientId, medicineId))).toMatchObject({
      code: 'allergy-conflict',
      context: { warnings: [{ kind: 'allergy', substance: 'Amoxicillin', against: 'Penicillins' }] },
    });
    const cephalosporin = await hit('cefalexin');
    const check = await api.asRole('doctor')(prescribing.checkPrescription, {
      body: { patientId, medicineIds: [cephalosporin.medicineId] },
    });
    expect(check.lines[0]!.warnings).toMatchObject([{ kind: 'cross-allergy', level: 'stop' }]);
    const { items } = await prescribe(patientId, medicineId, { override: { reason: 'Tolerated twice in hospital' } });
    const order = await api.asRole('pharmacist')(pharmacy.readDispensingOrder, { params: { id: items[0]!.groupId }, query: { storeId } });
    expect(order.lines).toMatchObject([{ overrideReason: 'Tolerated twice in hospital', warnings: [{ kind: 'allergy' }], proposal: null }]);
    const again = problemOf(prescribe(patientId, (await hit('amox 250')).medicineId, { override: undefined }));
    expect(await again).toMatchObject({ code: 'allergy-conflict' });
    const healthy = await newPatient(api);
    await prescribe(healthy, medicineId);
    expect(await problemOf(prescribe(healthy, (await hit('coamox 875')).medicineId))).toMatchObject({ code: 'duplicate-medication' });
  });

  it('warns that an allergy in words cannot be checked, and requires a quantity that the dosage does not give', async () => {
    const patientId = await newPatient(api);
    await api.asRole('nurse')(recordAllergy, { params: { id: patientId }, body: { text: 'Some red tablets' } });
    const { medicineId } = await hit('amox 500');
    const { warnings } = await prescribe(patientId, medicineId);
    expect(warnings).toMatchObject([{ cause: 'allergy-not-coded', against: 'Some red tablets', level: 'note' }]);
    const open = {
      lines: [
        {
          medicineId: (await hit('metformin 500')).medicineId,
          dosage: [{ ...thriceForFiveDays, dose: { value: 1, unit: '{tablet}' }, duration: null }],
        },
      ],
    };
    expect(await problemOf(prescribe(patientId, medicineId, open))).toMatchObject({ fields: [{ path: 'body.lines.0.quantity' }] });
  });

  it('refuses a dose in a unit in which the medicine is not taken', async () => {
    const { medicineId } = await hit('ciprofloxacin');
    const lines = [{ medicineId, dosage: [thriceForFiveDays], quantity: 10 }];
    expect(await problemOf(prescribe(await newPatient(api), medicineId, { lines }))).toMatchObject({
      fields: [{ path: 'body.lines.0.dosage.0.dose.unit' }],
    });
  });

  it('can be stopped for the window too, but not cancelled once something was dispensed', async () => {
    const patientId = await newPatient(api);
    const { medicineId } = await hit('amlodipine 5');
    await bringIn(await stockItemOf(medicineId), 30);
    const { items } = await prescribe(patientId, medicineId, {
      lines: [{ medicineId, dosage: [{ ...thriceForFiveDays, dose: { value: 5, unit: 'mg' } }], quantity: 10 }],
    });
    const handOut = (quantity: number) =>
      api.asRole('pharmacist')(
        pharmacy.dispenseMedication,
        { body: { storeId, lines: [{ medicationRequestId: items[0]!.id, quantity }] } },
        key(),
      );
    await handOut(4);
    const listed = await api.asRole('doctor')(prescribing.listPrescriptions, { params: { id: patientId }, query: { active: 'true' } });
    const { id, version } = listed.items[0]!;
    const end = (status: 'cancelled' | 'stopped') =>
      api.asRole('doctor')(prescribing.endPrescription, { params: { id }, body: { status, reason: 'Ankles swell', version } });
    expect(await problemOf(end('cancelled'))).toMatchObject({ code: 'status-not-allowed' });
    expect(await end('stopped')).toMatchObject({ status: 'stopped', fulfilment: 'closed' });
    expect(await problemOf(handOut(1))).toMatchObject({ code: 'status-not-allowed', context: { status: 'stopped' } });
  });
});

describe('dispensing', () => {
  it('proposes what expires first, dispenses in parts, substitutes within the generic and takes back', async () => {
    const patientId = await newPatient(api);
    const { medicineId } = await hit('doxycycline');
    const item = await stockItemOf(medicineId);
    const generic = await api.asRole('admin')(medicines.addBrand, { params: { id: medicineId }, body: { name: `Doxbrand ${unlike()}` } });
    const brand = generic.brands.at(-1)!;
    await bringIn(item, 6, { expiresOn: days(400), batchNumber: 'LATE' });
    await bringIn(item, 4, { expiresOn: days(40), batchNumber: 'EARLY' });
    await bringIn(item, 9, { expiresOn: days(-2), batchNumber: 'OLD' });
    await bringIn(brand.stockItemId, 50, { batchNumber: 'BRAND' });
    const { groupId, items } = await prescribe(patientId, medicineId);
    const [request] = items;
    const { items: queue } = await api.asRole('pharmacist')(pharmacy.listDispensingQueue, { query: { limit: 100 } });
    expect(queue.find((entry) => entry.groupId === groupId)).toMatchObject({ lines: 1, partial: false, awaitingPayment: false });
    const order = await api.asRole('pharmacist')(pharmacy.readDispensingOrder, { params: { id: groupId }, query: { storeId } });
    expect(order.lines[0]).toMatchObject({ remaining: 15, proposal: { stockItemId: brand.stockItemId, quantity: 15 } });
    expect(order.lines[0]!.offers.find((offer) => offer.stockItemId === item)).toMatchObject({
      available: 10,
      batches: [{ number: 'EARLY' }, { number: 'LATE' }],
    });
    const dispense = (line: object) =>
      api.asRole('pharmacist')(
        pharmacy.dispenseMedication,
        { body: { storeId, lines: [{ medicationRequestId: request!.id, ...line }] } as never },
        key(),
      );
    const first = await dispense({ quantity: 7 });
    expect(first.items).toMatchObject([
      {
        quantity: 7,
        batches: [
          { number: 'EARLY', quantity: 4 },
          { number: 'LATE', quantity: 3 },
        ],
      },
    ]);
    expect(await problemOf(dispense({ quantity: 4 }))).toMatchObject({ code: 'stock-too-low' });
    expect(await problemOf(dispense({ quantity: 9, stockItemId: brand.stockItemId }))).toMatchObject({ code: 'over-dispensed' });
    expect(await held(brand.stockItemId)).toBe(50);
    await dispense({ quantity: 8, stockItemId: brand.stockItemId });
    expect(await problemOf(dispense({ quantity: 1 }))).toMatchObject({ code: 'status-not-allowed' });
    const { id, batches } = first.items[0]!;
    const takeBack = (quantity: number) =>
      api.asRole('pharmacist')(
        pharmacy.returnMedication,
        { params: { id }, body: { lines: [{ batchId: batches[0]!.batchId, quantity }], backToStock: true, reason: 'Never opened' } },
        key(),
      );
    expect(await takeBack(3)).toMatchObject({ returnedQuantity: 3 });
    expect(await problemOf(takeBack(2))).toMatchObject({ code: 'over-returned' });
    expect(await held(item)).toBe(3 + 3 + 9);
  });

  it('refuses an expired batch, another medicine and what awaits payment', async () => {
    const patientId = await newPatient(api);
    const { medicineId } = await hit('ciprofloxacin');
    const item = await stockItemOf(medicineId);
    const { details } = await bringIn(item, 20, { expiresOn: days(-1), batchNumber: 'GONE' });
    const tablets = { ...thriceForFiveDays, dose: { value: 1, unit: '{tablet}' } };
    const { items } = await prescribe(patientId, medicineId, { lines: [{ medicineId, dosage: [tablets] }] });
    const dispense = (line: object) =>
      problemOf(
        api.asRole('pharmacist')(
          pharmacy.dispenseMedication,
          { body: { storeId, lines: [{ medicationRequestId: items[0]!.id, quantity: 1, ...line }] } as never },
          key(),
        ),
      );
    const [batch] = (await api.asRole('pharmacist')(inventory.getStoreItem, { params: { id: storeId, itemId: item } })).batches;
    expect(details).toHaveLength(1);
    expect(await dispense({ batches: [{ batchId: batch!.batchId, quantity: 1 }] })).toMatchObject({ code: 'batch-expired' });
    expect(await dispense({ batches: [{ batchId: batch!.batchId, quantity: 2 }] })).toMatchObject({ code: 'invalid-input' });
    expect(await dispense({ stockItemId: await stockItemOf((await hit('amox 500')).medicineId) })).toMatchObject({
      fields: [{ path: 'body.lines.0.stockItemId' }],
    });
    await api.db.tx(systemActor('service', api.facilityId), () =>
      api.db.q.updateTable('medication_request').set({ billing_status: 'awaiting-payment' }).where('id', '=', items[0]!.id).execute(),
    );
    expect(await dispense({})).toMatchObject({ code: 'awaiting-payment' });
  });

  it('sells over the counter what needs no prescription, and prints a label', async () => {
    const { medicineId } = await hit('para 500');
    const item = await stockItemOf(medicineId);
    await bringIn(item, 40);
    const sell = (body: object) => api.asRole('pharmacist')(pharmacy.sellOverTheCounter, { body: { storeId, ...body } as never }, key());
    const { items } = await sell({ lines: [{ medicineId, quantity: 10, dosageText: '1 tablet when needed' }] });
    expect(items).toMatchObject([{ kind: 'over-the-counter', patientId: null, quantity: 10 }]);
    expect(await problemOf(sell({ lines: [{ medicineId: (await hit('morphine')).medicineId, quantity: 1 }] }))).toMatchObject({
      code: 'prescription-needed',
    });
    const label = await fetch(`${api.baseUrl}/dispensing/labels?ids=${items[0]!.id}`, {
      headers: { authorization: `Bearer ${api.tokenOf('pharmacist')}` },
    });
    expect(label.headers.get('content-type')).toBe('application/pdf');
    expect((await label.arrayBuffer()).byteLength).toBeGreaterThan(1000);
  });

  it('returns the same dispense for the same key', async () => {
    const { medicineId } = await hit('cetirizine');
    const item = await stockItemOf(medicineId);
    await bringIn(item, 10);
    const { items } = await prescribe(await newPatient(api), medicineId, {
      lines: [{ medicineId, dosage: [{ ...thriceForFiveDays, dose: { value: 10, unit: 'mg' } }], quantity: 4 }],
    });
    const body = { storeId, lines: [{ medicationRequestId: items[0]!.id, quantity: 2 }] };
    const once = key();
    const [one, two] = [
      await api.asRole('pharmacist')(pharmacy.dispenseMedication, { body }, once),
      await api.asRole('pharmacist')(pharmacy.dispenseMedication, { body }, once),
    ];
    expect(two).toEqual(one);
    expect(await held(item)).toBe(8);
  });
});
