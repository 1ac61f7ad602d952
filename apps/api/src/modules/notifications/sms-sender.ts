import { Inject, Injectable } from '@nestjs/common';
import type { Twilio } from 'twilio';
import { CONFIG, type Config } from '../../core/config.js';

/** Sends SMS through Twilio. Its library is large, so it is loaded only where it is used. */
@Injectable()
export class SmsSender {
  private client: Promise<Twilio> | null = null;

  constructor(@Inject(CONFIG) private readonly config: Config) {}

  get isConfigured(): boolean {
    const { TWILIO_ACCOUNT_SID, TWILIO_AUTH_TOKEN, TWILIO_FROM } = this.config;
    return TWILIO_ACCOUNT_SID !== undefined && TWILIO_AUTH_TOKEN !== undefined && TWILIO_FROM !== undefined;
  }

  /** Returns Twilio's id of the message, or throws. */
  async send(to: string, body: string): Promise<string> {
    this.client ??= this.open();
    const client = await this.client;
    const { sid } = await client.messages.create({ to, body, from: this.config.TWILIO_FROM ?? '' });
    return sid;
  }

  private async open(): Promise<Twilio> {
    const { default: twilio } = await import('twilio');
    const { TWILIO_ACCOUNT_SID: sid, TWILIO_AUTH_TOKEN: token, TWILIO_ORIGIN: origin } = this.config;
    if (!origin) return twilio(sid, token);
    const httpClient = new twilio.RequestClient();
    const request = httpClient.request.bind(httpClient);
    // Twilio's library has no setting for its address, so the origin is exchanged on the way out.
    httpClient.request = (options) => request({ ...options, uri: atOrigin(options.uri, origin) });
    return twilio(sid, token, { httpClient });
  }
}

function atOrigin(uri: string, origin: string): string {
  const { pathname, search } = new URL(uri);
  return new URL(pathname + search, origin).toString();
}
