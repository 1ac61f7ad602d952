import { Injectable } from '@nestjs/common';
import { found } from '../../../core/problem.error.js';
import { type Pricing, priceOfReturn } from '../prices/price-rules.js';
import { Pricer } from '../prices/pricer.service.js';
import { ChargeRepository, type ChargeRow } from './charge.repository.js';

/** Enough for a day without a price; the rest is priced by asking again. */
const AT_ONCE = 500;

/** Charges whose price was missing when the act happened. They are priced as of that moment, not as of today. */
@Injectable()
export class UnpricedCharges {
  constructor(
    private readonly charges: ChargeRepository,
    private readonly pricer: Pricer,
  ) {}

  async priceAllOf(serviceItemId: string): Promise<number> {
    let priced = 0;
    for (const charge of await this.charges.unpricedOf(serviceItemId, AT_ONCE)) {
      const pricing = await this.pricingOf(charge);
      if (pricing.status === 'unpriced') continue;
      await this.charges.setPrice(charge.id, pricing);
      priced += 1;
    }
    return priced;
  }

  /** What came back follows the charge that it takes from, which happened before it and so has its price by now. */
  private async pricingOf({ serviceItemId, accountId, quantity, occurredAt, reversesId }: ChargeRow): Promise<Pricing> {
    if (reversesId) return priceOfReturn(found(await this.charges.find(reversesId)), quantity);
    return (await this.pricer.price({ serviceItemId, accountId, quantity, occurredAt, practitionerFee: null })).pricing;
  }

  async priceAgain(serviceItemId: string): Promise<{ priced: number; left: number }> {
    return { priced: await this.priceAllOf(serviceItemId), left: await this.charges.countUnpriced(serviceItemId) };
  }
}
