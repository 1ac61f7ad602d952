import { Module } from '@nestjs/common';
import { explainConstraints } from '../../core/http/constraint-problems.js';
import { OrganisationModule } from '../organisation/index.js';
import { PatientsModule } from '../patients/index.js';
import { SchedulingModule } from '../scheduling/index.js';
import { AllergyService } from './allergies.service.js';
import { AllergyRepository } from './allergy.repository.js';
import { Arrivals } from './arrivals.js';
import { ClinicalBulkWriter } from './bulk-writer.js';
import { CarePlanRepository } from './care-plan.repository.js';
import { CarePlans } from './care-plans.service.js';
import { ConceptRepository } from './concept.repository.js';
import { ConceptImport } from './concept-import.service.js';
import { ConditionRepository } from './condition.repository.js';
import { FavouriteRepository } from './favourite.repository.js';
import { Favourites } from './favourites.service.js';
import { HistoryEntries } from './history-entries.service.js';
import { HistoryEntryRepository } from './history-entry.repository.js';
import { LastVisits } from './last-visits.repository.js';
import { NoteRepository } from './note.repository.js';
import { NotesController } from './notes.controller.js';
import { Notes } from './notes.service.js';
import { OrderRepository } from './order.repository.js';
import { Orders } from './orders.service.js';
import { ProblemList } from './problem-list.service.js';
import { RecordsController } from './records.controller.js';
import { Terminology } from './terminology.js';
import { VisitRepository } from './visit.repository.js';
import { VisitsController } from './visits.controller.js';
import { Visits } from './visits.service.js';
import { VitalsRepository } from './vitals.repository.js';
import { VitalsService } from './vitals.service.js';

explainConstraints({
  visit_patient: { code: 'invalid-input', field: 'body.patientId', message: 'There is no such patient.' },
  visit_practitioner: { code: 'invalid-input', field: 'body.practitionerId', message: 'There is no such practitioner.' },
  visit_department: { code: 'invalid-input', field: 'body.departmentId', message: 'There is no such department.' },
  visit_one_per_appointment: { code: 'already-exists', message: 'The appointment has led to a visit already.' },
  condition_period: { code: 'invalid-input', field: 'body.abatedOn', message: 'It cannot end before it began.' },
  note_section_signed: { code: 'already-signed' },
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
