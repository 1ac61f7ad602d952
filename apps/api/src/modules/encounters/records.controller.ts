import { Controller } from '@nestjs/common';
import * as contract from '@wardbook/contracts/encounters';
import type { Input } from '@wardbook/contracts/endpoint';
import { Args, Implements } from '../../core/http/implements.js';
import { AllergyService } from './allergies.service.js';
import { ConceptRepository } from './concept.repository.js';
import { HistoryEntries } from './history-entries.service.js';
import { ProblemList } from './problem-list.service.js';

@Controller()
export class RecordsController {
  constructor(
    private readonly allergies: AllergyService,
    private readonly problems: ProblemList,
    private readonly history: HistoryEntries,
    private readonly concepts: ConceptRepository,
  ) {}

  @Implements(contract.searchDiagnoses)
  async searchDiagnoses(@Args() { query }: Input<typeof contract.searchDiagnoses>) {
    return { items: await this.concepts.searchDiagnoses(query.search, query.limit) };
  }

  @Implements(contract.recordCondition)
  recordCondition(@Args() { params, body }: Input<typeof contract.recordCondition>) {
    return this.problems.record(params.id, body);
  }

  @Implements(contract.changeCondition)
  changeCondition(@Args() { params, body }: Input<typeof contract.changeCondition>) {
    return this.problems.change(params.id, body);
  }

  @Implements(contract.markConditionWrong)
  markConditionWrong(@Args() { params, body }: Input<typeof contract.markConditionWrong>) {
    return this.problems.markWrong(params.id, body.reason);
  }

  @Implements(contract.readAllergies)
  readAllergies(@Args() { params }: Input<typeof contract.readAllergies>) {
    return this.allergies.look(params.id);
  }

  @Implements(contract.recordAllergy)
  recordAllergy(@Args() { params, body }: Input<typeof contract.recordAllergy>) {
    return this.allergies.record(params.id, body);
  }

  @Implements(contract.setAllergyStatus)
  setAllergyStatus(@Args() { params, body }: Input<typeof contract.setAllergyStatus>) {
    return this.allergies.setStatus(params.id, body);
  }

  @Implements(contract.changeAllergy)
  changeAllergy(@Args() { params, body }: Input<typeof contract.changeAllergy>) {
    return this.allergies.change(params.id, body);
  }

  @Implements(contract.markAllergyWrong)
  markAllergyWrong(@Args() { params, body }: Input<typeof contract.markAllergyWrong>) {
    return this.allergies.markWrong(params.id, body.reason);
  }

  @Implements(contract.listHistoryEntries)
  listHistoryEntries(@Args() { params }: Input<typeof contract.listHistoryEntries>) {
    return this.history.look(params.id);
  }

  @Implements(contract.recordHistoryEntry)
  recordHistoryEntry(@Args() { params, body }: Input<typeof contract.recordHistoryEntry>) {
    return this.history.record(params.id, body);
  }

  @Implements(contract.markHistoryEntryWrong)
  markHistoryEntryWrong(@Args() { params, body }: Input<typeof contract.markHistoryEntryWrong>) {
    return this.history.markWrong(params.id, body.reason);
  }
}
