import { Controller } from '@nestjs/common';
import type { Input } from '@wardbook/contracts/core/endpoint';
import * as allergies from '@wardbook/contracts/encounters/allergies';
import * as conditions from '@wardbook/contracts/encounters/conditions';
import * as clinicalHistory from '@wardbook/contracts/encounters/history-entries';
import { Args, Implements } from '../../../core/http/implements.js';
import { ConceptRepository } from '../terminology/concept.repository.js';
import { AllergyService } from './allergies.service.js';
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

  @Implements(conditions.searchDiagnoses)
  async searchDiagnoses(@Args() { query }: Input<typeof conditions.searchDiagnoses>) {
    return { items: await this.concepts.searchDiagnoses(query.search, query.limit) };
  }

  @Implements(conditions.recordCondition)
  recordCondition(@Args() { params, body }: Input<typeof conditions.recordCondition>) {
    return this.problems.record(params.id, body);
  }

  @Implements(conditions.changeCondition)
  changeCondition(@Args() { params, body }: Input<typeof conditions.changeCondition>) {
    return this.problems.change(params.id, body);
  }

  @Implements(conditions.markConditionWrong)
  markConditionWrong(@Args() { params, body }: Input<typeof conditions.markConditionWrong>) {
    return this.problems.markWrong(params.id, body.reason);
  }

  @Implements(allergies.readAllergies)
  readAllergies(@Args() { params }: Input<typeof allergies.readAllergies>) {
    return this.allergies.look(params.id);
  }

  @Implements(allergies.recordAllergy)
  recordAllergy(@Args() { params, body }: Input<typeof allergies.recordAllergy>) {
    return this.allergies.record(params.id, body);
  }

  @Implements(allergies.setAllergyStatus)
  setAllergyStatus(@Args() { params, body }: Input<typeof allergies.setAllergyStatus>) {
    return this.allergies.setStatus(params.id, body);
  }

  @Implements(allergies.changeAllergy)
  changeAllergy(@Args() { params, body }: Input<typeof allergies.changeAllergy>) {
    return this.allergies.change(params.id, body);
  }

  @Implements(allergies.markAllergyWrong)
  markAllergyWrong(@Args() { params, body }: Input<typeof allergies.markAllergyWrong>) {
    return this.allergies.markWrong(params.id, body.reason);
  }

  @Implements(clinicalHistory.listHistoryEntries)
  listHistoryEntries(@Args() { params }: Input<typeof clinicalHistory.listHistoryEntries>) {
    return this.history.look(params.id);
  }

  @Implements(clinicalHistory.recordHistoryEntry)
  recordHistoryEntry(@Args() { params, body }: Input<typeof clinicalHistory.recordHistoryEntry>) {
    return this.history.record(params.id, body);
  }

  @Implements(clinicalHistory.markHistoryEntryWrong)
  markHistoryEntryWrong(@Args() { params, body }: Input<typeof clinicalHistory.markHistoryEntryWrong>) {
    return this.history.markWrong(params.id, body.reason);
  }
}
