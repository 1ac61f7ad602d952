import { Controller } from '@nestjs/common';
import * as billing from '@wardbook/contracts/billing/charges';
import * as discounts from '@wardbook/contracts/billing/discounts';
import type { Input } from '@wardbook/contracts/core/endpoint';
import { Args, Implements } from '../../../core/http/implements.js';
import { Accounts } from './accounts.service.js';
import { Discounts } from './discount.service.js';
import { PaymentGate } from './payment-gate.service.js';
import { UnpricedCharges } from './unpriced-charges.service.js';

@Controller()
export class BillingController {
  constructor(
    private readonly accounts: Accounts,
    private readonly discounts: Discounts,
    private readonly gate: PaymentGate,
    private readonly unpriced: UnpricedCharges,
  ) {}

  @Implements(billing.listAccounts)
  listAccounts(@Args() { query }: Input<typeof billing.listAccounts>) {
    return this.accounts.list(query);
  }

  @Implements(billing.getAccount)
  getAccount(@Args() { params }: Input<typeof billing.getAccount>) {
    return this.accounts.read(params.id);
  }

  @Implements(billing.openAccount)
  openAccount(@Args() { body }: Input<typeof billing.openAccount>) {
    return this.accounts.openFor(body.patientId);
  }

  @Implements(billing.addCharge)
  addCharge(@Args() { params, body }: Input<typeof billing.addCharge>) {
    return this.accounts.add(params.id, body);
  }

  @Implements(billing.cancelCharge)
  cancelCharge(@Args() { params, body }: Input<typeof billing.cancelCharge>) {
    return this.accounts.cancelCharge(params.id, body.reason);
  }

  @Implements(billing.releaseCharge)
  releaseCharge(@Args() { params, body }: Input<typeof billing.releaseCharge>) {
    return this.gate.release(params.id, body);
  }

  @Implements(billing.listUnpricedCharges)
  listUnpriced(@Args() { query }: Input<typeof billing.listUnpricedCharges>) {
    return this.accounts.unpriced(query);
  }

  @Implements(billing.priceCharges)
  priceCharges(@Args() { params }: Input<typeof billing.priceCharges>) {
    return this.unpriced.priceAgain(params.id);
  }

  @Implements(discounts.requestDiscount)
  requestDiscount(@Args() { body }: Input<typeof discounts.requestDiscount>) {
    return this.discounts.request(body);
  }

  @Implements(discounts.listDiscounts)
  listDiscounts(@Args() { query }: Input<typeof discounts.listDiscounts>) {
    return this.discounts.waiting(query);
  }

  @Implements(discounts.decideDiscount)
  decideDiscount(@Args() { params, body }: Input<typeof discounts.decideDiscount>) {
    return this.discounts.decide(params.id, body);
  }
}
