import { Injectable } from '@nestjs/common';
import { type PaymentMethod, paymentMethods } from '@wardbook/contracts/billing/payment-methods';
import type { SettingKey } from '@wardbook/contracts/organisation/settings';
import { Problem } from '../../../core/problem.error.js';
import { Settings } from '../../organisation/index.js';

const DECIDED = {
  card: 'billing.takes-card',
  'mobile-money': 'billing.takes-mobile-money',
  'bank-transfer': 'billing.takes-bank-transfer',
  cheque: 'billing.takes-cheque',
} as const satisfies Partial<Record<PaymentMethod, SettingKey>>;

/** By which methods this facility takes money. */
@Injectable()
export class OfferedMethods {
  constructor(private readonly settings: Settings) {}

  async offered(): Promise<{ methods: PaymentMethod[]; mobileMoneyName: string }> {
    const [mobileMoneyName, ...taken] = await Promise.all([
      this.settings.get('billing.mobile-money-name'),
      ...paymentMethods.map((method) => this.isTaken(method)),
    ]);
    return { methods: paymentMethods.filter((_, index) => taken[index]), mobileMoneyName };
  }

  async refuseUnlessOffered(method: PaymentMethod): Promise<void> {
    if (await this.isTaken(method)) return;
    throw Problem.field('body.method', 'not-offered', 'This facility takes no payment by this method.');
  }

  /** Cash is always taken, without a question to the database. */
  private async isTaken(method: PaymentMethod): Promise<boolean> {
    return method === 'cash' || (await this.settings.get(DECIDED[method]));
  }
}
