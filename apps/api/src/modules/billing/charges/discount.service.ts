import { Injectable } from '@nestjs/common';
import type { decideDiscount, listDiscounts, requestDiscount } from '@wardbook/contracts/billing/discounts';
import type { Input } from '@wardbook/contracts/core/endpoint';
import { Live } from '../../../core/live/live.js';
import { found, Problem, versionMoved } from '../../../core/problem.error.js';
import { refuseAmong } from '../request-faults.js';
import { ChargeRepository, type ChargeRow } from './charge.repository.js';
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
    const charges = await this.charges.lockMany(chargeIds);
    const open = new Set(charges.filter(mayBeReduced).map(({ id }) => id));
    refuseAmong('status-not-allowed', 'body.chargeIds', chargeIds, (id) =>
      open.has(id) ? null : 'This charge is invoiced, cancelled or no charge of its own.',
    );
    const reduced = new Set(await this.discounts.inForceOn(chargeIds));
    refuseAmong('already-exists', 'body.chargeIds', chargeIds, (id) =>
      reduced.has(id) ? 'A discount for this charge is there already.' : null,
    );
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
    if (current.status !== 'requested' || !current.chargeOpen) throw new Problem('status-not-allowed');
    if (!(await this.discounts.decide(id, version, approve))) throw versionMoved(current);
    await this.live.announce('billing');
    return found(await this.discounts.find(id));
  }
}

function mayBeReduced({ status, reversesId }: ChargeRow): boolean {
  return (status === 'billable' || status === 'unpriced') && reversesId === null;
}
