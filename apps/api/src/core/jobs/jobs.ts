import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { Db } from '../database/db.js';

/** A kind of work that the worker does later: `export const sendMessage = task<{ messageId: string }>('send-message')`. */
export interface TaskType<Payload extends object> {
  readonly name: string;
  /** Only for the type; never set. */
  readonly payload?: Payload;
}

export function task<Payload extends object>(name: string): TaskType<Payload> {
  return { name };
}

interface EnqueueOptions {
  runAt?: Date;
  /** A second job with the same key replaces the first while it waits. */
  jobKey?: string;
}

type Handler = (payload: never) => Promise<void>;

/**
 * Work for the worker process. A job is enqueued in the caller's transaction: it exists exactly when the act does. A
 * payload holds ids, never patient data, since failed jobs stay in the database.
 */
@Injectable()
export class Jobs {
  readonly handlers = new Map<string, Handler>();
  /** Lines in crontab form, such as `0 * * * * end-idle-sessions`, in UTC. */
  readonly schedule: string[] = [];

  constructor(private readonly db: Db) {}

  async enqueue<Payload extends object>(type: TaskType<Payload>, payload: Payload, options: EnqueueOptions = {}): Promise<void> {
    await sql`select jobs.enqueue(${type.name}, ${JSON.stringify(payload)}::json,
      ${options.runAt?.toISOString() ?? null}::timestamptz, ${options.jobKey ?? null})`.execute(this.db.q);
  }

  /** Declares who does the work. A handler may run more than once, so it must be safe to repeat. */
  handle<Payload extends object>(type: TaskType<Payload>, handler: (payload: Payload) => Promise<void>): void {
    this.handlers.set(type.name, handler as Handler);
  }

  every(crontab: string, type: TaskType<Record<string, never>>): void {
    this.schedule.push(`${crontab} ${type.name}`);
  }
}
