import { Controller } from '@nestjs/common';
import * as contract from '@wardbook/contracts/billing/prices';
import type { Input } from '@wardbook/contracts/core/endpoint';
import { Args, Implements } from '../../../core/http/implements.js';
import { Prices } from './prices.service.js';
import { Services } from './services.service.js';

@Controller()
export class PriceController {
  constructor(
    private readonly services: Services,
    private readonly prices: Prices,
  ) {}

  @Implements(contract.listServices)
  listServices(@Args() { query }: Input<typeof contract.listServices>) {
    return this.services.list(query);
  }

  @Implements(contract.createService)
  createService(@Args() { body }: Input<typeof contract.createService>) {
    return this.services.create(body);
  }

  @Implements(contract.updateService)
  updateService(@Args() { params, body }: Input<typeof contract.updateService>) {
    return this.services.update(params.id, body);
  }

  @Implements(contract.listPrices)
  listPrices(@Args() { params }: Input<typeof contract.listPrices>) {
    return this.prices.list(params.id);
  }

  @Implements(contract.setPrice)
  setPrice(@Args() { params, body }: Input<typeof contract.setPrice>) {
    return this.prices.set(params.id, body);
  }

  @Implements(contract.endPrice)
  endPrice(@Args() { params, body }: Input<typeof contract.endPrice>) {
    return this.prices.end(params.id, body);
  }

  @Implements(contract.listTaxCodes)
  listTaxCodes() {
    return this.services.listTaxes();
  }

  @Implements(contract.createTaxCode)
  createTaxCode(@Args() { body }: Input<typeof contract.createTaxCode>) {
    return this.services.createTax(body);
  }

  @Implements(contract.setTaxRate)
  setTaxRate(@Args() { params, body }: Input<typeof contract.setTaxRate>) {
    return this.services.setTaxRate(params.id, body);
  }
}
