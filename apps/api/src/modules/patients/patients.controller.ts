import { Controller } from '@nestjs/common';
import type { Input } from '@wardbook/contracts/endpoint';
import * as contract from '@wardbook/contracts/patients';
import { Args, Implements } from '../../core/http/implements.js';
import { DuplicateFinder } from './duplicate-finder.service.js';
import { IdentifierTypeRepository } from './identifier-type.repository.js';
import { PatientEditing } from './patient-editing.service.js';
import { PatientFinder } from './patient-finder.service.js';
import { PatientRegistry } from './patient-registry.service.js';

@Controller()
export class PatientsController {
  constructor(
    private readonly registry: PatientRegistry,
    private readonly editing: PatientEditing,
    private readonly finder: PatientFinder,
    private readonly duplicates: DuplicateFinder,
    private readonly identifierTypes: IdentifierTypeRepository,
  ) {}

  @Implements(contract.registerPatient)
  register(@Args() { body }: Input<typeof contract.registerPatient>) {
    return this.registry.registerPatient(body);
  }

  @Implements(contract.findLikelyDuplicates)
  findLikelyDuplicates(@Args() input: Input<typeof contract.findLikelyDuplicates>) {
    return this.duplicates.whileTyping(input);
  }

  @Implements(contract.listPatients)
  list(@Args() { query }: Input<typeof contract.listPatients>) {
    return this.finder.list(query);
  }

  @Implements(contract.readPatient)
  read(@Args() { params }: Input<typeof contract.readPatient>) {
    return this.registry.look(params.id);
  }

  @Implements(contract.updatePatient)
  update(@Args() input: Input<typeof contract.updatePatient>) {
    return this.editing.change(input);
  }

  @Implements(contract.listIdentifierTypes)
  async listIdentifierTypes() {
    return { items: await this.identifierTypes.list() };
  }
}
