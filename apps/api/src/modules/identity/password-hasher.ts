import { Injectable } from '@nestjs/common';
import { hash, verify } from '@node-rs/argon2';

const ARGON2ID = 2;
/** OWASP's first choice for argon2id: 19 MiB, two passes, one lane. */
const OPTIONS = { algorithm: ARGON2ID, memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Hashing takes tens of milliseconds of a thread, so it never happens inside a transaction. */
@Injectable()
export class PasswordHasher {
  /** Verified against when there is no such account, so that the answer takes as long as for a real one. */
  private readonly decoy = this.hash('no account has this password');

  async hash(password: string): Promise<string> {
    return await hash(password, OPTIONS);
  }

  async matches(storedHash: string | null, password: string): Promise<boolean> {
    const matches = await verify(storedHash ?? (await this.decoy), password);
    return matches && storedHash !== null;
  }
}
