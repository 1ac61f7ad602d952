import { Controller } from '@nestjs/common';
import type { Input } from '@wardbook/contracts/core/endpoint';
import * as contract from '@wardbook/contracts/pharmacy/dispensing';
import { Args, Implements, OwnTransactions, Raw } from '../../core/http/implements.js';
import { pdfAnswer } from '../../core/http/pdf-answer.js';
import type { RawExchange } from '../../core/http/request.js';
import { LabelPrinter } from './label-printer.js';

/** Apart from the rest, since a document is laid out outside any transaction. */
@Controller()
export class LabelController {
  constructor(private readonly printer: LabelPrinter) {}

  @OwnTransactions()
  @Implements(contract.printMedicationLabels)
  async labels(@Args() { query }: Input<typeof contract.printMedicationLabels>, @Raw() exchange: RawExchange) {
    return await pdfAnswer(exchange, (actor) => this.printer.print(actor, query.ids));
  }
}
