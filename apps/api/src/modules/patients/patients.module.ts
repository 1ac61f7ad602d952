import { Module } from '@nestjs/common';
import { explainConstraints } from '../../core/http/constraint-problems.js';
import { InsuranceModule } from '../insurance/index.js';
import { DuplicateRepository } from './duplicates/duplicate.repository.js';
import { DuplicateFinder } from './duplicates/duplicate-finder.service.js';
import { PatientsController } from './patients.controller.js';
import { IdentifierTypeRepository } from './registry/identifier-type.repository.js';
import { PatientRepository } from './registry/patient.repository.js';
import { PatientBulkWriter } from './registry/patient-bulk-writer.js';
import { PatientEditing } from './registry/patient-editing.service.js';
import { PatientFacts } from './registry/patient-facts.js';
import { PatientReader } from './registry/patient-reader.repository.js';
import { PatientRegistry } from './registry/patient-registry.service.js';
import { PatientRestrictions } from './registry/patient-restrictions.repository.js';
import { NameSearch } from './search/name-search.service.js';
import { CurrentNames } from './search/names/current-names.js';
import { NameIndexRepository } from './search/names/name-index.repository.js';
import { PatientFinder } from './search/patient-finder.service.js';
import { PatientListRepository } from './search/patient-list.repository.js';
import { PatientSearchRepository } from './search/patient-search.repository.js';

explainConstraints({
  patient_identifier_unique: { code: 'identifier-taken', field: 'body.identifiers', message: 'Another patient has this identifier.' },
  patient_identifier_type: {
    code: 'invalid-input',
    field: 'body.identifiers',
    fault: 'unknown',
    message: 'This kind of identifier is not known.',
  },
  related_person_related: {
    code: 'invalid-input',
    field: 'body.relatedPersons',
    fault: 'unknown',
    message: 'The related patient is not known.',
  },
  related_person_other: {
    code: 'invalid-input',
    field: 'body.relatedPersons',
    fault: 'related-to-self',
    message: 'A patient cannot be related to themselves.',
  },
  ...periods('names', 'patient_name_period'),
  ...periods('telecoms', 'patient_telecom_period'),
  ...periods('addresses', 'patient_address_period'),
  ...periods('identifiers', 'patient_identifier_period'),
  ...periods('relatedPersons', 'related_person_period'),
});

function periods(list: string, constraint: string) {
  return { [constraint]: { code: 'invalid-input' as const, field: `body.${list}`, message: 'A period ends before it begins.' } };
}

@Module({
  imports: [InsuranceModule],
  controllers: [PatientsController],
  providers: [
    CurrentNames,
    DuplicateFinder,
    DuplicateRepository,
    IdentifierTypeRepository,
    NameIndexRepository,
    NameSearch,
    PatientBulkWriter,
    PatientEditing,
    PatientFacts,
    PatientFinder,
    PatientListRepository,
    PatientReader,
    PatientRegistry,
    PatientRepository,
    PatientRestrictions,
    PatientSearchRepository,
  ],
  exports: [PatientBulkWriter, PatientFacts, PatientFinder, PatientRegistry],
})
export class PatientsModule {}
