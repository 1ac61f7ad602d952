import { Injectable } from '@nestjs/common';
import type { endPrice, Price, setPrice } from '@wardbook/contracts/billing/prices';
import type { Input } from '@wardbook/contracts/core/endpoint';
import { orMoved } from '../../../core/database/versioned.js';
import { found, Problem } from '../../../core/problem.error.js';
import { UnpricedCharges } from '../charges/unpriced-charges.service.js';
import { FacilityDays } from '../facility-day.repository.js';
import { PriceRepository } from './price.repository.js';
import { ServiceItemRepository } from './service-item.repository.js';

/** Dated prices. One ends where the next one begins; only one that begins on the same day is corrected, since charges have frozen theirs. */
@Injectable()
export class Prices {
  constructor(
    private readonly prices: PriceRepository,
    private readonly services: ServiceItemRepository,
    private readonly unpriced: UnpricedCharges,
    private readonly days: FacilityDays,
  ) {}

  async list(serviceItemId: string): Promise<{ items: Price[] }> {
    found(await this.services.find(serviceItemId));
    return { items: await this.prices.listOf(serviceItemId) };
  }

  async set(serviceItemId: string, input: Input<typeof setPrice>['body']): Promise<{ price: Price; chargesPriced: number }> {
    found(await this.services.find(serviceItemId));
    const { today, currency } = await this.days.now();
    const price = { ...input, currency, validFrom: input.validFrom ?? today };
    refuseImpossible(price);
    await this.prices.endEarlier(serviceItemId, price);
    const id = (await this.prices.putRight(serviceItemId, price)) ?? (await this.prices.insert(serviceItemId, price));
    const chargesPriced = await this.unpriced.priceAllOf(serviceItemId);
    return { price: found(await this.prices.find(id)), chargesPriced };
  }

  /** The general price in this facility from today on. */
  async setGeneral(serviceItemId: string, unitPrice: string): Promise<void> {
    const everybody = { payerId: null, visitClass: null, ageFrom: null, ageTo: null, timeFrom: null, timeTo: null };
    await this.set(serviceItemId, { ...everybody, everyFacility: false, unitPrice, validTo: null });
  }

  async end(id: string, { version, validTo }: Input<typeof endPrice>['body']): Promise<Price> {
    const before = found(await this.prices.find(id));
    if (validTo < before.validFrom) throw Problem.field('body.validTo', 'ends-before-start', 'A price cannot end before it began.');
    const ended = await this.prices.end(id, version, validTo);
    const current = await this.prices.find(id);
    return await orMoved(ended ? current : undefined, async () => current);
  }
}

function refuseImpossible(price: Input<typeof setPrice>['body'] & { validFrom: string }): void {
  if (price.validTo !== null && price.validTo < price.validFrom) {
    throw Problem.field('body.validTo', 'ends-before-start', 'A price cannot end before it begins.');
  }
  if (price.ageFrom !== null && price.ageTo !== null && price.ageTo < price.ageFrom) {
    throw Problem.field('body.ageTo', 'too-low', 'The last age cannot be below the first.');
  }
  if ((price.timeFrom === null) !== (price.timeTo === null) || (price.timeFrom !== null && price.timeFrom >= (price.timeTo ?? ''))) {
    throw Problem.field('body.timeTo', 'not-a-span', 'A span of the day has a start and a later end.');
  }
}
