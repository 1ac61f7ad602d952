import { Injectable } from '@nestjs/common';
import { systemActor } from '../../core/database/actor.js';
import { Db } from '../../core/database/db.js';
import { Jobs, task } from '../../core/jobs/jobs.js';
import { StockAlerts } from '../inventory/index.js';
import { MessageRepository } from './message.repository.js';
import { NotificationService } from './notification.service.js';
import { stockDigestText } from './stock-digest-text.js';
import { catalogueLanguage } from './texts.js';

export const sendStockDigests = task<Record<string, never>>('send-stock-digests');

const FIRST_HOUR = 7;

/**
 * Once a day, in the morning of the facility, the person responsible for a store or an item gets an e-mail of what is low,
 * near expiry or expired there. The worker checks every hour, since facilities are in different zones; the constraint
 * `message_digest_once_a_day` keeps it to one message.
 */
@Injectable()
export class StockDigest {
  constructor(
    private readonly db: Db,
    private readonly messages: MessageRepository,
    private readonly alerts: StockAlerts,
    private readonly notifications: NotificationService,
    jobs: Jobs,
  ) {
    jobs.handle(sendStockDigests, () => this.sendAll());
    jobs.every('10 * * * *', sendStockDigests);
  }

  private async sendAll(): Promise<void> {
    const facilities = await this.db.tx(systemActor('job'), () => this.messages.facilitiesAtWork(FIRST_HOUR));
    for (const facility of facilities) await this.db.tx(systemActor('job', facility.id), () => this.write(facility));
  }

  private async write({ id, name, day }: { id: string; name: string; day: string }): Promise<void> {
    const byPerson = Map.groupBy(await this.alerts.all(), ({ responsible }) => responsible?.userId);
    const userIds = [...byPerson.keys()].filter((userId) => userId !== undefined);
    if (userIds.length === 0) return;
    for (const { id: userId, email, language } of await this.messages.addressesOf(userIds)) {
      const text = stockDigestText(catalogueLanguage(language), name, byPerson.get(userId) ?? []);
      const digest = { userId, day, recipient: email, language: catalogueLanguage(language), ...text };
      const messageId = await this.messages.insertDigest(digest);
      if (messageId) await this.notifications.enqueue(messageId, id);
    }
  }
}
