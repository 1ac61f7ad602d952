import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../../core/audit/audit-trail.js';
import { Authentication } from '../../core/auth/authentication.js';
import { SessionRepository } from '../../core/auth/session.repository.js';
import { ACCESS_TOKEN_SECONDS, hashToken, newRefreshToken, Tokens } from '../../core/auth/tokens.js';
import type { Actor } from '../../core/database/actor.js';
import { Db } from '../../core/database/db.js';
import { newId } from '../../core/database/new-ids.js';
import { Problem } from '../../core/problem.error.js';
import { Settings } from '../organisation/index.js';
import { OpenedSessionRepository, type RefreshTokenOwner } from './opened-session.repository.js';
import { type Origin, SignInDoor } from './sign-in-door.service.js';

export interface OpenedSession {
  userId: string;
  sessionId: string;
  access: string;
  refresh?: string;
  /** Names the browser, for the cookie of its own. */
  device?: string;
  expiresAt: string;
}

/** Two tabs may present the same refresh token at the same moment; that is not theft. */
const REUSE_GRACE_SECONDS = 10;

/** Opens, prolongs and ends sessions. */
@Injectable()
export class SessionService {
  constructor(
    private readonly db: Db,
    private readonly door: SignInDoor,
    private readonly tokens: Tokens,
    private readonly authentication: Authentication,
    private readonly sessions: SessionRepository,
    private readonly opened: OpenedSessionRepository,
    private readonly trail: AuditTrail,
    private readonly settings: Settings,
  ) {}

  async signIn(actor: Actor, email: string, password: string, origin: Origin): Promise<OpenedSession> {
    const { account, matches, locked } = await this.door.verify(email, password, origin);
    if (!account || !matches) {
      // A stranger is no user of ours, whosever account it was; an address that no account has is kept as it was typed.
      const detail = { locked, knownDevice: account?.deviceId != null, ...(account ? {} : { email }) };
      await this.db.tx(actor, async () => {
        await this.trail.record({ action: 'sign-in-failed', operation: 'signIn', subjectId: account?.id ?? null, detail });
      });
      throw new Problem('wrong-credentials');
    }
    const sessionId = newId();
    return await this.db.tx({ ...actor, kind: 'user', userId: account.id, sessionId }, async () => {
      const device = await this.door.admit(account, origin);
      return { ...(await this.open(account.id, sessionId, origin.userAgent)), device };
    });
  }

  /** Opens a session in the running transaction. */
  private async open(userId: string, sessionId: string, userAgent: string | undefined): Promise<OpenedSession> {
    const refresh = newRefreshToken();
    const longestHours = await this.settings.get('session.longest-hours');
    await this.opened.insert({ id: sessionId, userId, longestHours, refreshHash: hashToken(refresh), userAgent });
    await this.trail.record({ action: 'sign-in', operation: 'signIn', subjectId: userId });
    return { userId, sessionId, refresh, ...(await this.accessToken(userId, sessionId)) };
  }

  /** A refresh token works once. One that comes again later was stolen or copied, so the session ends for the thief and the owner alike. */
  async refresh(actor: Actor, token: string): Promise<OpenedSession> {
    const hash = hashToken(token);
    const found = await this.opened.findByRefreshHash(hash);
    if (!found) throw new Problem('not-signed-in');
    const session = await this.sessions.find(found.id);
    if (!session || session.endedAt || Date.parse(session.expiresAt) < Date.now()) throw new Problem('not-signed-in');
    await this.authentication.refuseIdle(session);
    const owner: Actor = { ...actor, kind: 'user', userId: session.userId, sessionId: found.id };
    if (!found.current) return await this.refreshAgain(owner, found);
    const next = newRefreshToken();
    const rotated = await this.db.tx(owner, () => this.opened.rotate(found.id, hash, hashToken(next)));
    const access = await this.accessToken(session.userId, found.id);
    return { userId: session.userId, sessionId: found.id, ...access, ...(rotated ? { refresh: next } : {}) };
  }

  async end(sessionId: string): Promise<void> {
    await this.opened.end(sessionId, 'signed-out');
    await this.trail.record({ action: 'sign-out', operation: 'signOut', subjectId: this.db.actor.userId });
  }

  private async refreshAgain(owner: Actor, found: RefreshTokenOwner): Promise<OpenedSession> {
    if (found.spentSecondsAgo <= REUSE_GRACE_SECONDS) {
      return { userId: found.userId, sessionId: found.id, ...(await this.accessToken(found.userId, found.id)) };
    }
    await this.db.tx(owner, async () => {
      await this.opened.end(found.id, 'refresh-reused');
      await this.trail.record({
        action: 'denied',
        operation: 'refreshSession',
        subjectId: found.userId,
        detail: { code: 'refresh-reused' },
      });
    });
    throw new Problem('not-signed-in');
  }

  private async accessToken(userId: string, sessionId: string): Promise<{ access: string; expiresAt: string }> {
    const expiresAt = new Date(Date.now() + ACCESS_TOKEN_SECONDS * 1000).toISOString();
    return { access: await this.tokens.sign(userId, sessionId), expiresAt };
  }
}
