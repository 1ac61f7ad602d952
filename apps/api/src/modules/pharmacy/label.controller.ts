import { Controller } from '@nestjs/common';
import type { Input } from '@wardbook/contracts/endpoint';
import * as contract from '@wardbook/contracts/pharmacy';
import { Args, Implements, OwnTransactions, Raw } from '../../core/http/implements.js';
import type { RawExchange } from '../../core/http/request.js';
import { Problem } from '../../core/problem.error.js';
import { LabelPrinter } from './label-printer.js';

/** Apart from the rest, since a document is laid out outside any transaction. */
@Controller()
export class LabelController {
  constructor(private readonly printer: LabelPrinter) {}

  @OwnTransactions()
  @Implements(contract.printMedicationLabel)
  async label(@Args() { params }: Input<typeof contract.printMedicationLabel>, @Raw() { request, reply }: RawExchange) {
    if (!request.actor) throw new Problem('not-signed-in');
    void reply.header('content-type', 'application/pdf').header('cache-control', 'no-store');
    return await this.printer.print(request.actor, params.id);
  }
}
