import { AsyncLocalStorage } from 'node:async_hooks';
import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { Kysely, PostgresDialect, sql, type Transaction } from 'kysely';
import type { Pool } from 'pg';
import { Clock } from '../clock.js';
import type { Actor } from './actor.js';
import type { DB } from './database.types.js';

/** Nest's injection token for the application's connection pool. */
export const APP_POOL = Symbol('app-pool');

interface Context {
  transaction: Transaction<DB>;
  actor: Actor;
  ended: boolean;
  afterCommit: (() => void)[];
}

const DEADLOCK = '40P01';

/** The database as the application sees it: one transaction at a time, always with an actor. */
@Injectable()
export class Db implements OnApplicationShutdown {
  private readonly kysely: Kysely<DB>;
  private readonly contexts = new AsyncLocalStorage<Context>();

  constructor(
    @Inject(APP_POOL) pool: Pool,
    private readonly clock: Clock,
  ) {
    this.kysely = new Kysely<DB>({ dialect: new PostgresDialect({ pool }) });
  }

  /** The running transaction. Using it outside, or after it has ended, is a fault of the program. */
  get q(): Transaction<DB> {
    return this.context().transaction;
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
    if (this.contexts.getStore()) throw new Error('A transaction is running already: nested transactions do not exist.');
    try {
      return await this.attempt(actor, fn);
    } catch (error) {
      if ((error as { code?: string }).code !== DEADLOCK) throw error;
      return await this.attempt(actor, fn);
    }
  }

  /** Runs `fn` in the running transaction as seen from another facility, whose row-level security then counts. */
  async inFacility<T>(facilityId: string, fn: () => Promise<T>): Promise<T> {
    const outer = this.context();
    if (outer.actor.facilityId === facilityId) return await fn();
    const enter = (id: string | null) => sql`select set_config('app.facility_id', ${id ?? ''}, true)`.execute(outer.transaction);
    await enter(facilityId);
    const inner: Context = { ...outer, actor: { ...outer.actor, facilityId } };
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

  /** A statement of its own outside any request, for health checks and session look-ups. */
  get outside(): Kysely<DB> {
    return this.kysely;
  }

  async onApplicationShutdown(): Promise<void> {
    await this.kysely.destroy();
  }

  private async attempt<T>(actor: Actor, fn: () => Promise<T>): Promise<T> {
    const afterCommit: (() => void)[] = [];
    const result = await this.kysely.transaction().execute(async (transaction) => {
      await this.introduce(transaction, actor);
      const context: Context = { transaction, actor, ended: false, afterCommit };
      try {
        return await this.contexts.run(context, fn);
      } finally {
        context.ended = true;
      }
    });
    for (const act of afterCommit) act();
    return result;
  }

  /** Tells the database who acts, for triggers, defaults and row-level security. */
  private async introduce(transaction: Transaction<DB>, actor: Actor): Promise<void> {
    const now = this.clock.setTo?.toISOString() ?? '';
    await sql`select set_config('app.actor_kind', ${actor.kind}, true), set_config('app.user_id', ${actor.userId ?? ''}, true),
      set_config('app.facility_id', ${actor.facilityId ?? ''}, true), set_config('app.request_id', ${actor.requestId ?? ''}, true),
      set_config('app.reason', ${actor.reason ?? ''}, true), set_config('app.now', ${now}, true)`.execute(transaction);
  }

  private context(): Context {
    const context = this.contexts.getStore();
    if (!context || context.ended) throw new Error('No transaction is running here.');
    return context;
  }
}
