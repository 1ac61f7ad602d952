import { channel } from 'node:diagnostics_channel';
import type { Pool, PoolClient } from 'pg';
import { Batch, type QueuedStatement, type StatementResult } from './batch.js';
import { type Entry, entryStatement } from './entry.js';

/** Shows a test which statements leave together. Nothing is built without a subscriber. */
const batches = channel('wardbook:batch');

/**
 * The statements of one request. Those of one turn of the event loop leave in one batch and run in the order in which they were
 * asked for: `Promise.all` saves a round trip,
 * and a statement whose result is not needed (`later`) is sent with the next one.
 */
export abstract class Lane {
  protected queue: QueuedStatement[] = [];
  private scheduled = false;

  constructor(
    protected readonly pool: Pool,
    protected readonly entry: Entry | null,
  ) {}

  run(text: string, values: readonly unknown[]): Promise<StatementResult> {
    const result = this.enqueue(text, values);
    this.schedule();
    return result;
  }

  /** A fault of the statement fails the batch that carries it. */
  later(text: string, values: readonly unknown[]): void {
    this.enqueue(text, values).catch(() => undefined);
  }

  /** Leaves with what is queued, and resolves once everything is kept. */
  abstract finish(): Promise<void>;

  /** Drops what is queued and undoes what was done. */
  abstract abandon(): Promise<void>;

  protected abstract send(): void;

  protected enqueue(text: string, values: readonly unknown[]): Promise<StatementResult> {
    return new Promise((done, failed) => this.queue.push({ text, values, done, failed }));
  }

  protected take(...first: QueuedStatement[]): QueuedStatement[] {
    const taken = [...first, ...this.queue];
    this.queue = [];
    return taken;
  }

  protected entering(): QueuedStatement[] {
    return this.entry ? [entryStatement(this.entry)] : [];
  }

  protected schedule(): void {
    if (this.scheduled) return;
    this.scheduled = true;
    process.nextTick(() => {
      this.scheduled = false;
      if (this.queue.length > 0) this.send();
    });
  }
}

/** Each batch is a transaction that enters by itself, and no connection is held between two. It writes nothing but looks. */
export class ReadingLane extends Lane {
  private proved = false;

  override run(text: string, values: readonly unknown[]): Promise<StatementResult> {
    if (this.entry && WRITES.test(text))
      return Promise.reject(new Error('A read writes nothing: declare the endpoint with `reads: false`.'));
    return super.run(text, values);
  }

  async finish(): Promise<void> {
    if (this.queue.length > 0 || !this.proved) await this.sendAndWait();
  }

  async abandon(): Promise<void> {
    this.queue = [];
    if (!this.proved && this.entry?.admission) await this.sendAndWait();
  }

  protected send(): void {
    this.sendAndWait().catch(() => undefined);
  }

  private sendAndWait(): Promise<void> {
    this.proved = true;
    const statements = this.take(...this.entering());
    if (statements.length === 0) return Promise.resolve();
    return new Promise((done, failed) => {
      const ended = (error: Error | null) => (error ? failed(error) : done());
      checkOut(
        this.pool,
        (client) =>
          submit(client, statements, (error) => {
            client.release(isLost(error) ? error : undefined);
            ended(error);
          }),
        (error) => {
          for (const statement of statements) statement.failed(error);
          ended(error);
        },
      );
    });
  }
}

const WRITES = /^\s*(insert|update|delete|merge)\b|\bfor (no key )?update\b|\bfor (key )?share\b/i;

/** One transaction on one connection, from the first statement to the commit, which leaves with the last statements. */
export class WritingLane extends Lane {
  private client: PoolClient | null = null;
  /** Why the connection accepts no more statements. */
  private broken: Error | null = null;
  private opened = false;
  private ended = false;
  private busy = false;
  /** The commit or rollback is queued: what would follow it would run outside the transaction. */
  private ending = false;

  protected override enqueue(text: string, values: readonly unknown[]): Promise<StatementResult> {
    if (this.broken) return Promise.reject(this.broken);
    if (this.ending) return Promise.reject(new Error('The transaction has ended.'));
    return super.enqueue(text, values);
  }

  async finish(): Promise<void> {
    if (!this.opened && this.queue.length === 0) return await this.proveAlone();
    const { command } = await this.end('commit');
    this.release();
    if (command !== 'COMMIT') throw new Error('A statement had failed, so the transaction was rolled back.');
  }

  async abandon(): Promise<void> {
    this.queue = [];
    if (this.ended) return;
    if (!this.opened) return await this.proveAlone();
    // A lost connection has rolled back already.
    await this.end('rollback').catch(() => undefined);
    this.release();
  }

  protected send(): void {
    if (this.busy) return;
    this.busy = true;
    const statements = this.take(...(this.opened ? [] : [BEGIN, ...this.entering()]));
    this.opened = true;
    if (this.client) this.submit(this.client, statements);
    else this.connect(statements);
  }

  private connect(statements: QueuedStatement[]): void {
    checkOut(
      this.pool,
      (client) => {
        this.client = client;
        this.submit(client, statements);
      },
      (error) => {
        this.broken = error;
        for (const statement of this.take(...statements)) statement.failed(error);
      },
    );
  }

  private submit(client: PoolClient, statements: QueuedStatement[]): void {
    submit(client, statements, (error) => {
      this.busy = false;
      if (isLost(error)) this.broken = error;
      if (this.broken) for (const statement of this.take()) statement.failed(this.broken);
      else if (this.queue.length > 0) this.schedule();
    });
  }

  private end(how: 'commit' | 'rollback'): Promise<StatementResult> {
    const result = this.run(how, []);
    this.ending = true;
    return result;
  }

  /** No statement ran; the admission is proved nevertheless. */
  private async proveAlone(): Promise<void> {
    if (this.entry?.admission) await new ReadingLane(this.pool, this.entry).finish();
  }

  private release(): void {
    this.ended = true;
    this.client?.release(this.broken ?? undefined);
    this.client = null;
  }
}

const BEGIN: QueuedStatement = { text: 'begin', values: [], done: () => undefined, failed: () => undefined };

function checkOut(pool: Pool, use: (client: PoolClient) => void, refused: (error: Error) => void): void {
  pool.connect((error, client) => (client ? use(client) : refused(error ?? new Error('The pool gave no connection.'))));
}

function submit(client: PoolClient, statements: QueuedStatement[], ended: (error: Error | null) => void): void {
  if (batches.hasSubscribers) batches.publish(statements.map(({ text }) => text));
  let isOpen = true;
  const end = (error?: Error | null) => {
    if (isOpen) ended(error ?? null);
    isOpen = false;
  };
  client.query(new Batch(statements, end));
}

/** PostgreSQL's own errors have a severity; what has none comes from the socket or a time-out, and the connection is spent. */
function isLost(error: Error | null): error is Error {
  return error !== null && (!('severity' in error) || error.severity === 'FATAL');
}
