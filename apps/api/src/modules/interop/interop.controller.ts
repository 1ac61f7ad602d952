import { Controller } from '@nestjs/common';
import type { Input } from '@wardbook/contracts/endpoint';
import * as contract from '@wardbook/contracts/interop';
import { Args, Implements } from '../../core/http/implements.js';
import { ImportLogRepository } from './import-log.repository.js';

@Controller()
export class InteropController {
  constructor(private readonly log: ImportLogRepository) {}

  @Implements(contract.listImportBatches)
  batches(@Args() { query }: Input<typeof contract.listImportBatches>) {
    return this.log.batches(query);
  }

  @Implements(contract.listImportProblems)
  problems(@Args() input: Input<typeof contract.listImportProblems>) {
    return this.log.problems(input);
  }
}
