import { Inject, Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CONFIG, type Config } from '../config.js';

const DAY_SECONDS = 86_400;

/** The two cookies of a session. Over https they carry the `__Host-` prefix; plain http is for loopback only. */
@Injectable()
export class SessionCookies {
  private readonly secure: boolean;

  constructor(@Inject(CONFIG) config: Config) {
    this.secure = config.WARDBOOK_PUBLIC_URL !== undefined;
  }

  set(reply: FastifyReply, tokens: { access: string; refresh?: string }): void {
    this.write(reply, 'access', tokens.access);
    if (tokens.refresh) this.write(reply, 'refresh', tokens.refresh);
  }

  clear(reply: FastifyReply): void {
    for (const name of ['access', 'refresh'] as const) reply.clearCookie(this.name(name), { path: '/', secure: this.secure });
  }

  read(request: FastifyRequest, name: 'access' | 'refresh'): string | undefined {
    return request.cookies[this.name(name)];
  }

  private write(reply: FastifyReply, name: 'access' | 'refresh', value: string): void {
    reply.setCookie(this.name(name), value, { path: '/', httpOnly: true, sameSite: 'strict', secure: this.secure, maxAge: DAY_SECONDS });
  }

  /** Cookies ignore ports, so on loopback the name keeps side-by-side installations apart only by browser profile. */
  private name(name: 'access' | 'refresh'): string {
    return this.secure ? `__Host-wardbook-${name}` : `wardbook-${name}`;
  }
}
