import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import type { Actor } from '../../core/database/actor.js';
import { Db } from '../../core/database/db.js';
import { Problem } from '../../core/problem.error.js';
import { AccountRepository } from './account.repository.js';
import { PasswordHasher } from './password-hasher.js';
import { passwordFault, passwordFaults } from './password-rules.js';

@Injectable()
export class PasswordService {
  constructor(
    private readonly db: Db,
    private readonly accounts: AccountRepository,
    private readonly hasher: PasswordHasher,
  ) {}

  /** Changes one's own password and ends every other session of the user. */
  async change(actor: Actor, sessionId: string, current: string, next: string): Promise<void> {
    const userId = actor.userId ?? '';
    const matches = await this.hasher.matches(await this.accounts.passwordHashOf(userId), current);
    if (!matches) throw new Problem('wrong-credentials');
    const fault = passwordFault(next, await this.accounts.ownerOf(userId), current);
    if (fault) throw Problem.field('body.next', fault, passwordFaults[fault]);
    const hash = await this.hasher.hash(next);
    await this.db.tx(actor, async () => {
      await this.accounts.setPasswordHash(userId, hash);
      await sql`update session set ended_at = now(), end_reason = 'password-changed'
        where user_id = ${userId} and id <> ${sessionId} and ended_at is null`.execute(this.db.q);
    });
  }
}
