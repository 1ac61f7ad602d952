import { Controller } from '@nestjs/common';
import * as contract from '@wardbook/contracts/encounters';
import type { Input } from '@wardbook/contracts/endpoint';
import { Args, Implements } from '../../core/http/implements.js';
import { Visits } from './visits.service.js';
import { VitalsService } from './vitals.service.js';

@Controller()
export class VisitsController {
  constructor(
    private readonly visits: Visits,
    private readonly vitals: VitalsService,
  ) {}

  @Implements(contract.startVisit)
  startVisit(@Args() { body }: Input<typeof contract.startVisit>) {
    return this.visits.startVisit(body);
  }

  @Implements(contract.listVisits)
  listVisits(@Args() { query }: Input<typeof contract.listVisits>) {
    return this.visits.list(query);
  }

  @Implements(contract.readVisit)
  readVisit(@Args() { params }: Input<typeof contract.readVisit>) {
    return this.visits.read(params.id);
  }

  @Implements(contract.changeVisit)
  changeVisit(@Args() { params, body }: Input<typeof contract.changeVisit>) {
    return this.visits.change(params.id, body);
  }

  @Implements(contract.cancelVisit)
  cancelVisit(@Args() { params, body }: Input<typeof contract.cancelVisit>) {
    return this.visits.cancel(params.id, body);
  }

  @Implements(contract.finishVisit)
  finishVisit(@Args() { params, body }: Input<typeof contract.finishVisit>) {
    return this.visits.finish(params.id, body);
  }

  @Implements(contract.startEncounter)
  startEncounter(@Args() { params, body }: Input<typeof contract.startEncounter>) {
    return this.visits.startEncounter(params.id, body);
  }

  @Implements(contract.finishEncounter)
  finishEncounter(@Args() { params, body }: Input<typeof contract.finishEncounter>) {
    return this.visits.finishEncounter(params.id, body.version);
  }

  @Implements(contract.recordVitals)
  recordVitals(@Args() { params, body }: Input<typeof contract.recordVitals>) {
    return this.vitals.record(params.id, body);
  }

  @Implements(contract.listVitals)
  listVitals(@Args() { params, query }: Input<typeof contract.listVitals>) {
    return this.vitals.list(params.id, query.limit);
  }

  @Implements(contract.markVitalsWrong)
  markVitalsWrong(@Args() { params, body }: Input<typeof contract.markVitalsWrong>) {
    return this.vitals.markWrong(params.id, body.reason);
  }
}
