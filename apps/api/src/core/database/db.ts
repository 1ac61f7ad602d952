import { AsyncLocalStorage } from 'node:async_hooks';
import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import type { Kysely, Transaction } from 'kysely';
import { sql } from 'kysely';
import { Clock } from '../clock.js';
import type { Actor } from './actor.js';
import type { Pools } from './connections.js';
import type { DB } from './database.types.js';
import { entryOf } from './entry.js';
import { type Lane, ReadingLane, WritingLane } from './lane.js';
import { laneQueries } from './lane-queries.js';

/** Nest's injection token for the application's connection pools. */
export const APP_POOLS = Symbol('app-pools');

interface Context {
  lane: Lane;
  actor: Actor;
  reads: boolean;
  ended: boolean;
  afterCommit: (() => void)[];
  /** What `gather` passes on before the commit. */
  gathered: Map<Gathering, Set<string>>;
  /** Whether a look was written. */
  looked: boolean;
}

interface Compilable {
  compile(executor: Transaction<DB>): { sql: string; parameters: readonly unknown[] };
}

type Gathering = (items: string[]) => Compilable;

const DEADLOCK = '40P01';

/** The database as the application sees it: one transaction at a time, always with an actor. */
@Injectable()
export class Db implements OnApplicationShutdown {
  private readonly contexts = new AsyncLocalStorage<Context>();
  private readonly queries = laneQueries(() => this.context().lane);
  private readonly alone: Transaction<DB>;

  constructor(
    @Inject(APP_POOLS) private readonly pools: Pools,
    private readonly clock: Clock,
  ) {
    this.alone = laneQueries(() => new ReadingLane(this.pools.writing, null));
  }

  /** The running transaction. Using it outside, or after it has ended, is a fault of the program. */
  get q(): Transaction<DB> {
    this.context();
    return this.queries;
  }

  get actor(): Actor {
    return this.context().actor;
  }

  /** The facility that the request named. Facility-scoped code may rely on it. */
  get facilityId(): string {
    const { facilityId } = this.actor;
    if (!facilityId) throw new Error('This use case needs a facility, but the transaction has none.');
    return facilityId;
  }

  /** Runs `fn` in one transaction of `actor`. A deadlock runs it once more from the start. */
  async tx<T>(actor: Actor, fn: () => Promise<T>): Promise<T> {
    this.refuseNested();
    try {
      return await this.attempt(actor, false, fn);
    } catch (error) {
      if ((error as { code?: string }).code !== DEADLOCK) throw error;
      return await this.attempt(actor, false, fn);
    }
  }

  /**
   * Runs `fn`, which writes nothing but looks. Each turn of the event loop is one batch with its own snapshot, and no
   * connection is held in between.
   */
  async read<T>(actor: Actor, fn: () => Promise<T>): Promise<T> {
    this.refuseNested();
    return await this.attempt(actor, true, fn);
  }

  /** Queues a statement whose answer is not needed: it leaves with the next one, or with the commit. */
  later(query: Compilable): void {
    const { lane } = this.context();
    const { sql: text, parameters } = query.compile(this.queries);
    lane.later(text, parameters);
  }

  /** Gathers items, each once, and passes all of them to one statement that leaves with the commit. */
  gather(tell: Gathering, item: string): void {
    const { gathered } = this.context();
    gathered.set(tell, (gathered.get(tell) ?? new Set()).add(item));
  }

  /** Remembers that the running transaction has its row in the trail of looks. */
  noteLook(): void {
    this.context().looked = true;
  }

  get hasLooked(): boolean {
    return this.context().looked;
  }

  /** Runs `fn` in the running transaction as seen from another facility, whose row-level security then counts. */
  async inFacility<T>(facilityId: string, fn: () => Promise<T>): Promise<T> {
    const outer = this.context();
    if (outer.actor.facilityId === facilityId) return await fn();
    const actor = { ...outer.actor, facilityId };
    if (outer.reads) return await this.within(this.newContext(actor, true, outer.afterCommit), fn);
    const enter = (id: string | null) => sql`select set_config('app.facility_id', ${id ?? ''}, true)`.execute(this.queries);
    await enter(facilityId);
    const inner: Context = { ...outer, actor };
    try {
      return await this.contexts.run(inner, fn);
    } finally {
      inner.ended = true;
      // After a failed statement the transaction takes no other, and rolls back anyway.
      await enter(outer.actor.facilityId).catch(() => undefined);
    }
  }

  /** Runs `act` once the transaction is committed, and never when it rolls back. */
  afterCommit(act: () => void): void {
    this.context().afterCommit.push(act);
  }

  /** A statement of its own outside any request, for session look-ups and what is checked before a transaction begins. */
  get outside(): Kysely<DB> {
    return this.alone;
  }

  async onApplicationShutdown(): Promise<void> {
    await Promise.all([this.pools.reading.end(), this.pools.writing.end()]);
  }

  private async attempt<T>(actor: Actor, reads: boolean, fn: () => Promise<T>): Promise<T> {
    const afterCommit: (() => void)[] = [];
    const result = await this.within(this.newContext(actor, reads, afterCommit), fn);
    for (const act of afterCommit) act();
    return result;
  }

  private async within<T>(context: Context, fn: () => Promise<T>): Promise<T> {
    try {
      const result = await this.contexts.run(context, async () => {
        const done = await fn();
        for (const [tell, items] of context.gathered) this.later(tell([...items]));
        return done;
      });
      await context.lane.finish();
      return result;
    } catch (error) {
      await context.lane.abandon();
      throw error;
    } finally {
      context.ended = true;
    }
  }

  private newContext(actor: Actor, reads: boolean, afterCommit: (() => void)[]): Context {
    const entry = entryOf(actor, this.clock);
    const lane = reads ? new ReadingLane(this.pools.reading, entry) : new WritingLane(this.pools.writing, entry);
    return { lane, actor, reads, ended: false, afterCommit, gathered: new Map(), looked: false };
  }

  private refuseNested(): void {
    if (this.contexts.getStore()) throw new Error('A transaction is running already: nested transactions do not exist.');
  }

  private context(): Context {
    const context = this.contexts.getStore();
    if (!context || context.ended) throw new Error('No transaction is running here.');
    return context;
  }
}
