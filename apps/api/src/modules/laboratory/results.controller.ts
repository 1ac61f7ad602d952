import { Controller } from '@nestjs/common';
import type { Input } from '@wardbook/contracts/core/endpoint';
import * as reports from '@wardbook/contracts/laboratory/reports';
import * as laboratoryResults from '@wardbook/contracts/laboratory/results';
import * as resultsInbox from '@wardbook/contracts/laboratory/results-inbox';
import { Args, Implements, OwnTransactions, Raw } from '../../core/http/implements.js';
import { pdfAnswer } from '../../core/http/pdf-answer.js';
import type { RawExchange } from '../../core/http/request.js';
import { CorrectionService } from './correction.service.js';
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
    private readonly corrections: CorrectionService,
    private readonly inbox: InboxService,
    private readonly printing: LaboratoryPrinting,
  ) {}

  @Implements(laboratoryResults.getLabWork)
  look(@Args() { params }: Input<typeof laboratoryResults.getLabWork>) {
    return this.reader.look(params.id);
  }

  @Implements(laboratoryResults.enterResults)
  enter(@Args() { params, body }: Input<typeof laboratoryResults.enterResults>) {
    return this.entry.enter(params.id, body);
  }

  @Implements(laboratoryResults.amendResults)
  amend(@Args() { params, body }: Input<typeof laboratoryResults.amendResults>) {
    return this.entry.amend(params.id, body);
  }

  @Implements(laboratoryResults.withdrawResult)
  withdraw(@Args() { params, body }: Input<typeof laboratoryResults.withdrawResult>) {
    return this.corrections.withdraw(params.id, body);
  }

  @Implements(laboratoryResults.verifyResult)
  verify(@Args() { params, body }: Input<typeof laboratoryResults.verifyResult>) {
    return this.verification.verify(params.id, body);
  }

  @Implements(laboratoryResults.returnResults)
  return(@Args() { params, body }: Input<typeof laboratoryResults.returnResults>) {
    return this.verification.return(params.id, body);
  }

  @Implements(laboratoryResults.releaseResults)
  release(@Args() { params, body }: Input<typeof laboratoryResults.releaseResults>) {
    return this.verification.release(params.id, body.version);
  }

  @Implements(laboratoryResults.reviewResults)
  review(@Args() { params, body }: Input<typeof laboratoryResults.reviewResults>) {
    return this.verification.review(params.id, body.version);
  }

  @Implements(laboratoryResults.recordCriticalCall)
  recordCall(@Args() { params, body }: Input<typeof laboratoryResults.recordCriticalCall>) {
    return this.verification.recordCall(params.id, body);
  }

  @Implements(reports.getLabReport)
  report(@Args() { params }: Input<typeof reports.getLabReport>) {
    return this.inbox.look(params.id);
  }

  @OwnTransactions()
  @Implements(reports.printLabReport)
  async print(@Args() { params }: Input<typeof reports.printLabReport>, @Raw() exchange: RawExchange) {
    return await pdfAnswer(exchange, (actor) => this.printing.report(actor, params.id));
  }

  @Implements(resultsInbox.listResultInbox)
  list(@Args() { query }: Input<typeof resultsInbox.listResultInbox>) {
    return this.inbox.list(query);
  }

  @Implements(resultsInbox.countResultInbox)
  count() {
    return this.inbox.count();
  }

  @Implements(resultsInbox.acknowledgeResult)
  acknowledge(@Args() { params, body }: Input<typeof resultsInbox.acknowledgeResult>) {
    return this.inbox.acknowledge(params.id, body.note);
  }

  @Implements(resultsInbox.reopenResult)
  reopen(@Args() { params }: Input<typeof resultsInbox.reopenResult>) {
    return this.inbox.reopen(params.id);
  }
}
