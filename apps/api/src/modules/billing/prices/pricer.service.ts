import { Injectable } from '@nestjs/common';
import { found } from '../../../core/problem.error.js';
import { type AccountCoverage, type Circumstances, CircumstancesRepository } from '../charges/circumstances.repository.js';
import { PriceRepository } from './price.repository.js';
import { type Pricing, priceCharge } from './price-rules.js';

interface ToPrice {
  serviceItemId: string;
  accountId: string;
  quantity: string;
  occurredAt: string | null;
  practitionerFee: string | null;
}

export interface PricedAct {
  pricing: Pricing;
  circumstances: Circumstances;
  coverages: AccountCoverage[];
}

/** Collects what a price depends on, and asks the rule. */
@Injectable()
export class Pricer {
  constructor(
    private readonly circumstances: CircumstancesRepository,
    private readonly prices: PriceRepository,
  ) {}

  async price({ serviceItemId, accountId, quantity, occurredAt, practitionerFee }: ToPrice): Promise<PricedAct> {
    const circumstances = found(await this.circumstances.read(serviceItemId, accountId, occurredAt));
    const { day, time, visitClass, ageYears, currency } = circumstances;
    const coverages = await this.circumstances.coveragesOf(accountId, day);
    const payerId = coverages[0]?.payerId ?? null;
    const pricing = priceCharge({
      act: { facilityId: this.prices.facilityId, payerId, visitClass, ageYears, day, time },
      quantity,
      currency,
      entries: await this.prices.candidates(serviceItemId, day, currency),
      tax: await this.prices.taxOf(serviceItemId, payerId, day),
      practitionerFee,
    });
    return { pricing, circumstances, coverages };
  }
}
