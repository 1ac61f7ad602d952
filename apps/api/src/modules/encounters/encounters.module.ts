import { Module } from '@nestjs/common';
import { explainConstraints } from '../../core/http/constraint-problems.js';
import { OrganisationModule } from '../organisation/index.js';
import { PatientsModule } from '../patients/index.js';
import { SchedulingModule } from '../scheduling/index.js';
import { NoteRepository } from './notes/note.repository.js';
import { NotesController } from './notes/notes.controller.js';
import { Notes } from './notes/notes.service.js';
import { FavouriteRepository } from './orders/favourite.repository.js';
import { Favourites } from './orders/favourites.service.js';
import { OrderRepository } from './orders/order.repository.js';
import { Orders } from './orders/orders.service.js';
import { AllergyService } from './records/allergies.service.js';
import { AllergyRepository } from './records/allergy.repository.js';
import { ClinicalBulkWriter } from './records/bulk-writer.js';
import { CarePlanRepository } from './records/care-plan.repository.js';
import { CarePlans } from './records/care-plans.service.js';
import { ConditionRepository } from './records/condition.repository.js';
import { HistoryEntries } from './records/history-entries.service.js';
import { HistoryEntryRepository } from './records/history-entry.repository.js';
import { ProblemList } from './records/problem-list.service.js';
import { RecordsController } from './records/records.controller.js';
import { VitalsRepository } from './records/vitals.repository.js';
import { VitalsService } from './records/vitals.service.js';
import { ConceptRepository } from './terminology/concept.repository.js';
import { ConceptImport } from './terminology/concept-import.service.js';
import { Terminology } from './terminology/terminology.js';
import { Arrivals } from './visits/arrivals.js';
import { LastVisits } from './visits/last-visits.repository.js';
import { VisitRepository } from './visits/visit.repository.js';
import { VisitsController } from './visits/visits.controller.js';
import { Visits } from './visits/visits.service.js';

explainConstraints({
  visit_patient: { code: 'invalid-input', field: 'body.patientId', fault: 'unknown', message: 'There is no such patient.' },
  visit_practitioner: { code: 'invalid-input', field: 'body.practitionerId', fault: 'unknown', message: 'There is no such practitioner.' },
  visit_department: { code: 'invalid-input', field: 'body.departmentId', fault: 'unknown', message: 'There is no such department.' },
  visit_one_per_appointment: { code: 'already-exists', message: 'The appointment has led to a visit already.' },
  condition_period: {
    code: 'invalid-input',
    field: 'body.abatedOn',
    fault: 'ends-before-start',
    message: 'It cannot end before it began.',
  },
  note_section_signed: { code: 'already-signed' },
  note_signer_practises: {
    code: 'forbidden',
    message: 'Only an active practitioner of this facility, with a licence that has not run out, signs a note.',
  },
});

const repositories = [
  ...[AllergyRepository, CarePlanRepository, ConceptRepository, ConditionRepository, FavouriteRepository],
  ...[HistoryEntryRepository, NoteRepository, OrderRepository, VisitRepository, VitalsRepository],
];
const services = [
  AllergyService,
  CarePlans,
  ClinicalBulkWriter,
  ConceptImport,
  Favourites,
  HistoryEntries,
  Notes,
  Orders,
  ProblemList,
  Visits,
  VitalsService,
];

@Module({
  imports: [OrganisationModule, PatientsModule, SchedulingModule],
  controllers: [NotesController, RecordsController, VisitsController],
  providers: [...repositories, ...services, Arrivals, LastVisits, Terminology],
  exports: services,
})
export class EncountersModule {}
