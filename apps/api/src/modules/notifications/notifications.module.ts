import { Module } from '@nestjs/common';
import { InventoryModule } from '../inventory/index.js';
import { AccountNotices } from './account-notice.service.js';
import { MailSender } from './mail-sender.js';
import { MessageRepository } from './message.repository.js';
import { NotificationService } from './notification.service.js';
import { NotificationsController } from './notifications.controller.js';
import { SmsSender } from './sms-sender.js';
import { StockDigest } from './stock-digest.service.js';

@Module({
  controllers: [NotificationsController],
  imports: [InventoryModule],
  providers: [AccountNotices, MailSender, MessageRepository, NotificationService, SmsSender, StockDigest],
})
export class NotificationsModule {}
