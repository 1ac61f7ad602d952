import { Injectable } from '@nestjs/common';
import { found, Problem } from '../../../core/problem.error.js';
import {
  type AccountCoverage,
  type Circumstances,
  CircumstancesRepository,
  type PayerTax,
  type PlacedAct,
} from '../charges/circumstances.repository.js';
import { PriceRepository } from './price.repository.js';
import { type Pricing, priceCharge, type Tax } from './price-rules.js';

export interface ToPrice extends PlacedAct {
  quantity: string;
  practitionerFee: string | null;
}

export interface PricedAct {
  pricing: Pricing;
  circumstances: Circumstances;
  coverages: AccountCoverage[];
}

/** Collects what prices depend on, and asks the rule. */
@Injectable()
export class Pricer {
  constructor(
    private readonly circumstances: CircumstancesRepository,
    private readonly prices: PriceRepository,
  ) {}

  async price(act: ToPrice): Promise<PricedAct> {
    const [priced] = await this.priceAll([act]);
    return found(priced);
  }

  /** The prices of acts in the order given. */
  async priceAll(acts: readonly ToPrice[]): Promise<PricedAct[]> {
    const all = await this.circumstances.read(
      acts.map(({ serviceItemId, accountId, occurredAt }) => ({ serviceItemId, accountId, occurredAt })),
    );
    if (all.length < acts.length) throw new Problem('not-found');
    const coverages = await this.coveragesOf(acts, all);
    return acts.map(({ accountId, quantity, practitionerFee }, index) => {
      const { entries, taxes, ...circumstances } = found(all[index]);
      const { day, time, visitClass, ageYears, currency } = circumstances;
      const covered = coverages.get(`${accountId} ${day}`) ?? [];
      const payerId = covered[0]?.payerId ?? null;
      const act = { facilityId: this.prices.facilityId, payerId, visitClass, ageYears, day, time };
      const pricing = priceCharge({ act, quantity, currency, entries, tax: taxFor(payerId, taxes), practitionerFee });
      return { pricing, circumstances, coverages: covered };
    });
  }

  private async coveragesOf(acts: readonly ToPrice[], all: readonly Circumstances[]): Promise<Map<string, AccountCoverage[]>> {
    const wanted = new Map(
      acts.map(({ accountId }, index) => [`${accountId} ${all[index]?.day}`, { accountId, day: all[index]?.day ?? '' }]),
    );
    const read = [...wanted].map(async ([key, { accountId, day }]) => [key, await this.circumstances.coveragesOf(accountId, day)] as const);
    return new Map(await Promise.all(read));
  }
}

/** A payer's own rate goes before the general one. */
function taxFor(payerId: string | null, taxes: readonly PayerTax[]): Tax | null {
  const own = payerId === null ? undefined : taxes.find((tax) => tax.payerId === payerId);
  const tax = own ?? taxes.find((each) => each.payerId === null);
  return tax ? { taxCodeId: tax.taxCodeId, rate: tax.rate, inclusive: tax.inclusive } : null;
}
