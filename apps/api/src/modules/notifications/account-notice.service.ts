import { Injectable } from '@nestjs/common';
import type { AccountNotice } from '@wardbook/contracts/identity/users';
import { Db } from '../../core/database/db.js';
import { Events } from '../../core/events.js';
import { accountChanged } from '../identity/index.js';
import { accountNoticeText } from './account-notice-text.js';
import { MessageRepository } from './message.repository.js';
import { NotificationService } from './notification.service.js';
import { catalogueLanguage, formatLanguage, wallTimeText } from './texts.js';

/** Tells the owner of an account by e-mail what was done to it, in the transaction in which it is done. */
@Injectable()
export class AccountNotices {
  constructor(
    private readonly db: Db,
    private readonly messages: MessageRepository,
    private readonly notifications: NotificationService,
    events: Events,
  ) {
    events.on(accountChanged, ({ userId, notice, addresses }) => this.write(userId, notice, addresses));
  }

  private async write(userId: string, notice: AccountNotice, addresses: readonly string[]): Promise<void> {
    const sender = await this.messages.senderOfAccountNotice(userId);
    if (!sender) return;
    const { facilityId, organisation, country, zone, language } = sender;
    const kept = catalogueLanguage(language);
    const when = wallTimeText(sender.now, zone, formatLanguage(language, country));
    const text = accountNoticeText(kept, notice, organisation, `${when}, ${zone}`);
    await this.db.inFacility(facilityId, async () => {
      for (const recipient of new Set(addresses)) {
        const id = await this.messages.insertAccountNotice({ userId, recipient, language: kept, ...text });
        await this.notifications.enqueue(id, facilityId);
      }
    });
  }
}
