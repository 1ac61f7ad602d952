import { Controller } from '@nestjs/common';
import * as contract from '@wardbook/contracts/chart/chart';
import * as prints from '@wardbook/contracts/chart/prints';
import type { Input } from '@wardbook/contracts/core/endpoint';
import { Args, Implements, Raw } from '../../core/http/implements.js';
import { pdfAnswer } from '../../core/http/pdf-answer.js';
import type { RawExchange } from '../../core/http/request.js';
import { ChartService } from './chart.service.js';
import { ClinicalPrinting } from './clinical-printing.service.js';

@Controller()
export class ChartController {
  constructor(
    private readonly charts: ChartService,
    private readonly printing: ClinicalPrinting,
  ) {}

  @Implements(contract.readHistory)
  readHistory(@Args() { params }: Input<typeof contract.readHistory>) {
    return this.charts.history(params.id);
  }

  @Implements(contract.readSummary)
  readSummary(@Args() { params }: Input<typeof contract.readSummary>) {
    return this.charts.summary(params.id);
  }

  @Implements(prints.printVisitSummary)
  printVisitSummary(@Args() { params }: Input<typeof prints.printVisitSummary>, @Raw() exchange: RawExchange) {
    return pdfAnswer(exchange, (actor) => this.printing.visitSummary(actor, params.id));
  }

  @Implements(prints.printPrescription)
  printPrescription(@Args() { params }: Input<typeof prints.printPrescription>, @Raw() exchange: RawExchange) {
    return pdfAnswer(exchange, (actor) => this.printing.prescription(actor, params.id));
  }

  @Implements(prints.printNote)
  printNote(@Args() { params }: Input<typeof prints.printNote>, @Raw() exchange: RawExchange) {
    return pdfAnswer(exchange, (actor) => this.printing.note(actor, params.id));
  }
}
