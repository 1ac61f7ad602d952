import { Controller } from '@nestjs/common';
import * as contract from '@wardbook/contracts/billing';
import type { Input } from '@wardbook/contracts/endpoint';
import { Args, Implements } from '../../core/http/implements.js';
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

  @Implements(contract.listAccounts)
  listAccounts(@Args() { query }: Input<typeof contract.listAccounts>) {
    return this.accounts.list(query);
  }

  @Implements(contract.getAccount)
  getAccount(@Args() { params }: Input<typeof contract.getAccount>) {
    return this.accounts.read(params.id);
  }

  @Implements(contract.openAccount)
  openAccount(@Args() { body }: Input<typeof contract.openAccount>) {
    return this.accounts.openFor(body.patientId);
  }

  @Implements(contract.addCharge)
  addCharge(@Args() { params, body }: Input<typeof contract.addCharge>) {
    return this.accounts.add(params.id, body);
  }

  @Implements(contract.cancelCharge)
  cancelCharge(@Args() { params, body }: Input<typeof contract.cancelCharge>) {
    return this.accounts.cancelCharge(params.id, body.reason);
  }

  @Implements(contract.releaseCharge)
  releaseCharge(@Args() { params, body }: Input<typeof contract.releaseCharge>) {
    return this.gate.release(params.id, body);
  }

  @Implements(contract.listUnpricedCharges)
  listUnpriced(@Args() { query }: Input<typeof contract.listUnpricedCharges>) {
    return this.accounts.unpriced(query);
  }

  @Implements(contract.priceCharges)
  priceCharges(@Args() { params }: Input<typeof contract.priceCharges>) {
    return this.unpriced.priceAgain(params.id);
  }

  @Implements(contract.requestDiscount)
  requestDiscount(@Args() { body }: Input<typeof contract.requestDiscount>) {
    return this.discounts.request(body);
  }

  @Implements(contract.listDiscounts)
  listDiscounts(@Args() { query }: Input<typeof contract.listDiscounts>) {
    return this.discounts.waiting(query);
  }

  @Implements(contract.decideDiscount)
  decideDiscount(@Args() { params, body }: Input<typeof contract.decideDiscount>) {
    return this.discounts.decide(params.id, body);
  }
}
