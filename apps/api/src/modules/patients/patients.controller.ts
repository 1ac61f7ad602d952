import { Controller } from '@nestjs/common';
import type { Input } from '@wardbook/contracts/core/endpoint';
import * as duplicates from '@wardbook/contracts/patients/duplicates';
import * as patients from '@wardbook/contracts/patients/patients';
import { Args, Implements } from '../../core/http/implements.js';
import { DuplicateFinder } from './duplicates/duplicate-finder.service.js';
import { IdentifierTypeRepository } from './registry/identifier-type.repository.js';
import { PatientEditing } from './registry/patient-editing.service.js';
import { PatientRegistry } from './registry/patient-registry.service.js';
import { PatientFinder } from './search/patient-finder.service.js';

@Controller()
export class PatientsController {
  constructor(
    private readonly registry: PatientRegistry,
    private readonly editing: PatientEditing,
    private readonly finder: PatientFinder,
    private readonly duplicates: DuplicateFinder,
    private readonly identifierTypes: IdentifierTypeRepository,
  ) {}

  @Implements(patients.registerPatient)
  register(@Args() { body }: Input<typeof patients.registerPatient>) {
    return this.registry.registerPatient(body);
  }

  @Implements(duplicates.findLikelyDuplicates)
  findLikelyDuplicates(@Args() input: Input<typeof duplicates.findLikelyDuplicates>) {
    return this.duplicates.whileTyping(input);
  }

  @Implements(patients.listPatients)
  list(@Args() { query }: Input<typeof patients.listPatients>) {
    return this.finder.list(query);
  }

  @Implements(patients.readPatient)
  read(@Args() { params }: Input<typeof patients.readPatient>) {
    return this.registry.look(params.id);
  }

  @Implements(patients.readPatientFacts)
  readFacts(@Args() { params }: Input<typeof patients.readPatientFacts>) {
    return this.finder.factsOf(params.id);
  }

  @Implements(patients.updatePatient)
  update(@Args() input: Input<typeof patients.updatePatient>) {
    return this.editing.change(input);
  }

  @Implements(patients.listIdentifierTypes)
  async listIdentifierTypes() {
    return { items: await this.identifierTypes.list() };
  }
}
