import { Controller } from '@nestjs/common';
import type { Input } from '@wardbook/contracts/core/endpoint';
import * as contract from '@wardbook/contracts/insurance/payers';
import { Args, Implements } from '../../core/http/implements.js';
import { CoverageService } from './coverage.service.js';
import { PayerService } from './payer.service.js';

@Controller()
export class InsuranceController {
  constructor(
    private readonly payers: PayerService,
    private readonly coverages: CoverageService,
  ) {}

  @Implements(contract.listPayers)
  list(@Args() input: Input<typeof contract.listPayers>) {
    return this.payers.list(input);
  }

  @Implements(contract.createPayer)
  create(@Args() { body }: Input<typeof contract.createPayer>) {
    return this.payers.create(body);
  }

  @Implements(contract.updatePayer)
  update(@Args() input: Input<typeof contract.updatePayer>) {
    return this.payers.change(input);
  }

  @Implements(contract.createPayerPlan)
  createPlan(@Args() input: Input<typeof contract.createPayerPlan>) {
    return this.payers.createPlan(input);
  }

  @Implements(contract.updatePayerPlan)
  updatePlan(@Args() input: Input<typeof contract.updatePayerPlan>) {
    return this.payers.changePlan(input);
  }

  @Implements(contract.addCoverage)
  addCoverage(@Args() input: Input<typeof contract.addCoverage>) {
    return this.coverages.add(input);
  }

  @Implements(contract.updateCoverage)
  updateCoverage(@Args() input: Input<typeof contract.updateCoverage>) {
    return this.coverages.change(input);
  }
}
