import { randomUUID } from 'node:crypto';
import type { Arguments } from '@wardbook/contracts/core/endpoint';
import type { ProblemError } from '@wardbook/contracts/core/problem';
import { findLikelyDuplicates } from '@wardbook/contracts/patients/duplicates';
import { listPatients, readPatient, registerPatient } from '@wardbook/contracts/patients/patients';
import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { systemActor } from '../../../core/database/actor.js';
import { type TestApi, testApi } from '../../../testing/test-api.js';

type Body = Arguments<typeof registerPatient>['body'];

let api: TestApi;
beforeAll(async () => {
  api = await testApi();
});

const anna = (changes: Partial<Body> = {}): Body => ({
  names: [{ given: 'Anna', family: 'Kowalska' }],
  sex: 'female',
  birthDate: '1984-03-12',
  ...changes,
});

const register = (body: Body, idempotencyKey: string = randomUUID()) =>
  api.asRole('receptionist')(registerPatient, { body }, { idempotencyKey });

async function problemOf(promise: Promise<unknown>) {
  const error = (await promise.then(
    () => null,
    (thrown) => thrown,
  )) as ProblemError | null;
  return error?.problem;
}

describe('registering a patient', () => {
  it('needs only a name, a sex and a birth date, and assigns a record number', async () => {
    const patient = await register(anna({ names: [{ given: 'Zuzanna', family: 'Pierwsza' }] }));
    expect(patient).toMatchObject({ name: 'Zuzanna Pierwsza', birthDate: '1984-03-12', birthPrecision: 'day', payer: null, version: 1 });
    expect(patient.mrn).toMatch(/^\d{6}$/);
    expect(patient.identifiers).toMatchObject([{ type: 'MR', value: patient.mrn, issuer: 'Test hospital' }]);
  });

  it('takes an age instead of a birth date and keeps how it is known', async () => {
    const patient = await register({ names: [{ family: 'Suharto' }], sex: 'male', age: { count: 40, unit: 'years' } });
    expect(patient).toMatchObject({ name: 'Suharto', birthPrecision: 'estimated-years', age: { count: 40, unit: 'years' } });
    expect(patient.birthEstimatedOn).not.toBeNull();
  });

  it.each([
    [{ count: 2, unit: 'weeks' as const }, 'estimated-weeks'],
    [{ count: 0, unit: 'months' as const }, 'estimated-months'],
    [{ count: 18, unit: 'months' as const }, 'estimated-months'],
    [{ count: 1, unit: 'years' as const }, 'estimated-years'],
  ])('shows an age as it was told: %o', async (age, birthPrecision) => {
    const patient = await register({ names: [{ family: crypto.randomUUID() }], sex: 'male', age });
    expect(patient).toMatchObject({ birthPrecision, age });
  });

  it('shows the age that the patient had at death', async () => {
    const dead = { sex: 'male' as const, birthDate: '1950-06-01', deceased: true, names: [{ family: crypto.randomUUID() }] };
    const known = await register({ ...dead, deceasedAt: '2000-06-02T00:00:00Z' });
    expect(known.age).toEqual({ count: 50, unit: 'years' });
    expect((await register({ ...dead, names: [{ family: crypto.randomUUID() }] })).age).toBeNull();
  });

  it('keeps the extension of a phone number, and a name as it is seen', async () => {
    const names = [{ given: 'Mar\u200biam', family: 'Kamau' }];
    const telecoms = [{ value: '0722 555 123 ext 4' }];
    const patient = await register({ names, sex: 'female', birthDate: '1991-02-03', telecoms });
    expect(patient).toMatchObject({ name: 'Mariam Kamau', telecoms: [{ value: '+254722555123', extension: '4' }] });
  });

  it('keeps everything else that is known', async () => {
    const patient = await register({
      names: [
        { given: 'Мария', family: 'Петрова' },
        { given: 'Maria', family: 'Petrova', use: 'usual' },
      ],
      sex: 'female',
      birthDate: '1990-07',
      language: 'ru',
      telecoms: [{ value: '0712 345 001' }, { system: 'email', value: 'Maria@Example.org', use: 'home' }],
      addresses: [{ region: 'Nairobi', locality: 'Westlands', line: 'Ring Road 4' }],
      identifiers: [{ type: 'PPN', system: 'RU', value: '71 1234567', verification: 'seen' }],
      relatedPersons: [{ role: 'next-of-kin', name: 'Ivan Petrov', phone: '+254712345002', authority: ['informed'] }],
    });
    expect(patient.names.map(({ script, display }) => [script, display])).toEqual([
      ['Cyrl', 'Мария Петрова'],
      ['Latn', 'Maria Petrova'],
    ]);
    expect(patient).toMatchObject({ birthPrecision: 'month', phoneEnd: '5001', language: 'ru' });
    expect(patient.telecoms.map(({ value }) => value)).toEqual(['+254712345001', 'maria@example.org']);
    expect(patient.addresses).toMatchObject([{ country: 'KE', locality: 'Westlands' }]);
    expect(patient.identifiers).toMatchObject([{ type: 'PPN', verification: 'seen' }, { type: 'MR' }]);
    expect(patient.relatedPersons).toMatchObject([{ name: 'Ivan Petrov', authority: ['informed'] }]);
  });

  it('registers an animal with its owner', async () => {
    const rex: Body = { kind: 'animal', names: [{ given: 'Rex' }], sex: 'male', age: { count: 3, unit: 'years' } };
    expect((await problemOf(register(rex)))?.fields).toMatchObject([{ path: 'body.species' }]);
    const patient = await register({ ...rex, species: 'Dog', breed: 'Basenji', relatedPersons: [{ role: 'owner', name: 'Jane Doe' }] });
    expect(patient).toMatchObject({ kind: 'animal', species: 'Dog', relatedPersons: [{ role: 'owner' }] });
  });

  it('names each fault of the input', async () => {
    const faults = async (body: Body) => (await problemOf(register(body)))?.fields?.map(({ path, code }) => `${path} ${code}`);
    expect(await faults(anna({ birthDate: '2999-01-01' }))).toEqual(['body.birthDate birth-in-future']);
    expect(await faults(anna({ birthDate: '1885-01-01' }))).toEqual(['body.birthDate birth-too-long-ago']);
    expect(await faults(anna({ birthDate: '2023-02-30' }))).toEqual(['body.birthDate date-not-valid']);
    expect(await faults({ ...anna(), birthDate: undefined, age: { count: 131, unit: 'years' } })).toEqual(['body.age birth-too-long-ago']);
    expect(await faults({ ...anna(), birthDate: undefined })).toEqual(['body.birthDate birth-date-or-age']);
    expect(await faults(anna({ names: [{ prefix: 'Dr' }] }))).toEqual(['body.names.0.given name-empty']);
    expect(await faults(anna({ telecoms: [{ value: '12 34' }] }))).toEqual(['body.telecoms.0.value phone-not-valid']);
    expect(await faults(anna({ identifiers: [{ type: 'MR', value: '1' }] }))).toEqual(['body.identifiers.0.type given-by-facility']);
    expect(await faults(anna({ names: [{ given: 'Unlike', family: 'Anybody' }], identifiers: [{ type: 'XX', value: '1' }] }))).toEqual([
      'body.identifiers unknown',
    ]);
  });

  it('refuses a likely duplicate until the user confirms that it is another person', async () => {
    const first = await register(anna());
    const again = anna({ names: [{ given: 'Ana', family: 'Kowalska' }] });
    const problem = await problemOf(register(again));
    expect(problem).toMatchObject({ code: 'likely-duplicate', status: 409 });
    expect(problem?.context).toEqual({ count: 1 });
    const { candidates } = await api.asRole('receptionist')(findLikelyDuplicates, {
      body: { names: again.names, birthDate: again.birthDate },
    });
    expect(candidates).toMatchObject([{ patient: { id: first.id }, reasons: ['similar-name', 'same-birth-date'] }]);
    await expect(register({ ...again, confirmedNotDuplicate: true })).resolves.toMatchObject({ name: 'Ana Kowalska' });
  });

  it('names the field of an invalid language, country, address or name', async () => {
    const pathOf = async (changes: Record<string, unknown>) => {
      const problem = await problemOf(register(anna({ confirmedNotDuplicate: true, ...changes })));
      return problem?.fields?.map(({ path }) => path);
    };
    expect(await pathOf({ language: 'xx-invalid-!!' })).toEqual(['body.language']);
    expect(await pathOf({ addresses: [{ country: 'ZZ', locality: 'Nowhere' }] })).toEqual(['body.addresses.0.country']);
    expect(await pathOf({ addresses: [{}] })).toEqual(['body.addresses.0.line']);
    expect(await pathOf({ names: [{ given: '---' }] })).toEqual(['body.names.0.given']);
    expect(await pathOf({ names: [{ family: '---' }] })).toEqual(['body.names.0.family']);
    for (const odd of ['\u0007', '\u202E', '\u2066']) {
      expect(await pathOf({ names: [{ given: 'Anna', family: `Ko${odd}walska` }] })).toEqual(['body.names.0.family']);
      const relatedPersons = [{ role: 'mother', name: `Ma${odd}ria` }];
      expect(await pathOf({ relatedPersons })).toEqual(['body.relatedPersons.0.name']);
    }
  });

  it('takes a name in any script, with the marks that its letters need', async () => {
    for (const family of ['O’Brien-Núñez', '山田', 'می\u200Cخواهم', 'কু\u200Dমার', 'X Æ A-12']) {
      const { names } = await register(anna({ names: [{ family }], confirmedNotDuplicate: true }));
      expect(names[0]?.family).toBe(family);
    }
  });

  it('rejects the second of two concurrent registrations of the same person', async () => {
    for (let round = 0; round < 4; round += 1) {
      const family = ['Równoczesna', 'Jednaka', 'Podwójna', 'Wspólna'][round] ?? '';
      const birthDate = `195${round}-05-06`;
      const forms = [
        anna({ names: [{ given: 'Teodora', family }], birthDate }),
        anna({ names: [{ given: family, family: 'Teodora' }], birthDate }),
      ];
      const answers = await Promise.allSettled([...forms, ...forms].map((form) => register(form)));
      const refused = answers.filter((answer) => answer.status === 'rejected').map(({ reason }) => (reason as ProblemError).problem.code);
      expect(refused).toEqual(['likely-duplicate', 'likely-duplicate', 'likely-duplicate']);
    }
  });

  it('keeps names as they are written, of any script and length, and refuses what cannot be kept', async () => {
    const person = (family: string, confirmedNotDuplicate = true) =>
      anna({ names: [{ given: 'Z', family }], birthDate: '1950-01-01', confirmedNotDuplicate });
    for (const family of ["O'Brien; drop table patient --", '<img src=x onerror=alert(1)>', '👩‍⚕️ Ngũgĩ', 'محمد بن علي', '王小明']) {
      expect((await register(person(family))).names[0]?.family).toBe(family);
    }
    const faults = async (family: string) =>
      (await problemOf(register(person(family))))?.fields?.map(({ path, code }) => `${path} ${code}`);
    expect(await faults('x'.repeat(10_000))).toEqual(['body.names.0.family too-big']);
    expect(await faults('null\0byte')).toContain('body.names.0.family unkeepable-character');
    expect(await faults('half \uD83D')).toEqual(['body.names.0.family unkeepable-character']);
    expect(await faults(' \t ')).toEqual(['body.names.0.family too-small']);
  });

  it('refuses unknown fields', async () => {
    const body = {
      ...anna({ names: [{ given: 'Mass', family: 'Assigned' }] }),
      facilityId: randomUUID(),
      mrn: '1',
      version: 7,
      survivorId: randomUUID(),
    };
    const problem = await problemOf(register(body as Body));
    expect(problem?.fields?.map(({ path }) => path).sort()).toEqual(['body.facilityId', 'body.mrn', 'body.survivorId', 'body.version']);
  });

  it('refuses an identifier that another patient has, and then stores nothing', async () => {
    const passport = [{ type: 'PPN', system: 'KE', value: 'AK-100 200' }];
    await register(anna({ names: [{ given: 'Halima', family: 'Idris' }], birthDate: '1970-01-01', identifiers: passport }));
    const other: Body = {
      names: [{ given: 'Tomasz', family: 'Wrona' }],
      sex: 'male',
      birthDate: '1999-09-09',
      confirmedNotDuplicate: true,
    };
    const problem = await problemOf(register({ ...other, identifiers: [{ type: 'PPN', system: 'KE', value: 'ak100200' }] }));
    expect(problem).toMatchObject({ code: 'identifier-taken', fields: [{ path: 'body.identifiers' }] });
    expect((await api.asRole('receptionist')(listPatients, { query: { search: 'Tomasz Wrona' } })).items).toEqual([]);
  });

  it('returns the same response to the same key, and registers once', async () => {
    const body = anna({ names: [{ given: 'Olga', family: 'Jednokrotna' }], birthDate: '1961-02-03' });
    const key = randomUUID();
    const answers = await Promise.all([register(body, key), register(body, key), register(body, key)]);
    expect(new Set(answers.map(({ id }) => id)).size).toBe(1);
    expect((await api.asRole('receptionist')(listPatients, { query: { search: 'jednokrotna' } })).items).toHaveLength(1);
    expect(await problemOf(register({ ...body, sex: 'other' }, key))).toMatchObject({ code: 'idempotency-key-reused' });
    const without = api.asRole('receptionist')(registerPatient, { body });
    expect(await problemOf(without)).toMatchObject({ code: 'idempotency-key-needed' });
  });

  it('gives distinct record numbers to registrations at the same time', async () => {
    const many = Array.from({ length: 30 }, (_, index) =>
      register({
        names: [{ given: `Crowd${index}`, family: 'Together' }],
        sex: 'unknown',
        age: { count: index + 1, unit: 'years' },
        confirmedNotDuplicate: true,
      }),
    );
    const numbers = (await Promise.all(many)).map(({ mrn }) => mrn);
    expect(new Set(numbers).size).toBe(30);
  });

  it('requires the permission to register', async () => {
    const attempt = api.asRole('cashier')(registerPatient, { body: anna() }, { idempotencyKey: randomUUID() });
    expect(await problemOf(attempt)).toMatchObject({ code: 'forbidden' });
  });
});

describe('looking for duplicates while typing', () => {
  const find = (body: Arguments<typeof findLikelyDuplicates>['body']) => api.asRole('receptionist')(findLikelyDuplicates, { body });

  it('finds by a phone number and a similar name, however the number is written', async () => {
    const { id } = await register({
      names: [{ given: 'Wanjiru', family: 'Kamau' }],
      sex: 'female',
      age: { count: 33, unit: 'years' },
      telecoms: [{ value: '0722 111 222' }],
    });
    const { candidates } = await find({
      names: [{ given: 'Wanjiru', family: 'Kamaw' }],
      age: { count: 34, unit: 'years' },
      phones: ['+254722111222'],
    });
    expect(candidates).toMatchObject([{ patient: { id }, reasons: ['similar-name', 'close-birth-date', 'same-phone'] }]);
  });

  it('knows a Chinese name that was entered as one word', async () => {
    const { id } = await register({ names: [{ given: '小红', family: '李' }], sex: 'female', birthDate: '1979-05-05' });
    const { candidates } = await find({ names: [{ given: '李小红' }], birthDate: '1979-05-05' });
    expect(candidates).toMatchObject([{ patient: { id }, reasons: ['same-name', 'same-birth-date'] }]);
  });

  it('finds a Chinese name that was entered as one word by a birth date with day and month swapped', async () => {
    const { id } = await register({ names: [{ given: '建国', family: '欧阳' }], sex: 'male', birthDate: '1949-10-01' });
    const { candidates } = await find({ names: [{ given: '欧阳建国' }], birthDate: '1949-01-10' });
    expect(candidates).toMatchObject([{ patient: { id }, reasons: ['same-name', 'close-birth-date'] }]);
  });

  it('finds a name of fewer words by a birth date with day and month swapped', async () => {
    const { id } = await register({ names: [{ given: 'Nguyen Thi', family: 'Hoa' }], sex: 'female', birthDate: '1968-03-07' });
    const { candidates } = await find({ names: [{ given: 'Hoa', family: 'Nguyen' }], birthDate: '1968-07-03' });
    expect(candidates).toMatchObject([{ patient: { id }, reasons: ['same-name', 'close-birth-date'] }]);
  });

  it('finds the person of one name among those who have it as one of two', async () => {
    await register({ names: [{ given: 'Suharto', family: 'Aditya' }], sex: 'male', birthDate: '1971-06-08' });
    const { id } = await register({ names: [{ given: 'Suharto' }], sex: 'male', birthDate: '1971-06-09' });
    const { candidates } = await find({ names: [{ given: 'Suharto' }], birthDate: '1971-09-06' });
    expect(candidates).toMatchObject([{ patient: { id }, reasons: ['same-name', 'close-birth-date'] }]);
  });

  it('finds the nearest in age of many who have the same name', async () => {
    const many = Array.from({ length: 60 }, (_, at) => ({
      names: [{ given: 'Maria', family: 'Silva' }],
      sex: 'female' as const,
      birthDate: `${1945 + (at % 10)}-0${1 + (at % 9)}-1${at % 10}`,
      confirmedNotDuplicate: true,
    }));
    for (const each of many) await register(each);
    const { id } = await register({
      names: [{ given: 'Silva', family: 'Maria' }],
      sex: 'female',
      birthDate: '1950-10-27',
      confirmedNotDuplicate: true,
    });
    const { candidates } = await find({ names: [{ given: 'Maria', family: 'Silva' }], birthDate: '1950-11-27' });
    expect(candidates[0]).toMatchObject({ patient: { id }, reasons: ['same-name', 'close-birth-date'] });
  });

  it('counts a restricted record without showing anything of it to a role that may not open it', async () => {
    const person = { names: [{ given: 'Verborgen', family: 'Persoon' }], birthDate: '1961-01-16' };
    const body = { ...person, phones: ['+254722161616'] };
    const telecoms = [{ value: '+254722161616' }];
    const restricted = { ...person, telecoms, sex: 'male', sensitivity: 'very-restricted' } as const;
    const { id } = await api.asRole('doctor')(registerPatient, { body: restricted }, { idempotencyKey: randomUUID() });
    expect((await find(body)).candidates).toEqual([{ patient: null, score: null, reasons: [] }]);
    expect((await api.asRole('doctor')(findLikelyDuplicates, { body })).candidates).toMatchObject([{ patient: { id } }]);
    const problem = await problemOf(register({ ...person, sex: 'male' }));
    expect(problem).toMatchObject({ code: 'likely-duplicate', context: { count: 1 } });
  });

  it('returns no candidate for a name that only starts alike', async () => {
    expect((await find({ names: [{ given: 'Wan' }] })).candidates).toEqual([]);
  });

  it('accepts half a phone number', async () => {
    expect((await find({ names: [{ given: 'Wan' }], phones: ['07'] })).candidates).toEqual([]);
  });
});

describe('reading a patient', () => {
  it('leaves a look in the audit trail', async () => {
    const { id } = await register(anna({ names: [{ given: 'Ewa', family: 'Oglądana' }], birthDate: '1933-01-01' }));
    await api.asRole('doctor')(readPatient, { params: { id } });
    const looks = await api.db.tx(systemActor('service'), () =>
      sql<{ user_id: string }>`select user_id from audit.access where action = 'look' and patient_id = ${id}`.execute(api.db.q),
    );
    expect(looks.rows).toEqual([{ user_id: api.userIdOf('doctor') }]);
  });

  it('returns 404 for an unknown patient and for an invalid id', async () => {
    for (const id of [randomUUID(), 'no-id']) {
      expect(await problemOf(api.asRole('doctor')(readPatient, { params: { id } }))).toMatchObject({ code: 'not-found' });
    }
  });
});
