import { Inject, Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CONFIG, type Config } from '../config.js';

const DAY_SECONDS = 86_400;
/** As long as browsers keep a cookie. */
const DEVICE_SECONDS = 400 * DAY_SECONDS;

type CookieName = 'access' | 'refresh' | 'device';

/** The two cookies of a session, and the one that names the browser and outlives it. Over https they carry the `__Host-` prefix; plain http is for loopback only. */
@Injectable()
export class SessionCookies {
  private readonly secure: boolean;

  constructor(@Inject(CONFIG) config: Config) {
    this.secure = config.WARDBOOK_PUBLIC_URL !== undefined;
  }

  set(reply: FastifyReply, tokens: { access: string; refresh?: string; device?: string }): void {
    this.write(reply, 'access', tokens.access);
    if (tokens.refresh) this.write(reply, 'refresh', tokens.refresh);
    if (tokens.device) this.write(reply, 'device', tokens.device);
  }

  clear(reply: FastifyReply): void {
    for (const name of ['access', 'refresh'] as const) reply.clearCookie(this.name(name), { path: '/', secure: this.secure });
  }

  read(request: FastifyRequest, name: CookieName): string | undefined {
    return request.cookies[this.name(name)];
  }

  private write(reply: FastifyReply, name: CookieName, value: string): void {
    reply.setCookie(this.name(name), value, {
      path: '/',
      httpOnly: true,
      sameSite: 'strict',
      secure: this.secure,
      maxAge: name === 'device' ? DEVICE_SECONDS : DAY_SECONDS,
    });
  }

  /** Cookies ignore ports, so on loopback the name keeps side-by-side installations apart only by browser profile. */
  private name(name: CookieName): string {
    return this.secure ? `__Host-wardbook-${name}` : `wardbook-${name}`;
  }
}
