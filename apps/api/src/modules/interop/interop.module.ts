import { Module } from '@nestjs/common';
import { EncountersModule } from '../encounters/index.js';
import { LaboratoryModule } from '../laboratory/index.js';
import { PatientsModule } from '../patients/index.js';
import { PharmacyModule } from '../pharmacy/index.js';
import { ChunkWriter } from './import/chunk-writer.js';
import { ClaimHistoryRepository } from './import/claim-history.repository.js';
import { ImportRepository } from './import/import.repository.js';
import { ImportService } from './import/import.service.js';
import { ImportLogRepository } from './import/import-log.repository.js';
import { InsuranceHistory } from './import/insurance-history.service.js';
import { InteropController } from './interop.controller.js';

@Module({
  imports: [EncountersModule, LaboratoryModule, PatientsModule, PharmacyModule],
  controllers: [InteropController],
  providers: [ChunkWriter, ClaimHistoryRepository, ImportLogRepository, ImportRepository, ImportService, InsuranceHistory],
  exports: [ImportService],
})
export class InteropModule {}
