import { Injectable } from '@nestjs/common';
import { PaymentRepository } from './payment.repository.js';
import { moveCredit } from './payment-allocation.js';

/** What an account has to its credit pays what it owes on other lines, so that no account has both. */
@Injectable()
export class Settlement {
  constructor(private readonly payments: PaymentRepository) {}

  /** Called under the account's lock, whenever a document has left a line open or paid too much. */
  async settle(accountId: string): Promise<void> {
    const lines = await this.payments.linesLeft(accountId, null);
    const overpaid = lines.filter(({ outstanding }) => outstanding < 0).map(({ lineId }) => lineId);
    if (overpaid.length === 0 || overpaid.length === lines.length) return;
    this.payments.moveLater(moveCredit(lines, await this.payments.receiptsOn(overpaid)));
  }
}
