import { sql } from 'kysely';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { ownTestApi, type TestApi } from '../../testing/test-api.js';
import { systemActor } from './actor.js';

let api: TestApi;
let owner: Client;
/** Inside the transaction of another client PostgreSQL would show the activity of its beginning. */
let watcher: Client;
beforeAll(async () => {
  api = await ownTestApi();
  owner = new Client({ connectionString: api.ownerUrl });
  watcher = new Client({ connectionString: api.ownerUrl });
  await Promise.all([owner.connect(), watcher.connect()]);
});
afterAll(async () => {
  await Promise.all([owner.end(), watcher.end()]);
  await api.close();
});

const ask = (path: string) => fetch(`${api.baseUrl}${path}`, { headers: { authorization: `Bearer ${api.tokenOf('admin')}` } });

/** Holds the table of departments, so that a request for its list waits in the database. */
async function whileDepartmentsAreHeld(act: () => Promise<void>): Promise<void> {
  await owner.query('begin; lock table department in access exclusive mode');
  try {
    await act();
  } finally {
    await owner.query('rollback');
  }
}

async function waiting(): Promise<number[]> {
  const { rows } = await watcher.query<{ pid: number }>(`select pid from pg_locks where not granted and relation = 'department'::regclass`);
  return rows.map(({ pid }) => pid);
}

describe('a lost connection', () => {
  it('ends one request with 503 and not the API', async () => {
    await whileDepartmentsAreHeld(async () => {
      const asked = ask('/departments');
      await vi.waitFor(async () => expect(await waiting()).toHaveLength(1));
      await watcher.query('select pg_terminate_backend(pid) from unnest($1::int[]) as pid', [await waiting()]);
      const answer = await asked;
      expect(answer.status).toBe(503);
      expect(answer.headers.get('retry-after')).toMatch(/^\d+$/);
      expect(await answer.json()).toMatchObject({ code: 'not-ready' });
    });
    expect((await ask('/departments')).status).toBe(200);
  });

  it('undoes the transaction that it carried, and the next one gets another', async () => {
    const lost = api.db.tx(systemActor('service'), async () => {
      await api.db.q.insertInto('person').values({ given_name: 'Lost', family_name: 'Connection' }).execute();
      const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(api.db.q);
      await owner.query('select pg_terminate_backend($1)', [rows[0]?.pid]);
      await sql`select 1`.execute(api.db.q);
    });
    await expect(lost).rejects.toThrow(/terminat|connection error/);
    const { rows } = await owner.query(`select from person where given_name = 'Lost'`);
    expect(rows).toHaveLength(0);
    await api.db.tx(systemActor('service'), () => sql`select 1`.execute(api.db.q));
  });
});

describe('a long-held lock', () => {
  it('keeps no other read waiting, and ends the one that waits with 503', async () => {
    await whileDepartmentsAreHeld(async () => {
      const asked = ask('/departments');
      await vi.waitFor(async () => expect(await waiting()).toHaveLength(1));
      expect((await ask('/auth/me')).status).toBe(200);
      expect((await asked).status).toBe(503);
    });
  }, 30_000);
});

describe('a transaction', () => {
  it('throws when its work goes on after a failed statement', async () => {
    const work = api.db.tx(systemActor('service'), async () => {
      await sql`select 1 / 0`.execute(api.db.q).catch(() => undefined);
    });
    await expect(work).rejects.toThrow('rolled back');
  });

  it('holds no connection after its statements failed', async () => {
    for (let time = 0; time < 20; time++) {
      const work = api.db.tx(systemActor('service'), () => sql`select no_such_column`.execute(api.db.q));
      await expect(work).rejects.toThrow('no_such_column');
    }
    await api.db.tx(systemActor('service'), () => sql`select 1`.execute(api.db.q));
  });

  it('runs the statements of one turn in the order in which they were asked for', async () => {
    const name = crypto.randomUUID();
    const known = () => sql<{ n: number }>`select count(*) as n from person where family_name = ${name}`.execute(api.db.q);
    const counts = await api.db.tx(systemActor('service'), async () => {
      const [before, , after] = await Promise.all([
        known(),
        api.db.q.insertInto('person').values({ given_name: 'Turn', family_name: name }).execute(),
        known(),
      ]);
      return [before.rows[0]?.n, after.rows[0]?.n];
    });
    expect(counts).toEqual([0, 1]);
  });

  it('accepts no statement once it rolls back, so that no write runs outside it', async () => {
    const name = crypto.randomUUID();
    const write = () => api.db.q.insertInto('person').values({ given_name: 'Late', family_name: name }).execute();
    const work = api.db.tx(systemActor('service'), async () => {
      const beside = sql`select 1`
        .execute(api.db.q)
        .then(() => new Promise(setImmediate))
        .then(write);
      beside.catch(() => undefined);
      await sql`select 1`.execute(api.db.q);
      throw new Error('Refused beside a statement that goes on.');
    });
    await expect(work).rejects.toThrow('Refused beside');
    const { rows } = await sql<{ n: number }>`select count(*) as n from person where family_name = ${name}`.execute(api.db.outside);
    expect(rows[0]?.n).toBe(0);
  });

  it('refuses a write in a read', async () => {
    const work = api.db.read(systemActor('service'), () =>
      api.db.q.insertInto('person').values({ given_name: 'Read', family_name: 'Only' }).execute(),
    );
    await expect(work).rejects.toThrow('A read writes nothing');
  });

  it('runs more different statements than a connection keeps prepared', async () => {
    await api.db.tx(systemActor('service'), async () => {
      for (let time = 0; time < 900; time++) await sql`select ${sql.raw(String(time))}::int as n, ${time}::int as m`.execute(api.db.q);
      const { rows } = await sql<{ n: number }>`select 5::int as n, ${5}::int as m`.execute(api.db.q);
      expect(rows[0]?.n).toBe(5);
      const prepared = await sql<{ n: number }>`select count(*) as n from pg_prepared_statements`.execute(api.db.q);
      expect(prepared.rows[0]?.n).toBeLessThan(450);
    });
  });
});
