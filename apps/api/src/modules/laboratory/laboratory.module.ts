import { Module } from '@nestjs/common';
import { explainConstraints } from '../../core/http/constraint-problems.js';
import { EncountersModule } from '../encounters/index.js';
import { OrganisationModule } from '../organisation/index.js';
import { PatientsModule } from '../patients/index.js';
import { CallRepository } from './call.repository.js';
import { CatalogueController } from './catalogue.controller.js';
import { CatalogueRepository } from './catalogue.repository.js';
import { CatalogueService } from './catalogue.service.js';
import { CorrectionService } from './correction.service.js';
import { InboxService } from './inbox.service.js';
import { Judging } from './judging.service.js';
import { LaboratoryController } from './laboratory.controller.js';
import { OrderingRepository } from './ordering.repository.js';
import { OrderingService } from './ordering.service.js';
import { LaboratoryPrinting } from './printing.service.js';
import { ReleaseService } from './release.service.js';
import { ReportRepository } from './report.repository.js';
import { ReportBulkWriter } from './report-bulk-writer.js';
import { ResultRepository } from './result.repository.js';
import { ResultEntryService } from './result-entry.service.js';
import { ResultsController } from './results.controller.js';
import { SpecimenRepository } from './specimen.repository.js';
import { SpecimenService } from './specimen.service.js';
import { VerificationService } from './verification.service.js';
import { WorkRepository } from './work.repository.js';
import { WorkReader } from './work-reader.service.js';

explainConstraints({
  lab_test_code_unique: { code: 'already-exists', field: 'body.code', message: 'Another test has this code.' },
  analyte_code_unique: { code: 'already-exists', field: 'body.code', message: 'Another analyte has this code.' },
  analyte_possible_order: {
    code: 'invalid-input',
    field: 'body.impossibleAbove',
    fault: 'limits-crossed',
    message: 'The upper limit is not above the lower one.',
  },
  reference_range_no_overlap: { code: 'already-exists', field: 'body.ranges', message: 'Two ranges fit the same patients.' },
  reference_range_critical_low_order: {
    code: 'invalid-input',
    field: 'body.ranges',
    fault: 'critical-inside-range',
    message: 'A critical limit lies inside its range.',
  },
  reference_range_critical_high_order: {
    code: 'invalid-input',
    field: 'body.ranges',
    fault: 'critical-inside-range',
    message: 'A critical limit lies inside its range.',
  },
  lab_test_analyte_once: { code: 'already-exists', field: 'body.analytes', message: 'An analyte stands in the panel twice.' },
  lab_test_analyte_analyte: { code: 'invalid-input', field: 'body.analytes', fault: 'unknown', message: 'There is no such analyte.' },
  lab_panel_member_once: { code: 'already-exists', field: 'body.memberIds', message: 'A test stands in the profile twice.' },
  lab_test_specimen_type: {
    code: 'invalid-input',
    field: 'body.specimenTypeId',
    fault: 'unknown',
    message: 'There is no such specimen type.',
  },
  lab_test_specimen_container: {
    code: 'invalid-input',
    field: 'body.containerId',
    fault: 'unknown',
    message: 'There is no such container.',
  },
  lab_result_other_verifies: { code: 'same-person-verifies' },
  lab_result_released_stays: { code: 'status-not-allowed' },
  lab_result_status_follows: { code: 'status-not-allowed' },
});

const repositories = [
  CallRepository,
  CatalogueRepository,
  OrderingRepository,
  ReportRepository,
  ResultRepository,
  SpecimenRepository,
  WorkRepository,
];
const services = [
  CatalogueService,
  CorrectionService,
  InboxService,
  Judging,
  LaboratoryPrinting,
  ReleaseService,
  ResultEntryService,
  VerificationService,
  WorkReader,
];
/** What other modules may use: the demo orders, collects and reports through the same services as everybody. */
const shared = [OrderingService, ReportBulkWriter, SpecimenService];

@Module({
  imports: [EncountersModule, OrganisationModule, PatientsModule],
  controllers: [CatalogueController, LaboratoryController, ResultsController],
  providers: [...repositories, ...services, ...shared],
  exports: [...shared, CatalogueService, InboxService, ResultEntryService, VerificationService],
})
export class LaboratoryModule {}
