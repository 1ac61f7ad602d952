import { Controller } from '@nestjs/common';
import type { Input } from '@wardbook/contracts/endpoint';
import * as contract from '@wardbook/contracts/laboratory-results';
import { Args, Implements, OwnTransactions, Raw } from '../../core/http/implements.js';
import { pdfAnswer } from '../../core/http/pdf-answer.js';
import type { RawExchange } from '../../core/http/request.js';
import { InboxService } from './inbox.service.js';
import { LaboratoryPrinting } from './printing.service.js';
import { ResultEntryService } from './result-entry.service.js';
import { VerificationService } from './verification.service.js';
import { WorkReader } from './work-reader.service.js';

/** Values, reports and the inbox in which they wait. */
@Controller()
export class ResultsController {
  constructor(
    private readonly reader: WorkReader,
    private readonly entry: ResultEntryService,
    private readonly verification: VerificationService,
    private readonly inbox: InboxService,
    private readonly printing: LaboratoryPrinting,
  ) {}

  @Implements(contract.getLabWork)
  look(@Args() { params }: Input<typeof contract.getLabWork>) {
    return this.reader.look(params.id);
  }

  @Implements(contract.enterResults)
  enter(@Args() { params, body }: Input<typeof contract.enterResults>) {
    return this.entry.enter(params.id, body);
  }

  @Implements(contract.amendResults)
  amend(@Args() { params, body }: Input<typeof contract.amendResults>) {
    return this.entry.amend(params.id, body);
  }

  @Implements(contract.verifyResult)
  verify(@Args() { params, body }: Input<typeof contract.verifyResult>) {
    return this.verification.verify(params.id, body);
  }

  @Implements(contract.returnResults)
  return(@Args() { params, body }: Input<typeof contract.returnResults>) {
    return this.verification.return(params.id, body);
  }

  @Implements(contract.releaseResults)
  release(@Args() { params, body }: Input<typeof contract.releaseResults>) {
    return this.verification.release(params.id, body.version);
  }

  @Implements(contract.reviewResults)
  review(@Args() { params, body }: Input<typeof contract.reviewResults>) {
    return this.verification.review(params.id, body.version);
  }

  @Implements(contract.recordCriticalCall)
  recordCall(@Args() { params, body }: Input<typeof contract.recordCriticalCall>) {
    return this.verification.recordCall(params.id, body);
  }

  @Implements(contract.getLabReport)
  report(@Args() { params }: Input<typeof contract.getLabReport>) {
    return this.inbox.look(params.id);
  }

  @OwnTransactions()
  @Implements(contract.printLabReport)
  async print(@Args() { params }: Input<typeof contract.printLabReport>, @Raw() exchange: RawExchange) {
    return await pdfAnswer(exchange, (actor) => this.printing.report(actor, params.id));
  }

  @Implements(contract.listResultInbox)
  list(@Args() { query }: Input<typeof contract.listResultInbox>) {
    return this.inbox.list(query);
  }

  @Implements(contract.countResultInbox)
  count() {
    return this.inbox.count();
  }

  @Implements(contract.acknowledgeResult)
  acknowledge(@Args() { params, body }: Input<typeof contract.acknowledgeResult>) {
    return this.inbox.acknowledge(params.id, body.note);
  }
}
