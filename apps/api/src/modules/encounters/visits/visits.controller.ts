import { Controller } from '@nestjs/common';
import type { Input } from '@wardbook/contracts/core/endpoint';
import * as encounters from '@wardbook/contracts/encounters/visits';
import * as vitals from '@wardbook/contracts/encounters/vitals';
import { Args, Implements } from '../../../core/http/implements.js';
import { VitalsService } from '../records/vitals.service.js';
import { VisitRepository } from './visit.repository.js';
import { Visits } from './visits.service.js';

@Controller()
export class VisitsController {
  constructor(
    private readonly visits: Visits,
    private readonly vitals: VitalsService,
    private readonly queues: VisitRepository,
  ) {}

  @Implements(encounters.startVisit)
  startVisit(@Args() { body }: Input<typeof encounters.startVisit>) {
    return this.visits.startVisit(body);
  }

  @Implements(encounters.listVisits)
  listVisits(@Args() { query }: Input<typeof encounters.listVisits>) {
    return this.visits.list(query);
  }

  @Implements(encounters.readQueues)
  async readQueues() {
    return { items: await this.queues.present() };
  }

  @Implements(encounters.readVisit)
  readVisit(@Args() { params }: Input<typeof encounters.readVisit>) {
    return this.visits.read(params.id);
  }

  @Implements(encounters.changeVisit)
  changeVisit(@Args() { params, body }: Input<typeof encounters.changeVisit>) {
    return this.visits.change(params.id, body);
  }

  @Implements(encounters.cancelVisit)
  cancelVisit(@Args() { params, body }: Input<typeof encounters.cancelVisit>) {
    return this.visits.cancel(params.id, body);
  }

  @Implements(encounters.finishVisit)
  finishVisit(@Args() { params, body }: Input<typeof encounters.finishVisit>) {
    return this.visits.finish(params.id, body);
  }

  @Implements(encounters.reopenVisit)
  reopenVisit(@Args() { params, body }: Input<typeof encounters.reopenVisit>) {
    return this.visits.reopen(params.id, body.version);
  }

  @Implements(encounters.listUnfinished)
  listUnfinished(@Args() { params }: Input<typeof encounters.listUnfinished>) {
    return this.visits.unfinished(params.id);
  }

  @Implements(encounters.startEncounter)
  startEncounter(@Args() { params, body }: Input<typeof encounters.startEncounter>) {
    return this.visits.startEncounter(params.id, body);
  }

  @Implements(encounters.finishEncounter)
  finishEncounter(@Args() { params, body }: Input<typeof encounters.finishEncounter>) {
    return this.visits.finishEncounter(params.id, body.version);
  }

  @Implements(vitals.recordVitals)
  recordVitals(@Args() { params, body }: Input<typeof vitals.recordVitals>) {
    return this.vitals.record(params.id, body);
  }

  @Implements(vitals.listVitals)
  listVitals(@Args() { params, query }: Input<typeof vitals.listVitals>) {
    return this.vitals.list(params.id, query.limit);
  }

  @Implements(vitals.markVitalsWrong)
  markVitalsWrong(@Args() { params, body }: Input<typeof vitals.markVitalsWrong>) {
    return this.vitals.markWrong(params.id, body.reason);
  }
}
