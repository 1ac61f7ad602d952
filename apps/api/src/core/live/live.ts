import { EventEmitter } from 'node:events';
import {
  type BeforeApplicationShutdown,
  Inject,
  Injectable,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
} from '@nestjs/common';
import { sql } from 'kysely';
import { Client } from 'pg';
import { CONFIG, type Config } from '../config.js';
import { appUrl } from '../database/connections.js';
import { Db } from '../database/db.js';

/** Something changed under a topic of a facility. It carries no data: a client fetches again what its user may see. */
export interface LiveMessage {
  topic: string;
  facility: string | null;
}

/** A user signed out, or the session was ended for another reason. */
interface SessionEnd {
  endedSession: string;
}

const RECONNECT_MS = 1_000;

const announceAll = (messages: string[]) => sql`select core.announce(message ->> 'topic', (message ->> 'facility')::uuid)
  from jsonb_array_elements(${`[${messages.join()}]`}::jsonb) as message`;

/** Live updates across all API processes, over PostgreSQL's LISTEN and NOTIFY. */
@Injectable()
export class Live implements OnApplicationBootstrap, BeforeApplicationShutdown, OnApplicationShutdown {
  private readonly emitter = new EventEmitter().setMaxListeners(0);
  private client: Client | null = null;
  private stopped = false;

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly db: Db,
  ) {}

  /** An API that starts while the database restarts serves as soon as both are there. */
  async onApplicationBootstrap(): Promise<void> {
    await this.connect().catch(() => this.reconnectLater());
  }

  beforeApplicationShutdown(): void {
    this.stopped = true;
    this.emitter.emit('end');
  }

  async onApplicationShutdown(): Promise<void> {
    await this.client?.end();
  }

  /** Tells the browsers when the running transaction commits, and never when it rolls back. */
  async announce(topic: string): Promise<void> {
    this.db.gather(announceAll, JSON.stringify({ topic, facility: this.db.actor.facilityId }));
  }

  /** Hears every message until the returned function is called. */
  listen(hear: (message: LiveMessage) => void): () => void {
    this.emitter.on('live', hear);
    return () => this.emitter.off('live', hear);
  }

  /** Calls `end` once this session has ended, in whichever process. */
  untilSessionEnd(sessionId: string, end: () => void): () => void {
    this.emitter.once(`session ${sessionId}`, end);
    return () => this.emitter.off(`session ${sessionId}`, end);
  }

  /** Calls `end` once the process is about to stop: a stream that stays open would hold it. */
  untilEnd(end: () => void): () => void {
    this.emitter.once('end', end);
    return () => this.emitter.off('end', end);
  }

  get connected(): boolean {
    return this.client !== null;
  }

  private hear(message: LiveMessage | SessionEnd): void {
    if ('endedSession' in message) this.emitter.emit(`session ${message.endedSession}`);
    else this.emitter.emit('live', message);
  }

  private async connect(): Promise<void> {
    const client = new Client({
      connectionString: await appUrl(this.config),
      application_name: 'wardbook-live',
      keepAlive: true,
      connectionTimeoutMillis: 5_000,
    });
    client.on('notification', ({ payload }) => this.hear(JSON.parse(payload ?? '{}') as LiveMessage | SessionEnd));
    client.on('error', () => this.lost());
    client.on('end', () => this.lost());
    await client.connect();
    await client.query('listen live');
    this.client = client;
  }

  /** What was announced while the connection was down is unknown, so every browser fetches everything again. */
  private lost(): void {
    if (this.stopped || !this.client) return;
    this.client = null;
    this.reconnectLater();
  }

  private reconnectLater(): void {
    if (this.stopped) return;
    const retry = () => {
      if (this.stopped) return;
      this.connect().then(
        () => this.emitter.emit('live', { topic: '*', facility: null }),
        () => this.reconnectLater(),
      );
    };
    setTimeout(retry, RECONNECT_MS).unref();
  }
}
