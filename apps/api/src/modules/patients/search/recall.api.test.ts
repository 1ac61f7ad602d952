import { randomUUID } from 'node:crypto';
import { listPatients } from '@wardbook/contracts/patients/patients';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemActor } from '../../../core/database/actor.js';
import { type RecallPerson, recallPeople } from '../../../testing/recall/people.js';
import { kinds, recallQueries } from '../../../testing/recall/queries.js';
import { seeded } from '../../../testing/recall/random.js';
import { ownTestApi, type TestApi } from '../../../testing/test-api.js';
import { PatientBulkWriter } from '../registry/patient-bulk-writer.js';
import { displayOf, scriptOf } from '../registry/person-names.js';

const QUERIES = 120;
const AT_ONCE = 8;

let api: TestApi;
let people: RecallPerson[];

beforeAll(async () => {
  api = await ownTestApi({ WARDBOOK_PATIENTS_PER_HOUR: '1000000' });
  const random = seeded(20261122);
  people = recallPeople(random);
  const ids = people.map(() => randomUUID());
  const names = people.map(({ given, family }, index) => {
    const parts = { given, family, suffix: null };
    const script = scriptOf(parts);
    return { patient_id: ids[index] ?? '', use: 'official', script, given, family, display: displayOf(parts, script), rank: 1 };
  });
  const patients = ids.map((id) => {
    const birth_date = `${1930 + Math.floor(random() * 90)}-06-15`;
    return { id, facility_id: api.facilityId, sex: 'female', birth_date, birth_precision: 'day', deceased: false };
  });
  const nothingElse = { patient_telecom: [], patient_address: [], patient_identifier: [], related_person: [] };
  await api.db.tx(systemActor('service', api.facilityId), () =>
    api.service(PatientBulkWriter).write({ ...nothingElse, patient: patients, patient_name: names }, api.facilityId),
  );
});
afterAll(() => api.close());

/** For each query the place of the person among the hits, from 0; -1 where they are not among the first ten. */
async function places(queries: ReturnType<typeof recallQueries>): Promise<number[]> {
  const found: number[] = [];
  for (let from = 0; from < queries.length; from += AT_ONCE) {
    const some = queries.slice(from, from + AT_ONCE).map(async ({ text, isMeant }) => {
      const { items } = await api.asRole('receptionist')(listPatients, { query: { search: text, limit: 10 } });
      return items.findIndex(isMeant);
    });
    found.push(...(await Promise.all(some)));
  }
  return found;
}

describe('a search by name', () => {
  it.each(Object.entries(kinds))('finds the intended patient: %s', async (_kind, { make, first, inTen }) => {
    const queries = recallQueries(make, people, seeded(4711), QUERIES);
    expect(queries).toHaveLength(QUERIES);
    const found = await places(queries);
    const share = (holds: (place: number) => boolean) => found.filter(holds).length / found.length;
    const missed = queries.filter((_, index) => found[index] !== 0).map(({ text }) => text);
    expect({ first: share((place) => place === 0) }, missed.join(', ')).toEqual({
      first: expect.toSatisfy((each: number) => each >= first),
    });
    expect({ inTen: share((place) => place >= 0) }, missed.join(', ')).toEqual({
      inTen: expect.toSatisfy((each: number) => each >= inTen),
    });
  });
});
