import { Injectable } from '@nestjs/common';
import type { Admission } from '../database/admission.js';
import type { WardbookRequest } from '../http/request.js';
import { Problem } from '../problem.error.js';
import { SessionCookies } from './cookies.js';
import { type SessionContext, SessionRepository } from './session.repository.js';
import { Tokens } from './tokens.js';

const MINUTE = 60_000;
const TOUCH_AFTER = 30_000;
const MOST_REMEMBERED = 10_000;

/** Finds the living session behind a request, by bearer token or cookie. */
@Injectable()
export class Authentication {
  private readonly sessionsRead = new Map<string, SessionContext>();

  constructor(
    private readonly tokens: Tokens,
    private readonly cookies: SessionCookies,
    private readonly sessions: SessionRepository,
  ) {}

  /** The session as it was read last. It may have ended since, so its user must let the database prove the admission. */
  async remembered(request: WardbookRequest): Promise<{ session: SessionContext; admission: Admission } | null> {
    const { sessionId } = await this.tokens.verify(this.token(request));
    const session = this.sessionsRead.get(sessionId);
    if (!session || session.version === null) return null;
    const { version, idleMinutes, goodUntil } = session;
    const stale = () => {
      // Activity that is not noted now is noted with the next request.
      if (countsAsActivity(request)) this.sessions.touch(sessionId).catch(() => undefined);
    };
    return { session, admission: { sessionId, version, idleMinutes, goodUntil, stale } };
  }

  /** The session as it is now. */
  async session(request: WardbookRequest): Promise<SessionContext> {
    const claims = await this.tokens.verify(this.token(request));
    const session = await this.sessions.find(claims.sessionId);
    this.sessionsRead.delete(claims.sessionId);
    if (!session || session.endedAt || Date.parse(session.expiresAt) < Date.now()) throw new Problem('not-signed-in');
    await this.refuseIdle(session);
    if (this.sessionsRead.size >= MOST_REMEMBERED) this.sessionsRead.clear();
    this.sessionsRead.set(claims.sessionId, session);
    if (countsAsActivity(request) && Date.now() - Date.parse(session.lastActiveAt) > TOUCH_AFTER)
      await this.sessions.touch(session.sessionId);
    return session;
  }

  /** The server decides the time-out: a browser that sleeps or is forged cannot prolong a session. */
  async refuseIdle(session: SessionContext): Promise<void> {
    if (Date.now() - Date.parse(session.lastActiveAt) <= session.idleMinutes * MINUTE) return;
    await this.sessions.endIdle(session.sessionId);
    throw new Problem('session-idle');
  }

  /** Whether the request carries a token of ours that has not run out. Its session may have ended since. */
  async hasToken(request: WardbookRequest): Promise<boolean> {
    try {
      await this.tokens.verify(this.token(request));
      return true;
    } catch {
      return false;
    }
  }

  private token(request: WardbookRequest): string {
    const bearer = request.headers.authorization?.match(/^Bearer (.+)$/)?.[1];
    if (bearer) return bearer;
    refuseOtherSites(request);
    const cookie = this.cookies.read(request, 'access');
    if (cookie) return cookie;
    // The access cookie and its token end together; a refresh cookie says that a session may still be there.
    throw new Problem(this.cookies.read(request, 'refresh') ? 'session-expired' : 'not-signed-in');
  }
}

/** Polling and live updates happen without a person, so they must not keep a session alive. An event stream cannot send headers. */
function countsAsActivity(request: WardbookRequest): boolean {
  return request.headers['wardbook-background'] === undefined && request.headers.accept !== 'text/event-stream';
}

/** Cookies travel by themselves, so a write with cookies must come from our own pages. */
export function refuseOtherSites(request: WardbookRequest): void {
  const { origin, host } = request.headers;
  if (request.method === 'GET' || origin === undefined) return;
  if (!URL.canParse(origin) || new URL(origin).host !== host) throw new Problem('wrong-origin');
}
