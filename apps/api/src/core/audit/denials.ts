import { type BeforeApplicationShutdown, Injectable } from '@nestjs/common';
import type { ProblemCode } from '@wardbook/contracts/core/problem';
import type { Actor } from '../database/actor.js';
import { AuditTrail } from './audit-trail.js';

/** Refusals that tell of a person who reaches for what is not hers, or of a program that guesses. */
const NOTED: ReadonlySet<ProblemCode> = new Set<ProblemCode>([
  'forbidden',
  'module-off',
  'password-change-needed',
  'confirmation-needed',
  'wrong-origin',
  'facility-needed',
  'not-found',
  'not-signed-in',
  'idempotency-key-reused',
  'other-person-needed',
  'same-person-verifies',
  'too-many-attempts',
  'too-many-records',
]);
const WINDOW_MS = 60_000;
const MOST_OPEN = 1_000;

interface Folded {
  actor: Actor;
  code: ProblemCode;
  operations: Map<string, number>;
  timer: NodeJS.Timeout;
}

/**
 * Writes denials into the trail, the first of a kind at once. What the same caller is denied with the same code within a minute
 * follows as one row with its count, so that the trail cannot be filled by asking.
 */
@Injectable()
export class Denials implements BeforeApplicationShutdown {
  private readonly open = new Map<string, Folded>();

  constructor(private readonly trail: AuditTrail) {}

  async note(actor: Actor, operation: string, code: ProblemCode): Promise<void> {
    if (!NOTED.has(code)) return;
    const key = `${actor.userId ?? actor.address}|${code}`;
    const known = this.open.get(key);
    if (known) {
      known.operations.set(operation, (known.operations.get(operation) ?? 0) + 1);
      return;
    }
    if (this.open.size >= MOST_OPEN) await this.beforeApplicationShutdown();
    const timer = setTimeout(() => void this.close(key).catch(() => undefined), WINDOW_MS).unref();
    this.open.set(key, { actor, code, operations: new Map(), timer });
    await this.trail.denied(actor, operation, { code });
  }

  async beforeApplicationShutdown(): Promise<void> {
    await Promise.allSettled([...this.open.keys()].map((key) => this.close(key)));
  }

  private async close(key: string): Promise<void> {
    const folded = this.open.get(key);
    this.open.delete(key);
    if (!folded) return;
    clearTimeout(folded.timer);
    const [[first] = []] = folded.operations;
    if (!first) return;
    const times = [...folded.operations.values()].reduce((sum, count) => sum + count, 0);
    // The admission of the first of them is over.
    const { admission: _, ...actor } = folded.actor;
    await this.trail.denied(actor, first, { code: folded.code, times, operations: Object.fromEntries(folded.operations) });
  }
}
