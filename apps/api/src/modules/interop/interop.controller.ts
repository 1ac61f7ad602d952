import { Controller } from '@nestjs/common';
import type { Input } from '@wardbook/contracts/core/endpoint';
import * as contract from '@wardbook/contracts/interop/imports';
import { Args, Implements } from '../../core/http/implements.js';
import { ImportLogRepository } from './import/import-log.repository.js';
import { InsuranceHistory } from './import/insurance-history.service.js';

@Controller()
export class InteropController {
  constructor(
    private readonly log: ImportLogRepository,
    private readonly insurance: InsuranceHistory,
  ) {}

  @Implements(contract.listImportBatches)
  batches(@Args() { query }: Input<typeof contract.listImportBatches>) {
    return this.log.batches(query);
  }

  @Implements(contract.listImportProblems)
  problems(@Args() input: Input<typeof contract.listImportProblems>) {
    return this.log.problems(input);
  }

  @Implements(contract.listInsuranceHistory)
  insuranceHistory(@Args() input: Input<typeof contract.listInsuranceHistory>) {
    return this.insurance.list(input);
  }
}
