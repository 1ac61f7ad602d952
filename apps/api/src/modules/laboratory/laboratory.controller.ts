import { Controller } from '@nestjs/common';
import type { Input } from '@wardbook/contracts/core/endpoint';
import * as contract from '@wardbook/contracts/laboratory/work';
import { Args, Implements, OwnTransactions, Raw } from '../../core/http/implements.js';
import { pdfAnswer } from '../../core/http/pdf-answer.js';
import type { RawExchange } from '../../core/http/request.js';
import { OrderingService } from './ordering.service.js';
import { LaboratoryPrinting } from './printing.service.js';
import { SpecimenService } from './specimen.service.js';
import { WorkRepository } from './work.repository.js';

/** Orders, the worklist and the tubes. */
@Controller()
export class LaboratoryController {
  constructor(
    private readonly ordering: OrderingService,
    private readonly specimens: SpecimenService,
    private readonly work: WorkRepository,
    private readonly printing: LaboratoryPrinting,
  ) {}

  @Implements(contract.orderTests)
  order(@Args() { body }: Input<typeof contract.orderTests>) {
    return this.ordering.order(body);
  }

  @Implements(contract.cancelTest)
  cancel(@Args() { params, body }: Input<typeof contract.cancelTest>) {
    return this.ordering.cancel(params.id, body);
  }

  @Implements(contract.listLabWork)
  list(@Args() { query }: Input<typeof contract.listLabWork>) {
    return this.work.list(query);
  }

  @Implements(contract.countLabWork)
  async count() {
    return { counts: await this.work.counts(), critical: await this.work.critical() };
  }

  @Implements(contract.scanSpecimen)
  scan(@Args() { body }: Input<typeof contract.scanSpecimen>) {
    return this.specimens.scan(body);
  }

  @Implements(contract.collectSpecimens)
  collect(@Args() { body }: Input<typeof contract.collectSpecimens>) {
    return this.specimens.collect(body);
  }

  @Implements(contract.receiveSpecimen)
  receive(@Args() { params, body }: Input<typeof contract.receiveSpecimen>) {
    return this.specimens.receive(params.id, body.version);
  }

  @Implements(contract.rejectSpecimen)
  reject(@Args() { params, body }: Input<typeof contract.rejectSpecimen>) {
    return this.specimens.reject(params.id, body);
  }

  @OwnTransactions()
  @Implements(contract.printSpecimenLabels)
  async labels(@Args() { query }: Input<typeof contract.printSpecimenLabels>, @Raw() exchange: RawExchange) {
    return await pdfAnswer(exchange, (actor) => this.printing.labels(actor, query.ids));
  }
}
