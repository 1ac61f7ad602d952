import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { listImportBatches, listImportProblems } from '@wardbook/contracts/interop/imports';
import { listPatients } from '@wardbook/contracts/patients/patients';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bundle, observation, patient, sampleId, sampleLines, samplePatients } from '../../../testing/sample-bundles.js';
import { ownTestApi, type TestApi } from '../../../testing/test-api.js';
import { ImportService } from './import.service.js';
import type { ImportTally, TypeCounts } from './import-tally.js';

let api: TestApi;
let folder: string;
beforeAll(async () => {
  api = await ownTestApi();
  folder = await mkdtemp(join(tmpdir(), 'wardbook-import-'));
});
afterAll(async () => {
  await api.close();
  await rm(folder, { recursive: true });
});

async function importFile(path: string, source?: string) {
  return await api.service(ImportService).importFile(path, { source });
}

async function importLines(lines: string[], name = 'sample.ndjson'): Promise<ImportTally> {
  const path = join(folder, name);
  await writeFile(path, lines.join('\n'));
  return (await importFile(path)).tally;
}

async function rows<Row>(query: ReturnType<typeof sql<Row>>): Promise<Row[]> {
  return (await query.execute(api.db.outside)).rows;
}

/** Every resource is counted once, under one outcome. */
function sum({ stored, unchanged, merged, skipped, rejected }: TypeCounts): number {
  return stored + unchanged + merged + skipped + rejected;
}

describe('an import of our own making', () => {
  let first: ImportTally;
  beforeAll(async () => {
    first = await importLines(sampleLines());
  });

  it('counts every resource once', () => {
    expect(first.problems).toEqual([]);
    const counts = Object.fromEntries(Object.entries(first.types).map(([type, each]) => [type, { ...each, read: sum(each) }]));
    expect(counts).toEqual(first.types);
    expect(first.types.Patient).toEqual({ read: 2, stored: 2, unchanged: 0, merged: 0, skipped: 0, rejected: 0 });
    expect(first.types.Organization).toEqual({ read: 2, stored: 1, unchanged: 0, merged: 1, skipped: 0, rejected: 0 });
    expect(first.types.Practitioner).toMatchObject({ read: 2, stored: 1, merged: 1 });
    expect(first.types.ImagingStudy).toMatchObject({ read: 1, skipped: 1 });
    expect(first.unresolved).toEqual({ Practitioner: 1, Encounter: 1 });
    expect(first.identifiersHeld).toBe(1);
  });

  it('gives each patient a record number of ours and keeps their names, days and identifiers', async () => {
    const [jose] = await rows(sql<Record<string, unknown>>`select p.birth_date, p.birth_precision, p.sex, p.deceased_at, p.language,
        s.display_name, s.mrn, s.phone from patient p join patient_summary s on s.patient_id = p.id
        join source_id i on i.local_id = p.id where i.source_id = ${samplePatients.jose}`);
    expect(jose).toMatchObject({
      birth_date: '1911-03-01',
      birth_precision: 'month',
      sex: 'male',
      deceased_at: '2015-12-25T02:00:00.000Z',
      language: 'es',
      display_name: 'José María Núñez',
      phone: '+15558047372',
    });
    expect(jose?.mrn).toMatch(/^\d{6}$/);
    const { items } = await api.asRole('doctor')(listPatients, { query: { search: 'nunez jose' } });
    expect(items.map(({ mrn }) => mrn)).toEqual([jose?.mrn]);
    const kinds = await rows(sql<{
      type: string;
      value: string;
    }>`select type, value from patient_identifier join source_id on local_id = patient_id
      where source_id = ${samplePatients.mei} and type <> 'MR'`);
    expect(kinds).toEqual([{ type: 'OTH', value: '999-10-2000' }]);
  });

  it('keeps codes, components, moments and the names of practitioners from elsewhere', async () => {
    const [pressure] = await rows(
      sql<Record<string, unknown>>`select components, occurred_at, value_number from observation where code = '85354-9'`,
    );
    expect(pressure).toMatchObject({ occurred_at: '2015-03-04T07:30:00.000Z', value_number: null });
    expect(pressure?.components).toMatchObject([
      { code: '8480-6', value: 151, unit: 'mm[Hg]' },
      { code: '8462-4', value: 88 },
    ]);
    const visits = await rows(
      sql<Record<string, unknown>>`select class, practitioner_text, place_text, business_date from visit order by class desc`,
    );
    expect(visits).toEqual([
      { class: 'outpatient', practitioner_text: 'Dr Wanjiru O’Neill', place_text: 'Old Mill Clinic', business_date: '2015-03-04' },
      { class: 'emergency', practitioner_text: 'Dr Not Here', place_text: 'Old Mill Clinic', business_date: '2015-03-04' },
    ]);
    const [condition] = await rows(
      sql<Record<string, unknown>>`select onset_on, onset_precision, visit_id = encounter_id as placed from condition`,
    );
    expect(condition).toEqual({ onset_on: '1960-01-01', onset_precision: 'year', placed: true });
    const [medicine] = await rows(
      sql<Record<string, unknown>>`select medicine_code, dosage_text, fulfilment, requester_name from medication_request`,
    );
    expect(medicine).toEqual({
      medicine_code: '314076',
      dosage_text: '1 × 1 / 1 d',
      fulfilment: 'not-asked',
      requester_name: 'Dr Wanjiru O’Neill',
    });
    const [linked] = await rows(sql<
      Record<string, unknown>
    >`select exists (select from observation o join diagnostic_report r on o.set_id = r.id) as result,
      exists (select from goal join care_plan on care_plan.id = goal.care_plan_id) as goal`);
    expect(linked).toEqual({ result: true, goal: true });
  });

  it('reads an indented file, and counts what it has no place for', async () => {
    const [A] = [sampleId(190)];
    const whole = JSON.parse(
      bundle(patient(A, { maritalStatus: { text: 'Married' } }), observation(sampleId(191), A, { effectiveDateTime: undefined })),
    );
    const tally = await importLines(JSON.stringify(whole, null, 2).split('\n'), 'indented.json');
    expect(tally.problems).toEqual([]);
    expect(tally.types.Patient).toMatchObject({ read: 1, stored: 1 });
    expect(tally.notKept).toMatchObject({ 'Patient.maritalStatus': 1 });
    const [undated] = await rows(sql<Record<string, unknown>>`select occurred_precision from observation where patient_id =
      (select local_id from source_id where source_id = ${A})`);
    expect(undated).toEqual({ occurred_precision: 'unknown' });
  });

  it('keeps claims as history, outside the accounts', async () => {
    const claims = await rows(sql<
      Record<string, unknown>
    >`select kind, payer_text, total_amount, paid_amount, claim_id is not null as answers
      from claim_history order by kind`);
    expect(claims).toEqual([
      { kind: 'Claim', payer_text: 'Harbour Mutual', total_amount: '125.000000', paid_amount: null, answers: false },
      { kind: 'Coverage', payer_text: 'Harbour Mutual', total_amount: null, paid_amount: null, answers: false },
      { kind: 'ExplanationOfBenefit', payer_text: 'Harbour Mutual', total_amount: '125.000000', paid_amount: '100.000000', answers: true },
    ]);
    const [money] = await rows(sql<Record<string, number>>`select (select count(*) from charge_item) + (select count(*) from journal_entry)
      + (select count(*) from coverage) as rows`);
    expect(money?.rows).toBe(0);
  });

  it('finds everything unchanged the second time, and names batch and source of every row', async () => {
    const again = await importLines(sampleLines());
    expect(again.problems).toEqual([]);
    for (const [type, counts] of Object.entries(again.types)) {
      expect(counts, type).toMatchObject({ read: first.types[type]?.read, stored: 0, merged: 0, rejected: 0 });
      expect(counts.unchanged + counts.skipped, type).toBe(counts.read);
    }
    const [orphans] = await rows(sql<{ count: number }>`select count(*) from (select id from patient union all select id from encounter
      union all select id from observation union all select id from claim_history) as row
      where not exists (select from source_id join import_batch on import_batch.id = batch_id where local_id = row.id)`);
    expect(orphans?.count).toBe(0);
    const trail = await rows(
      sql<Record<string, unknown>>`select distinct actor_kind, after from audit.change where table_name = 'observation'`,
    );
    expect(trail).toEqual([{ actor_kind: 'import', after: null }]);
  });
});

describe('a file with faults', () => {
  it('reports line and reason, never the content, and takes the rest', async () => {
    const [A, B] = [sampleId(100), sampleId(110)];
    const SECRET = 'Very Private';
    const tally = await importLines(
      [
        bundle(
          patient(A, { name: [{ family: SECRET, given: ['A'] }] }),
          observation(sampleId(101), A),
          observation(sampleId(102), A, { effectiveDateTime: SECRET }),
        ),
        `{"resourceType": "${SECRET}`,
        '',
        bundle(patient(B, { gender: SECRET }), observation(sampleId(111), B)),
        bundle(observation(sampleId(120), sampleId(999)), observation(sampleId(121), A, { code: { text: `nul ${SECRET}\u0000` } })),
        bundle(
          observation(sampleId(101), A, { valueQuantity: { value: 1, unit: SECRET } }),
          observation(sampleId(122), A, { status: 'entered-in-error' }),
        ),
        JSON.stringify({ resourceType: 'Bundle', type: 'transaction', entry: [{ resource: { id: SECRET } }, null] }),
      ],
      'faults.ndjson',
    );
    expect(tally.problems.map(({ line, entry, type, reason }) => [line, entry, type, reason])).toEqual(
      expect.arrayContaining([
        [2, undefined, undefined, 'not-json'],
        [1, 3, 'Observation', 'effectiveDateTime invalid_union'],
        [4, 1, 'Patient', 'gender invalid_value'],
        [4, 2, 'Observation', 'patient not-imported'],
        [5, 1, 'Observation', 'patient not-imported'],
        [5, 2, 'Observation', 'refused-by-database 22P05'],
        [6, 1, 'Observation', 'other-content-than-before'],
        [7, 1, 'unknown', 'no-resource-type'],
        [7, 2, 'unknown', 'no-resource'],
      ]),
    );
    expect(tally.problems).toHaveLength(9);
    expect(JSON.stringify(tally)).not.toContain(SECRET);
    expect(tally.types).toMatchObject({ Patient: { read: 2, stored: 1, rejected: 1 }, Observation: { read: 7, stored: 2, rejected: 5 } });
    const kept = await rows(sql<{
      line: number;
      reason: string;
    }>`select line, reason from import_problem join import_batch on import_batch.id = batch_id
      where file_name = 'faults.ndjson' order by line, reason`);
    expect(kept).toHaveLength(9);
  });

  it('shows its runs and their faults to users who may import', async () => {
    const { items } = await api.asRole('admin')(listImportBatches, { query: {} });
    const faulty = items.find(({ fileName }) => fileName === 'faults.ndjson');
    expect(faulty).toMatchObject({
      status: 'finished',
      facility: 'Test hospital',
      problemCount: 9,
      linesRead: 7,
      types: { Patient: { read: 2, stored: 1 } },
    });
    const params = { id: faulty?.id ?? '' };
    const first = await api.asRole('admin')(listImportProblems, { params, query: { limit: 5 } });
    const rest = await api.asRole('admin')(listImportProblems, { params, query: { limit: 5, cursor: first.nextCursor ?? '' } });
    expect(first.items[0]).toMatchObject({ line: 1, entry: 3, type: 'Observation', reason: 'effectiveDateTime invalid_union' });
    expect(rest.nextCursor).toBeNull();
    expect(new Set([...first.items, ...rest.items].map(({ id }) => id)).size).toBe(9);
    await expect(api.asRole('doctor')(listImportBatches, { query: {} })).rejects.toMatchObject({ code: 'forbidden' });
    await expect(api.asRole('admin')(listImportProblems, { params: { id: sampleId(1) }, query: {} })).rejects.toMatchObject({
      code: 'not-found',
    });
  });

  it('does not overwrite what was imported before', async () => {
    const id = sampleId(130);
    await importLines([bundle(patient(id))], 'before.ndjson');
    const tally = await importLines([bundle(patient(id, { birthDate: '1999-09-09' }))], 'after.ndjson');
    expect(tally.problems).toEqual([{ line: 1, entry: 1, type: 'Patient', reason: 'other-content-than-before' }]);
  });

  it('keeps ids of different systems apart', async () => {
    const entry = [{ resource: { ...patient('1'), id: '1' } }];
    const line = JSON.stringify({ resourceType: 'Bundle', type: 'transaction', entry });
    await writeFile(join(folder, 'ids.ndjson'), line);
    expect((await importFile(join(folder, 'ids.ndjson'), 'one')).tally.types.Patient?.stored).toBe(1);
    expect((await importFile(join(folder, 'ids.ndjson'), 'one')).tally.types.Patient?.unchanged).toBe(1);
    expect((await importFile(join(folder, 'ids.ndjson'), 'two')).tally.types.Patient?.stored).toBe(1);
  });

  it('goes on where a file was cut off, once the whole file is there', async () => {
    const lines = Array.from({ length: 40 }, (_, index) => {
      const id = sampleId(1000 + index * 100);
      return bundle(patient(id), ...Array.from({ length: 99 }, (_, each) => observation(sampleId(1001 + index * 100 + each), id)));
    });
    const whole = gzipSync(lines.join('\n'));
    const path = join(folder, 'cut.ndjson.gz');
    await writeFile(path, whole.subarray(0, Math.floor(whole.length * 0.8)));
    const cut = await importFile(path);
    expect(cut.complete).toBe(false);
    expect(cut.tally.problems).toMatchObject([{ reason: 'file-ends-early' }]);
    const before = cut.tally.types.Patient?.stored ?? 0;
    expect(before).toBeGreaterThan(0);
    await writeFile(path, whole);
    const { tally, complete } = await importFile(path);
    expect(complete).toBe(true);
    expect(tally.types.Patient).toMatchObject({ read: 40, stored: 40 - before, unchanged: before, rejected: 0 });
    expect(tally.types.Observation).toMatchObject({ read: 3960, stored: 99 * (40 - before), unchanged: 99 * before });
    const states = await rows(sql<{ status: string }>`select status from import_batch where file_name = 'cut.ndjson.gz' order by id`);
    expect(states.map(({ status }) => status)).toEqual(['interrupted', 'finished']);
  });

  it('lets two imports of the same file run at the same time', async () => {
    const id = sampleId(9000);
    const lines = [bundle(patient(id), observation(sampleId(9001), id))];
    const path = join(folder, 'twice.ndjson');
    await writeFile(path, lines.join('\n'));
    const both = await Promise.all([importFile(path), importFile(path)]);
    expect(both.map(({ tally }) => tally.types.Observation?.stored).sort()).toEqual([0, 1]);
    expect(both.flatMap(({ tally }) => tally.problems)).toEqual([]);
  });
});

const PART = fileURLToPath(new URL('../../../../../../../shared/data/patients/synthea-2019-r4-part-04.ndjson.gz', import.meta.url));

describe.runIf(existsSync(PART))('a whole part of a real export', () => {
  it('reads everything, refuses nothing, and finds it unchanged again', { timeout: 120_000 }, async () => {
    const { tally } = await importFile(PART);
    expect(tally.problems).toEqual([]);
    expect(tally.read).toBe(4759);
    expect(tally.types.Patient).toMatchObject({ read: 17, stored: 17 });
    expect(tally.types.Observation).toMatchObject({ read: 2353, stored: 2353 });
    for (const [type, counts] of Object.entries(tally.types)) expect(sum(counts), type).toBe(counts.read);
    const again = (await importFile(PART)).tally;
    for (const [type, counts] of Object.entries(again.types)) expect(counts.unchanged + counts.skipped, type).toBe(counts.read);
    expect(again.read).toBe(tally.read);
  });

  it('keeps what it says of the first patient', async () => {
    const text = await readFile(PART).then(async (gz) => (await import('node:zlib')).gunzipSync(gz).toString('utf8'));
    const [line = ''] = text.split('\n');
    const entries = (JSON.parse(line) as { entry: { resource: { resourceType: string; id: string; code?: { text: string } } }[] }).entry;
    const conditions = entries.filter(({ resource }) => resource.resourceType === 'Condition').map(({ resource }) => resource.code?.text);
    const patientId = entries.find(({ resource }) => resource.resourceType === 'Patient')?.resource.id;
    const stored = await rows(sql<{ display: string }>`select display from condition
      where patient_id = (select local_id from source_id where source_id = ${patientId})`);
    expect(stored.map(({ display }) => display).sort()).toEqual(conditions.sort());
  });
});
