import { sql } from 'kysely';
import { Client } from 'pg';
import { beforeAll, describe, expect, it } from 'vitest';
import { type TestApi, testApi } from '../testing/test-api.js';
import { Denials } from './audit/denials.js';
import { systemActor } from './database/actor.js';

let api: TestApi;
beforeAll(async () => {
  api = await testApi();
});

async function asOwner<T>(work: (owner: Client) => Promise<T>): Promise<T> {
  const owner = new Client({ connectionString: api.ownerUrl });
  await owner.connect();
  try {
    return await work(owner);
  } finally {
    await owner.end();
  }
}

describe('the database as the application sees it', () => {
  it('refuses work outside a transaction, and inside one that has ended', async () => {
    expect(() => api.db.q).toThrow('No transaction is running here.');
    let late: (() => unknown) | undefined;
    await api.db.tx(systemActor('service'), async () => {
      const { AsyncResource } = await import('node:async_hooks');
      late = AsyncResource.bind(() => api.db.q);
    });
    expect(() => late?.()).toThrow('No transaction is running here.');
  });

  it('undoes everything when the work throws', async () => {
    const name = `Undone ${crypto.randomUUID()}`;
    const work = api.db.tx(systemActor('service'), async () => {
      await api.db.q.insertInto('person').values({ given_name: name, family_name: 'X' }).execute();
      throw new Error('on purpose');
    });
    await expect(work).rejects.toThrow('on purpose');
    const rows = await api.db.outside.selectFrom('person').select('id').where('given_name', '=', name).execute();
    expect(rows).toEqual([]);
  });

  it('owns no table and cannot create one', async () => {
    const { rows } = await sql<{ count: number }>`select count(*) as count from pg_class where relowner = 'wardbook_app'::regrole`.execute(
      api.db.outside,
    );
    expect(rows[0]?.count).toBe(0);
    await expect(sql`create table public.sneaked (id int)`.execute(api.db.outside)).rejects.toThrow('permission denied');
  });
});

describe('facility isolation', () => {
  /**
   * A patient has one record in the whole organisation, and so has a practitioner: permissions guard these tables
   * (ARCHITECTURE.md, "The data's guarantees"). A table in this list may be read from every facility.
   */
  const ofTheOrganisation = [
    ...['allergy_intolerance', 'care_plan', 'condition', 'critical_call', 'diagnostic_report', 'encounter', 'episode_of_care', 'goal'],
    ...['history_entry', 'immunization', 'lab_result', 'medication_dispense', 'medication_request', 'medication_return', 'note'],
    ...[
      'observation',
      'patient',
      'patient_allergy_status',
      'patient_summary',
      'procedure',
      'result_acknowledgement',
      'service_request',
      'visit',
    ],
    ...['department', 'location', 'membership', 'practitioner_role', 'mrn_counter'],
    ...['import_batch', 'note_template', 'price', 'setting'],
  ];

  it('puts row-level security on every table with a facility', async () => {
    const { rows } = await sql<{ name: string }>`select c.relname as name from pg_class c
      join pg_attribute a on a.attrelid = c.oid and a.attname = 'facility_id' and not a.attisdropped
      where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace
        and not (c.relrowsecurity and exists (select from pg_policy p where p.polrelid = c.oid and 'wardbook_app'::regrole = any(p.polroles)))
      order by 1`.execute(api.db.outside);
    expect(rows.map(({ name }) => name)).toEqual([...ofTheOrganisation].sort());
  });

  it('shows only the rows of the facility, and none without one', async () => {
    const other = systemActor('service', crypto.randomUUID());
    const counter = { facility_id: api.facilityId, kind: 'receipt', last_number: 1 };
    const count = async () =>
      (await sql<{ count: number }>`select count(*) as count from document_counter`.execute(api.db.q)).rows[0]?.count;
    await api.db.tx(systemActor('service', api.facilityId), () =>
      api.db.q
        .insertInto('document_counter')
        .values({ ...counter, fiscal_year: 1999 })
        .execute(),
    );
    expect(await api.db.tx(systemActor('service', api.facilityId), count)).toBeGreaterThan(0);
    expect(await api.db.tx(other, count)).toBe(0);
    expect(await api.db.tx(systemActor('service'), count)).toBe(0);
    const writing = api.db.tx(other, () =>
      api.db.q
        .insertInto('document_counter')
        .values({ ...counter, fiscal_year: 1998 })
        .execute(),
    );
    await expect(writing).rejects.toThrow('row-level security');
  });

  it('refuses a facility in which the caller has no role, and records the denial', async () => {
    const attempt = (facility: string) =>
      fetch(`${api.baseUrl}/departments`, { headers: { authorization: `Bearer ${api.tokenOf('nurse')}`, 'wardbook-facility': facility } });
    await api.service(Denials).beforeApplicationShutdown();
    for (const facility of ['elsewhere', crypto.randomUUID(), "main' or true --", 'x'.repeat(2_000)])
      expect((await attempt(facility)).status).toBe(403);
    // The first is written at once, and the others within a minute as one row with their count.
    await api.service(Denials).beforeApplicationShutdown();
    const { rows } = await sql<{ times: number | null }>`select (detail ->> 'times')::int as times from audit.access
      where action = 'denied' and user_id = ${api.userIdOf('nurse')} and operation = 'listDepartments' order by id desc limit 2`.execute(
      api.db.outside,
    );
    expect(rows).toEqual([{ times: 3 }, { times: null }]);
    expect((await attempt('main')).status).toBe(200);
  });
});

describe('odd input', () => {
  const ask = async (path: string, options: RequestInit = {}) => {
    const headers = { authorization: `Bearer ${api.tokenOf('admin')}`, 'content-type': 'application/json', ...options.headers };
    const answer = await fetch(`${api.baseUrl}${path}`, { ...options, headers });
    return { status: answer.status, ...((await answer.json()) as { code?: string; fields?: { path: string }[] }) };
  };
  const cursor = (place: unknown) => Buffer.from(JSON.stringify(place)).toString('base64url');

  it.each([
    ['a made-up cursor', `/billing/discounts?cursor=${cursor(['not a moment', crypto.randomUUID()])}`],
    ['a cursor of another list', `/users?cursor=${cursor(['a', 'b', 'c'])}`],
    ['an id with the right letters only', '/patients?cursor=00000000----------------------------'],
    ['a null byte in a search', '/patients?search=%00'],
  ])('returns a problem and keeps the API running: %s', async (_, path) => {
    expect((await ask(path)).status).toBe(400);
  });

  it('names the header when a reason cannot be decoded', async () => {
    const answer = await ask('/organisation', { headers: { 'wardbook-reason': '%E0%A4%A' } });
    expect(answer).toMatchObject({ status: 400, fields: [{ path: 'headers.wardbook-reason' }] });
  });

  it('refuses a body that is no JSON or is too large', async () => {
    const post = (body: string) => ask('/departments', { method: 'POST', body });
    expect(await post('{"code": ')).toMatchObject({ status: 400, code: 'invalid-input' });
    expect(await post('[]')).toMatchObject({ status: 400 });
    expect((await post(JSON.stringify({ code: 'A', name: 'x'.repeat(3_000_000) }))).status).toBeGreaterThanOrEqual(400);
    expect(await post('{"code":"PROTO","name":"X","__proto__":{"active":false}}')).toMatchObject({ status: 400 });
  });
});

describe('the audit trail', () => {
  it('records the actor of every change with the values before and after, without secrets', async () => {
    const userId = api.userIdOf('admin');
    const id = await api.db.tx({ ...systemActor('service', api.facilityId), userId, reason: 'a test' }, async () => {
      const person = await api.db.q
        .insertInto('person')
        .values({ given_name: 'Before', family_name: 'X' })
        .returning('id')
        .executeTakeFirstOrThrow();
      await api.db.q.updateTable('person').set({ given_name: 'After' }).where('id', '=', person.id).execute();
      return person.id;
    });
    const entries = await api.db.outside.selectFrom('audit.change').selectAll().where('row_id', '=', id).orderBy('id').execute();
    expect(entries.map((entry) => entry.action)).toEqual(['insert', 'update']);
    expect(entries[1]).toMatchObject({
      user_id: userId,
      reason: 'a test',
      before: { given_name: 'Before' },
      after: { given_name: 'After' },
    });
    const { rows } = await sql<{
      image: string;
    }>`select after::text as image from audit.change where table_name = 'user_account' and action = 'insert'`.execute(api.db.outside);
    for (const { image } of rows) expect(image).not.toContain('password_hash');
  });

  it('records a change that is made by hand in the database', async () => {
    const id = await asOwner(async (owner) => {
      const { rows } = await owner.query("insert into person (given_name, family_name) values ('By hand', 'X') returning id");
      return rows[0].id as string;
    });
    const entry = await api.db.outside.selectFrom('audit.change').select('actor_kind').where('row_id', '=', id).executeTakeFirst();
    expect(entry?.actor_kind).toBe('migration');
  });

  it.each([
    'update audit.change set reason = null',
    'delete from audit.change',
    'truncate audit.access',
    "insert into audit.access (action, operation) values ('look', 'x')",
    'alter table audit.change disable trigger all',
    'alter table person disable trigger audit_updates',
  ])('does not let the application run: %s', async (statement) => {
    await expect(sql.raw(statement).execute(api.db.outside)).rejects.toThrow(/permission denied|must be owner/);
  });
});

describe('live updates', () => {
  it('reach a browser of the facility once the transaction is committed', async () => {
    const stop = new AbortController();
    const response = await fetch(`${api.baseUrl}/live`, {
      headers: { authorization: `Bearer ${api.tokenOf('nurse')}` },
      signal: stop.signal,
    });
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
    await api.db.tx(systemActor('service', api.facilityId), async () => {
      await sql`select core.announce('queue', ${api.facilityId}::uuid)`.execute(api.db.q);
    });
    let heard = '';
    while (!heard.includes('"queue"')) heard += (await reader?.read())?.value ?? '';
    expect(heard).toContain(`"facility" : "${api.facilityId}"`.replaceAll(' : ', ':'));
    stop.abort();
  });

  it('reach no browser from another facility', async () => {
    const stop = new AbortController();
    const response = await fetch(`${api.baseUrl}/live`, {
      headers: { authorization: `Bearer ${api.tokenOf('nurse')}` },
      signal: stop.signal,
    });
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
    await api.db.tx(systemActor('service', api.facilityId), async () => {
      await sql`select core.announce('elsewhere', ${crypto.randomUUID()}::uuid), core.announce('of-all', null)`.execute(api.db.q);
      await sql`select core.announce('here', ${api.facilityId}::uuid)`.execute(api.db.q);
    });
    let heard = '';
    while (!heard.includes('"here"')) heard += (await reader?.read())?.value ?? '';
    expect(heard).toContain('"of-all"');
    expect(heard).not.toContain('"elsewhere"');
    stop.abort();
  });
});
