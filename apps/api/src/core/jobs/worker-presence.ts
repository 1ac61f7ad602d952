import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';

const LOCK = `hashtextextended('wardbook-worker', 0)`;
const RECONNECT_MS = 250;
/** Longer than a living worker needs to come back after it has lost its connection. */
const GRACE_MS = 2_000;

/**
 * A worker that was killed leaves its jobs locked, and the queue would keep them so for four hours. Each living worker shares
 * a lock that dies with its connection. A worker that can have the lock for itself is alone, and frees the jobs of the dead.
 */
export class WorkerPresence {
  private client: Client | null = null;
  private ended = false;

  constructor(private readonly connectionString: string) {}

  /** Frees the jobs of dead workers when no other worker lives, and says from then on that this one does. */
  async begin(): Promise<void> {
    const client = await this.connect();
    const { rows } = await client.query<{ alone: boolean }>(`select pg_try_advisory_lock(${LOCK}) as alone`);
    if (rows[0]?.alone) {
      if (await this.isAlone(client)) await freeAbandonedJobs(client);
      await client.query(`select pg_advisory_unlock(${LOCK})`);
    }
    await this.share(client);
  }

  async end(): Promise<void> {
    this.ended = true;
    await this.client?.end().catch(() => undefined);
  }

  /** After a restart of the database the living workers ask for the lock again, and a worker that asks is seen. */
  private async isAlone(client: Client): Promise<boolean> {
    await sleep(GRACE_MS);
    const { rows } = await client.query<{ waiting: boolean }>(`select exists (select from pg_locks as own
        join pg_locks as other using (locktype, database, classid, objid, objsubid)
        where own.pid = pg_backend_pid() and own.locktype = 'advisory' and own.granted and not other.granted) as waiting`);
    return rows[0]?.waiting === false;
  }

  private async share(client: Client): Promise<void> {
    await client.query(`select pg_advisory_lock_shared(${LOCK})`);
    this.client = client;
    client.once('end', () => void this.comeBack());
  }

  private async comeBack(): Promise<void> {
    this.client = null;
    while (!this.ended) {
      try {
        await this.share(await this.connect());
        return;
      } catch {
        await sleep(RECONNECT_MS);
      }
    }
  }

  private async connect(): Promise<Client> {
    const client = new Client({
      connectionString: this.connectionString,
      application_name: 'wardbook worker',
      connectionTimeoutMillis: 5_000,
      keepAlive: true,
    });
    // A lost connection also ends, and what follows from that is done there.
    client.on('error', () => undefined);
    await client.connect();
    return client;
  }
}

async function freeAbandonedJobs(client: Client): Promise<void> {
  await client.query(`select graphile_worker.force_unlock_workers(array_agg(distinct locked_by)) from graphile_worker.jobs
    where locked_by is not null having count(*) > 0`);
}
