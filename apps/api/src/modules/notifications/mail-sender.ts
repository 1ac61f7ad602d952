import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { createTransport, type Transporter } from 'nodemailer';
import { CONFIG, type Config } from '../../core/config.js';

const PATIENCE_MS = 20_000;

/** Hands e-mail to the configured server. */
@Injectable()
export class MailSender implements OnApplicationShutdown {
  private readonly transport: Transporter | null;

  constructor(@Inject(CONFIG) private readonly config: Config) {
    this.transport = config.SMTP_URL
      ? createTransport(config.SMTP_URL, { connectionTimeout: PATIENCE_MS, socketTimeout: PATIENCE_MS } as never)
      : null;
  }

  get isConfigured(): boolean {
    return this.transport !== null;
  }

  /**
   * Returns the mail's Message-ID, or throws. The id is made from the message's own, so a mail that is sent twice, because
   * the worker died before it could note the first, is one mail to servers and readers.
   */
  async send(id: string, to: string, subject: string, text: string): Promise<string> {
    if (!this.transport) throw new Error('No mail server is configured.');
    const messageId = `<${id}@${domainOf(this.config.MAIL_FROM)}>`;
    await this.transport.sendMail({ from: this.config.MAIL_FROM, to, subject, text, messageId });
    return messageId;
  }

  onApplicationShutdown(): void {
    this.transport?.close();
  }
}

function domainOf(sender: string): string {
  return /@([^\s>]+)/.exec(sender)?.[1] ?? 'localhost';
}
