import { Controller } from '@nestjs/common';
import type { Input } from '@wardbook/contracts/core/endpoint';
import * as contract from '@wardbook/contracts/notifications/messages';
import { Args, Implements } from '../../core/http/implements.js';
import { NotificationService } from './notification.service.js';

@Controller()
export class NotificationsController {
  constructor(private readonly notifications: NotificationService) {}

  @Implements(contract.listMessages)
  list(@Args() { query }: Input<typeof contract.listMessages>) {
    return this.notifications.list(query);
  }

  @Implements(contract.resendMessage)
  resend(@Args() { params }: Input<typeof contract.resendMessage>) {
    return this.notifications.resend(params.id);
  }
}
