import { Injectable } from '@nestjs/common';
import { Clock } from '../clock.js';
import { Db } from './db.js';

export interface Holding<T> {
  value: T;
  /** After so many seconds a decision of the future begins; null when there is none. */
  seconds: number | null;
}

interface Kept {
  value: unknown;
  until: number;
}

/**
 * Remembers what is decided seldom and asked for by many requests, such as settings and the facility's time zone. Their tables
 * move `core.access_version`. What is kept belongs to one version, and the entering statement of each request proves that it is the present one.
 */
@Injectable()
export class Decided {
  private version = 0;
  private readonly kept = new Map<string, Kept>();

  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
  ) {}

  /** Reads again when nothing proves the version, and while the clock is set by hand. The transaction that decides uses no memory. */
  async get<T>(name: string, read: () => Promise<Holding<T>>): Promise<T> {
    const { admission, facilityId } = this.db.actor;
    if (!admission || admission.version < this.version || this.clock.setTo) return (await read()).value;
    if (admission.version > this.version) this.forget(admission.version);
    const key = `${facilityId} ${name}`;
    const known = this.kept.get(key);
    if (known && performance.now() < known.until) return known.value as T;
    const asked = performance.now();
    const { value, seconds } = await read();
    const until = seconds === null ? Number.POSITIVE_INFINITY : asked + seconds * 1000;
    if (admission.version === this.version) this.kept.set(key, { value, until });
    return value;
  }

  private forget(version: number): void {
    this.version = version;
    this.kept.clear();
  }
}
