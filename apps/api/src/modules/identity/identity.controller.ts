import { Controller } from '@nestjs/common';
import type { Input } from '@wardbook/contracts/core/endpoint';
import * as contract from '@wardbook/contracts/identity/sessions';
import { refuseOtherSites } from '../../core/auth/authentication.js';
import { SessionCookies } from '../../core/auth/cookies.js';
import type { SessionContext } from '../../core/auth/session.repository.js';
import { Args, Implements, OwnTransactions, Raw } from '../../core/http/implements.js';
import type { RawExchange } from '../../core/http/request.js';
import { Problem } from '../../core/problem.error.js';
import { actorOf } from './exchange.js';
import { MeReader } from './me.reader.js';
import { PasswordService } from './password.service.js';
import { type OpenedSession, SessionService } from './session.service.js';
import { SetUpService } from './set-up.service.js';
import type { Origin } from './sign-in-door.service.js';

/** Passwords are hashed outside transactions, so these endpoints open their own. */
@Controller()
export class IdentityController {
  constructor(
    private readonly sessions: SessionService,
    private readonly passwords: PasswordService,
    private readonly setUps: SetUpService,
    private readonly reader: MeReader,
    private readonly cookies: SessionCookies,
  ) {}

  @OwnTransactions()
  @Implements(contract.signIn)
  async signIn(@Args() { body }: Input<typeof contract.signIn>, @Raw() exchange: RawExchange) {
    refuseOtherSites(exchange.request);
    const opened = await this.sessions.signIn(actorOf(exchange), body.email, body.password, this.originOf(exchange));
    return await this.welcome(opened, exchange);
  }

  @OwnTransactions()
  @Implements(contract.refreshSession)
  async refresh(@Raw() exchange: RawExchange) {
    refuseOtherSites(exchange.request);
    const token = this.cookies.read(exchange.request, 'refresh');
    if (!token) throw new Problem('not-signed-in');
    const opened = await this.sessions.refresh(actorOf(exchange), token);
    this.cookies.set(exchange.reply, opened);
    return { accessToken: opened.access, expiresAt: opened.expiresAt };
  }

  @Implements(contract.signOut)
  async signOut(@Raw() exchange: RawExchange) {
    await this.sessions.end(sessionOf(exchange).sessionId);
    this.cookies.clear(exchange.reply);
  }

  @Implements(contract.getMe)
  me(@Raw() exchange: RawExchange) {
    return this.reader.read(sessionOf(exchange));
  }

  @OwnTransactions()
  @Implements(contract.changePassword)
  async changePassword(@Args() { body }: Input<typeof contract.changePassword>, @Raw() exchange: RawExchange) {
    await this.passwords.change(actorOf(exchange), sessionOf(exchange), body.current, body.next);
  }

  @OwnTransactions()
  @Implements(contract.confirmPassword)
  async confirmPassword(@Args() { body }: Input<typeof contract.confirmPassword>, @Raw() exchange: RawExchange) {
    return await this.passwords.confirm(actorOf(exchange), sessionOf(exchange), body.password);
  }

  @OwnTransactions()
  @Implements(contract.getSetUp)
  async getSetUp() {
    return { setUp: await this.setUps.isSetUp() };
  }

  @OwnTransactions()
  @Implements(contract.setUp)
  async setUp(@Args() { body }: Input<typeof contract.setUp>, @Raw() exchange: RawExchange) {
    refuseOtherSites(exchange.request);
    await this.setUps.setUp(actorOf(exchange), body);
    const opened = await this.sessions.signIn(actorOf(exchange), body.admin.email, body.admin.password, this.originOf(exchange));
    return await this.welcome(opened, exchange);
  }

  private originOf({ request }: RawExchange): Origin {
    return { address: request.ip, userAgent: request.headers['user-agent'], device: this.cookies.read(request, 'device') };
  }

  private async welcome(opened: OpenedSession, exchange: RawExchange) {
    this.cookies.set(exchange.reply, opened);
    return { ...(await this.reader.welcome(actorOf(exchange), opened.sessionId)), accessToken: opened.access };
  }
}

function sessionOf({ request }: RawExchange): SessionContext {
  if (!request.session) throw new Problem('not-signed-in');
  return request.session;
}
