import { Module } from '@nestjs/common';
import { MailSender } from './mail-sender.js';
import { MessageRepository } from './message.repository.js';
import { NotificationService } from './notification.service.js';
import { NotificationsController } from './notifications.controller.js';
import { SmsSender } from './sms-sender.js';

@Module({
  controllers: [NotificationsController],
  providers: [MailSender, MessageRepository, NotificationService, SmsSender],
})
export class NotificationsModule {}
