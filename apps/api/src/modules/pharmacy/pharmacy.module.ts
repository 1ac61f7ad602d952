import { Module } from '@nestjs/common';
import { explainConstraints } from '../../core/http/constraint-problems.js';
import { EncountersModule } from '../encounters/index.js';
import { InventoryModule } from '../inventory/index.js';
import { OrganisationModule } from '../organisation/index.js';
import { PatientsModule } from '../patients/index.js';
import { CounterService } from './counter.service.js';
import { DispenseRepository } from './dispense.repository.js';
import { DispensingService } from './dispensing.service.js';
import { DispensingOrderReader } from './dispensing-order.service.js';
import { DispensingSafety } from './dispensing-safety.service.js';
import { LabelController } from './label.controller.js';
import { LabelPrinter } from './label-printer.js';
import { MedicationRequestRepository } from './medication-request.repository.js';
import { MedicineController } from './medicine.controller.js';
import { MedicineRepository } from './medicine.repository.js';
import { MedicineCatalogue } from './medicine-catalogue.service.js';
import { MedicineSearchRepository } from './medicine-search.repository.js';
import { PharmacyController } from './pharmacy.controller.js';
import { PrescribingService } from './prescribing.service.js';
import { PrescribingSafety } from './prescribing-safety.service.js';
import { PrescriptionBulkWriter } from './prescription-bulk-writer.js';
import { PrescriptionPaymentGate } from './prescription-payment-gate.service.js';
import { SafetyRepository } from './safety.repository.js';
import { SubstanceRepository } from './substance.repository.js';

explainConstraints({
  substance_name_unique: { code: 'already-exists', field: 'body.name', message: 'Another substance has this name.' },
  substance_code_unique: { code: 'already-exists', field: 'body.name', message: 'Another substance has this name.' },
  substance_rxnorm_unique: { code: 'already-exists', field: 'body.rxnorm', message: 'Another substance has this code.' },
  medicine_name_unique: { code: 'already-exists', field: 'body.name', message: 'Another medicine has this name.' },
  medicine_code_unique: { code: 'already-exists', field: 'body.name', message: 'Another medicine has this name.' },
  medicine_ingredient_substance: {
    code: 'invalid-input',
    field: 'body.ingredients',
    fault: 'unknown',
    message: 'A substance is not known.',
  },
  medicine_ingredient_once: {
    code: 'invalid-input',
    field: 'body.ingredients',
    fault: 'named-twice',
    message: 'A substance is named twice.',
  },
  brand_name_unique: { code: 'already-exists', field: 'body.name', message: 'The medicine has this brand already.' },
  pack_gtin_unique: { code: 'already-exists', field: 'body.gtin', message: 'Another pack has this number.' },
  medication_request_not_over_dispensed: { code: 'over-dispensed' },
  medication_dispense_not_over_returned: { code: 'over-returned' },
  medication_dispense_batch_not_over_returned: { code: 'over-returned' },
});

@Module({
  imports: [EncountersModule, InventoryModule, OrganisationModule, PatientsModule],
  controllers: [LabelController, MedicineController, PharmacyController],
  providers: [
    CounterService,
    DispenseRepository,
    DispensingOrderReader,
    DispensingSafety,
    DispensingService,
    LabelPrinter,
    MedicationRequestRepository,
    MedicineCatalogue,
    MedicineRepository,
    MedicineSearchRepository,
    PrescribingSafety,
    PrescribingService,
    PrescriptionBulkWriter,
    PrescriptionPaymentGate,
    SafetyRepository,
    SubstanceRepository,
  ],
  exports: [DispensingService, PrescribingSafety, PrescribingService, PrescriptionBulkWriter, PrescriptionPaymentGate],
})
export class PharmacyModule {}
