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

  /** Answers the message's id, or throws. */
  async send(to: string, subject: string, text: string): Promise<string> {
    if (!this.transport) throw new Error('No mail server is configured.');
    const { messageId } = (await this.transport.sendMail({ from: this.config.MAIL_FROM, to, subject, text })) as { messageId: string };
    return messageId;
  }

  onApplicationShutdown(): void {
    this.transport?.close();
  }
}
