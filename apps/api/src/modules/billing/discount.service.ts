import { Injectable } from '@nestjs/common';
import type { decideDiscount, listDiscounts, requestDiscount } from '@wardbook/contracts/discounts';
import type { Input } from '@wardbook/contracts/endpoint';
import { Live } from '../../core/live/live.js';
import { found, Problem } from '../../core/problem.error.js';
import { ChargeRepository } from './charge.repository.js';
import { DiscountRepository } from './discount.repository.js';

/** One person asks, another one decides; only what is approved when the invoice is issued counts. */
@Injectable()
export class Discounts {
  constructor(
    private readonly discounts: DiscountRepository,
    private readonly charges: ChargeRepository,
    private readonly live: Live,
  ) {}

  async request({ chargeIds, percent, reason }: Input<typeof requestDiscount>['body']): Promise<{ requested: number }> {
    const charges = await this.charges.findMany(chargeIds);
    const open = charges.every(({ status, reversesId }) => (status === 'billable' || status === 'unpriced') && reversesId === null);
    if (charges.length !== new Set(chargeIds).size || !open) throw new Problem('status-not-allowed');
    await this.discounts.insert(
      charges.map(({ id }) => id),
      percent,
      reason,
    );
    await this.live.announce('billing');
    return { requested: charges.length };
  }

  waiting(query: Input<typeof listDiscounts>['query']) {
    return this.discounts.waiting(query);
  }

  async decide(id: string, { approve, version }: Input<typeof decideDiscount>['body']) {
    const current = found(await this.discounts.find(id));
    if (current.own) throw new Problem('other-person-needed');
    if (current.status !== 'requested' || !current.chargeOpen) throw new Problem('status-not-allowed');
    if (!(await this.discounts.decide(id, version, approve))) throw new Problem('version-moved', { context: { current } });
    await this.live.announce('billing');
    return found(await this.discounts.find(id));
  }
}
