import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { searchDiagnoses } from '@wardbook/contracts/encounters/conditions';
import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { systemActor } from '../../../core/database/actor.js';
import { type TestApi, testApi } from '../../../testing/test-api.js';
import { ConceptRepository } from '../terminology/concept.repository.js';
import { ConceptImport } from '../terminology/concept-import.service.js';

let api: TestApi;
beforeAll(async () => {
  api = await testApi();
});

const found = async (search: string) => (await api.asRole('doctor')(searchDiagnoses, { query: { search } })).items;

describe('the search for a diagnosis', () => {
  it('ships with more than a thousand of them', async () => {
    const { rows } = await api.db.tx(systemActor('service'), async () =>
      sql<{ count: number }>`select count(*) as count from concept`.execute(api.db.q),
    );
    expect(rows[0]?.count).toBeGreaterThan(1000);
  });

  it('finds by code, by the beginning of words, by another name and by a misspelt word', async () => {
    expect((await found('e11.9'))[0]).toMatchObject({ code: 'E11.9' });
    expect((await found('e119'))[0]).toMatchObject({ code: 'E11.9' });
    expect((await found('ess hyp'))[0]).toMatchObject({ code: 'I10' });
    expect((await found('heart attack')).map(({ code }) => code)).toContain('I21.9');
    expect((await found('pnuemonia')).map(({ display }) => display).join()).toMatch(/pneumonia/i);
    expect(await found('zzzzzz')).toEqual([]);
  });
});

describe('the import of the official list', () => {
  it('adds it once, gives codes their dot and hides headings from the choice', async () => {
    const file = join(await mkdtemp(join(tmpdir(), 'wardbook-icd-')), 'list.csv.gz');
    const lines = [
      '"order_number","icd10cm_code","valid_billing_code","icd10cm_short_description","icd10cm_long_description","poa_exempt"',
      '1,"V979",0,"Heading","Heading of zeppelin accidents",',
      '2,"V9791",1,"Zeppelin","Zeppelin accident, initial encounter",',
      '3,"V9792",1,"Glider","Glider accident,\n""subsequent"" encounter",',
    ];
    await writeFile(file, gzipSync(lines.join('\n')));
    const concepts = new ConceptImport(api.db, new ConceptRepository(api.db));
    expect(await concepts.importIcd10(file, 'test')).toEqual({ read: 3, written: 3 });
    expect(await concepts.importIcd10(file, 'test')).toEqual({ read: 3, written: 0 });
    expect(await found('zeppelin')).toEqual([
      { system: 'http://hl7.org/fhir/sid/icd-10-cm', code: 'V97.91', display: 'Zeppelin accident, initial encounter' },
    ]);
    expect(await found('glider')).toMatchObject([{ display: 'Glider accident,\n"subsequent" encounter' }]);
  });

  it('reports what is wrong with another file', async () => {
    const file = join(await mkdtemp(join(tmpdir(), 'wardbook-icd-')), 'list.csv');
    await writeFile(file, 'code,name\nA00,Cholera\n');
    const concepts = new ConceptImport(api.db, new ConceptRepository(api.db));
    await expect(concepts.importIcd10(file, 'test')).rejects.toThrow(/columns/);
    await writeFile(`${file}.gz`, 'not compressed');
    await expect(concepts.importIcd10(`${file}.gz`, 'test')).rejects.toThrow(/header/);
    await expect(concepts.importIcd10(`${file}.missing`, 'test')).rejects.toThrow(/no such file/);
  });
});
