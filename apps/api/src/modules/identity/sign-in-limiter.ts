import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../../core/config.js';
import { Problem } from '../../core/problem.error.js';

const WINDOW_MS = 300_000;
const MOST_ADDRESSES = 10_000;

/** Slows down an address that guesses passwords across accounts. Each account is locked by itself in the database. */
@Injectable()
export class SignInLimiter {
  private readonly failures = new Map<string, { count: number; since: number }>();

  constructor(@Inject(CONFIG) private readonly config: Config) {}

  refuseTooMany(address: string): void {
    const known = this.failures.get(address);
    if (!known || Date.now() - known.since > WINDOW_MS) return;
    if (known.count >= this.config.WARDBOOK_SIGN_IN_TRIES) throw new Problem('too-many-attempts');
  }

  failed(address: string): void {
    const known = this.failures.get(address);
    const fresh = !known || Date.now() - known.since > WINDOW_MS;
    if (fresh && this.failures.size >= MOST_ADDRESSES) this.failures.clear();
    this.failures.set(address, fresh ? { count: 1, since: Date.now() } : { ...known, count: known.count + 1 });
  }
}
