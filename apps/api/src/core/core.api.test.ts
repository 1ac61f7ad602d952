import { sql } from 'kysely';
import { Client } from 'pg';
import { beforeAll, describe, expect, it } from 'vitest';
import { type TestApi, testApi } from '../testing/test-api.js';
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

describe('the audit trail', () => {
  it('credits every change to its actor, with what was before and after and without secrets', async () => {
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

  it('also sees what somebody changes by hand in the database', async () => {
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
  it('tell a browser of the facility once the transaction is committed', async () => {
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
});
