import * as catalogue from '@wardbook/contracts/laboratory/catalogue';
import { rangeFor } from '@wardbook/contracts/laboratory/rules';
import { changeSetting, listSettings } from '@wardbook/contracts/organisation/settings';
import { beforeAll, expect, test } from 'vitest';
import { type TestApi, testApi } from '../../testing/test-api.js';

const TODAY = '2026-11-29';
let api: TestApi;

beforeAll(async () => {
  api = await testApi();
});

async function allOf<Item>(read: (cursor?: string) => Promise<{ items: Item[]; nextCursor: string | null }>): Promise<Item[]> {
  const items: Item[] = [];
  for (let page = await read(); ; page = await read(page.nextCursor ?? undefined)) {
    items.push(...page.items);
    if (page.nextCursor === null) return items;
  }
}

const allTests = () =>
  allOf((cursor) => api.asRole('doctor')(catalogue.listLabTests, { query: { limit: 20, ...(cursor ? { cursor } : {}) } }));
const allAnalytes = () =>
  allOf((cursor) => api.asRole('doctor')(catalogue.listAnalytes, { query: { limit: 50, ...(cursor ? { cursor } : {}) } }));

/** The last digit of a LOINC code is computed from the others, so a typing error shows. */
function isLoinc(code: string): boolean {
  const [number = '', check] = code.split('-');
  const sum = [...number].reverse().reduce((total, digit, index) => {
    const value = Number(digit) * (index % 2 === 0 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return String((10 - (sum % 10)) % 10) === check;
}

test('more than forty tests ship, each with a valid LOINC code, a specimen and something to measure', async () => {
  const tests = (await allTests()).filter(({ code }) => !code.startsWith('own-'));
  expect(tests.length).toBeGreaterThan(60);
  expect(tests.filter(({ loincCode }) => loincCode === null || !isLoinc(loincCode))).toEqual([]);
  expect(tests.filter((one) => one.section !== 'profile' && (!one.specimenType || one.analytes.length === 0))).toEqual([]);
});

test('every analyte that ships can be judged or says why not, in a unit of UCUM', async () => {
  const analytes = (await allAnalytes()).filter(({ code }) => !code.startsWith('own-'));
  expect(analytes.filter(({ loincCode }) => loincCode !== null && !isLoinc(loincCode))).toEqual([]);
  const quantities = analytes.filter(({ valueKind }) => valueKind === 'quantity');
  expect(quantities.filter(({ unit, ranges }) => unit === null || /\s/.test(unit) || ranges.length === 0).map(({ code }) => code)).toEqual(
    [],
  );
  const judged = quantities.filter(({ ranges }) =>
    ['male', 'female'].some((sex) =>
      ranges.some((range) => (range.sex ?? sex) === sex && rangeFor([range], { sex, birthDate: '1972-02-02', day: TODAY, pregnant: null })),
    ),
  );
  expect(quantities.length - judged.length).toBe(0);
});

test('a critical value is critical for every recorded sex, and WHO’s limits of anaemia hold at each age', async () => {
  const analytes = await allAnalytes();
  const adult = { birthDate: '1994-01-01', day: TODAY, pregnant: null };
  const unflagged = analytes.filter(({ ranges }) => {
    const known = rangeFor(ranges, { sex: 'female', ...adult });
    const other = rangeFor(ranges, { sex: 'other', ...adult });
    return (known?.criticalLow ?? known?.criticalHigh ?? null) !== null && other === null;
  });
  expect(unflagged.map(({ code }) => code)).toEqual([]);
  const ranges = analytes.find(({ code }) => code === 'hb')?.ranges ?? [];
  const lowest = (sex: string, years: number) =>
    rangeFor(ranges, { sex, birthDate: `${2026 - years}-11-29`, day: TODAY, pregnant: null })?.low;
  expect([lowest('female', 1), lowest('male', 3), lowest('male', 8), lowest('male', 13), lowest('male', 16)]).toEqual([
    10.5, 11, 11.5, 12, 13,
  ]);
});

test('a search finds a test by name, code or another word for it', async () => {
  const search = async (text: string) =>
    (await api.asRole('doctor')(catalogue.listLabTests, { query: { search: text } })).items.map(({ code }) => code);
  expect(await search('full blood')).toContain('cbc');
  expect(await search('U&E')).toContain('ue');
  expect(await search('malaria')).toEqual(['malaria-film', 'malaria-rdt']);
  expect(await search('nothing like it')).toEqual([]);
});

const range = { ageFrom: '0d', low: 1, high: 2 };

function newAnalyte(code: string, ranges: object[] = [range]) {
  return { body: { code, name: `Analyte ${code}`, valueKind: 'quantity' as const, unit: 'mg/L', unitDisplay: 'mg/L', ranges } };
}

test('an admin adds an analyte and a test, and edits them on the version that was seen', async () => {
  const admin = api.asRole('admin');
  const analyte = await admin(catalogue.createAnalyte, newAnalyte('own-zinc'));
  const kinds = await admin(catalogue.listSpecimenKinds, {});
  const fields = { name: 'Zinc', section: 'chemistry' as const, specimenTypeId: kinds.types[0]!.id, analytes: [{ id: analyte.id }] };
  const made = await admin(catalogue.createLabTest, { body: { code: 'own-zinc', ...fields } });
  expect(made).toMatchObject({ name: 'Zinc', analytes: [{ id: analyte.id, required: true }] });
  const changed = await admin(catalogue.changeLabTest, {
    params: { id: made.id },
    body: { version: made.version, ...fields, name: 'Zinc, serum' },
  });
  expect(changed.name).toBe('Zinc, serum');
  const stale = { params: { id: made.id }, body: { version: made.version, ...fields } };
  await expect(admin(catalogue.changeLabTest, stale)).rejects.toMatchObject({ code: 'version-moved' });
  const { body } = newAnalyte('own-zinc', [{ ...range, high: 3 }]);
  const { code: _, ...rest } = body;
  const wider = await admin(catalogue.changeAnalyte, { params: { id: analyte.id }, body: { version: analyte.version, ...rest } });
  expect(wider.ranges).toMatchObject([{ low: 1, high: 3 }]);
});

test('faults in the catalogue name their field', async () => {
  const admin = api.asRole('admin');
  const faultOf = (fields: object) => ({ problem: { fields: [fields] } });
  await admin(catalogue.createAnalyte, newAnalyte('own-once'));
  await expect(admin(catalogue.createAnalyte, newAnalyte('own-once'))).rejects.toMatchObject(faultOf({ path: 'body.code' }));
  await expect(admin(catalogue.createAnalyte, newAnalyte('own-overlap', [range, { ...range, ageFrom: '5d' }]))).rejects.toMatchObject(
    faultOf({ path: 'body.ranges' }),
  );
  const { body } = newAnalyte('own-unitless');
  await expect(admin(catalogue.createAnalyte, { body: { ...body, unit: null } })).rejects.toMatchObject(faultOf({ path: 'body.unit' }));
  const empty = { code: 'own-empty', name: 'Empty', section: 'chemistry' as const, specimenTypeId: null };
  await expect(admin(catalogue.createLabTest, { body: empty })).rejects.toMatchObject(faultOf({ path: 'body.analytes' }));
  await expect(api.asRole('doctor')(catalogue.createLabTest, { body: empty })).rejects.toMatchObject({ code: 'forbidden' });
});

test('verifying alone is a decision of the facility, off until it is taken', async () => {
  const admin = api.asRole('admin');
  const state = (await admin(listSettings, {})).items.find(({ key }) => key === 'laboratory.verify-alone');
  expect(state).toMatchObject({ value: false, perFacility: true });
  expect(changeSetting.access).toBe('organisation:manage');
});
