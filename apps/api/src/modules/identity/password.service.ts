import { Injectable } from '@nestjs/common';
import { CONFIRMED_MINUTES } from '@wardbook/contracts/core/endpoint';
import { AuditTrail } from '../../core/audit/audit-trail.js';
import type { Actor } from '../../core/database/actor.js';
import { Db } from '../../core/database/db.js';
import { Events } from '../../core/events.js';
import { Problem } from '../../core/problem.error.js';
import { AccountRepository } from './account.repository.js';
import { accountChanged } from './identity.events.js';
import { PasswordHasher } from './password-hasher.js';
import { passwordFault, passwordFaults } from './password-rules.js';

/** A user within a session. */
interface Owner {
  userId: string;
  sessionId: string;
}

/** What a signed-in user does with the password: prove it again, and change it. */
@Injectable()
export class PasswordService {
  constructor(
    private readonly db: Db,
    private readonly accounts: AccountRepository,
    private readonly hasher: PasswordHasher,
    private readonly trail: AuditTrail,
    private readonly events: Events,
  ) {}

  /** Changes the caller's password and ends every other session of the user. */
  async change(actor: Actor, owner: Owner, current: string, next: string): Promise<void> {
    await this.prove(actor, owner, current, 'changePassword');
    const known = await this.accounts.ownerOf(owner.userId);
    const fault = passwordFault(next, known, current);
    if (fault) throw Problem.field('body.next', fault, passwordFaults[fault]);
    const hash = await this.hasher.hash(next);
    await this.db.tx(actor, async () => {
      await this.accounts.setPasswordHash(owner.userId, hash);
      const endedSessions = await this.accounts.endOtherSessions(owner);
      await this.trail.record({
        action: 'password-change',
        operation: 'changePassword',
        subjectId: owner.userId,
        detail: { endedSessions },
      });
      await this.events.emit(accountChanged, { userId: owner.userId, notice: 'password-changed', addresses: [known.email] });
    });
  }

  /** Lets the session do critical acts for a few minutes. Returns until when. */
  async confirm(actor: Actor, owner: Owner, password: string): Promise<{ until: string }> {
    await this.prove(actor, owner, password, 'confirmPassword');
    await this.db.tx(actor, async () => {
      await this.accounts.confirmSession(owner.sessionId);
      await this.trail.record({ action: 'confirm', operation: 'confirmPassword', subjectId: owner.userId });
    });
    return { until: new Date(Date.now() + CONFIRMED_MINUTES * 60_000).toISOString() };
  }

  /**
   * A try is counted before the password is compared, so that guesses which arrive at once are counted too. Who guesses in
   * another person's session loses the session, and the owner can sign in elsewhere meanwhile.
   */
  private async prove(actor: Actor, { userId, sessionId }: Owner, password: string, operation: string): Promise<void> {
    const left = await this.accounts.takeTry(sessionId);
    if (left === null) throw new Problem('not-signed-in');
    if (await this.hasher.matches(await this.accounts.passwordHashOf(userId), password)) {
      await this.accounts.forgetTries(sessionId);
      return;
    }
    await this.db.tx(actor, async () => {
      await this.trail.record({ action: 'sign-in-failed', operation, subjectId: userId, detail: { left } });
      if (left === 0) await this.accounts.endGuessedSession(sessionId);
    });
    throw new Problem('wrong-credentials');
  }
}
