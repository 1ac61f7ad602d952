import { type FavouriteBody } from '@wardbook/contracts/encounters';
import { keepFavourite, listFavourites, removeFavourite } from '@wardbook/contracts/favourites';
import { beforeAll, describe, expect, it } from 'vitest';
import { type TestApi, testApi } from '../../testing/test-api.js';

let api: TestApi;
beforeAll(async () => {
  api = await testApi();
});

const medicine: FavouriteBody = {
  kind: 'prescription',
  label: 'Amoxicillin 500 mg capsule: 1 capsule three times a day for 5 days',
  content: {
    ...{ medicineId: crypto.randomUUID(), brandId: null, name: 'Amoxicillin 500 mg capsule', baseUnit: '{capsule}', quantity: 15 },
    dosage: [
      {
        dose: { value: 500, unit: 'mg' },
        route: 'oral',
        timing: { once: false, frequency: 3, period: 1, periodUnit: 'd', when: [] },
        ...{ asNeeded: null, duration: { value: 5, unit: 'd' }, instruction: null },
      },
    ],
  },
};

describe('favourites', () => {
  it('come back as they were kept, one for each label, to their owner alone', async () => {
    const doctor = api.asRole('doctor');
    await doctor(keepFavourite, { body: { ...medicine, content: { ...medicine.content, quantity: 5 } } as FavouriteBody });
    const kept = await doctor(keepFavourite, { body: medicine });
    const coding = { system: 'http://hl7.org/fhir/sid/icd-10', code: 'I10', display: 'Essential (primary) hypertension' };
    await doctor(keepFavourite, { body: { kind: 'diagnosis', label: coding.display, content: { coding } } });
    await doctor(keepFavourite, { body: { kind: 'order', label: 'Full blood count', content: { labTestId: crypto.randomUUID() } } });
    const { items } = await doctor(listFavourites, {});
    expect(items.map(({ kind }) => kind).sort()).toEqual(['diagnosis', 'order', 'prescription']);
    expect(items.find(({ kind }) => kind === 'prescription')).toEqual({ id: kept.id, ...medicine });
    expect((await api.asRole('nurse')(listFavourites, {})).items).toEqual([]);
    await doctor(removeFavourite, { params: { id: kept.id } });
    expect((await doctor(listFavourites, {})).items).toHaveLength(2);
  });
});
