import { type FavouriteBody, keepFavourite, listFavourites, removeFavourite } from '@wardbook/contracts/encounters/favourites';
import { beforeAll, describe, expect, it } from 'vitest';
import { systemActor } from '../../../core/database/actor.js';
import { type TestApi, testApi } from '../../../testing/test-api.js';

let api: TestApi;
let medicineId: string;
let labTestId: string;
beforeAll(async () => {
  api = await testApi();
  const idOf = async (table: 'medicine' | 'lab_test') =>
    (await api.db.q.selectFrom(table).select('id').limit(1).executeTakeFirstOrThrow()).id;
  await api.db.tx(systemActor('service', api.facilityId), async () => {
    [medicineId, labTestId] = [await idOf('medicine'), await idOf('lab_test')];
  });
});

const medicine = (medicineId: string): FavouriteBody & { kind: 'prescription' } => ({
  kind: 'prescription',
  label: 'Amoxicillin 500 mg capsule: 1 capsule three times a day for 5 days',
  content: {
    ...{ medicineId, brandId: null, name: 'Amoxicillin 500 mg capsule', baseUnit: '{capsule}', quantity: 15 },
    dosage: [
      {
        dose: { value: 500, unit: 'mg' },
        route: 'oral',
        timing: { once: false, frequency: 3, period: 1, periodUnit: 'd', when: [] },
        ...{ asNeeded: null, duration: { value: 5, unit: 'd' }, instruction: null },
      },
    ],
  },
});

describe('favourites', () => {
  it('keep one entry for each label, visible to the owner only', async () => {
    const doctor = api.asRole('doctor');
    const dose = medicine(medicineId);
    await doctor(keepFavourite, { body: { ...dose, content: { ...dose.content, quantity: 5 } } });
    const kept = await doctor(keepFavourite, { body: dose });
    const coding = { system: 'http://hl7.org/fhir/sid/icd-10', code: 'I10', display: 'Essential (primary) hypertension' };
    await doctor(keepFavourite, { body: { kind: 'diagnosis', label: coding.display, content: { coding } } });
    await doctor(keepFavourite, { body: { kind: 'order', label: 'Full blood count', content: { labTestId } } });
    const { items } = await doctor(listFavourites, {});
    expect(items.map(({ kind }) => kind).sort()).toEqual(['diagnosis', 'order', 'prescription']);
    expect(items.find(({ kind }) => kind === 'prescription')).toEqual({ id: kept.id, ...dose });
    expect((await api.asRole('nurse')(listFavourites, {})).items).toEqual([]);
    await doctor(removeFavourite, { params: { id: kept.id } });
    expect((await doctor(listFavourites, {})).items).toHaveLength(2);
  });

  it('accept only what the catalogues have', async () => {
    const keep = (body: FavouriteBody) => api.asRole('doctor')(keepFavourite, { body });
    const refused = (path: string) => ({ problem: { code: 'invalid-input', fields: [{ path }] } });
    const unknown = crypto.randomUUID();
    const order = keep({ kind: 'order', label: 'Nothing', content: { labTestId: unknown } });
    await expect(order).rejects.toMatchObject(refused('body.content.labTestId'));
    await expect(keep(medicine(unknown))).rejects.toMatchObject(refused('body.content.medicineId'));
    const coding = { system: 'http://hl7.org/fhir/sid/icd-10', code: 'ZZ99', display: 'Nothing' };
    const diagnosis = keep({ kind: 'diagnosis', label: 'Nothing', content: { coding } });
    await expect(diagnosis).rejects.toMatchObject(refused('body.content.coding.code'));
  });
});
