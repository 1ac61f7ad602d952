import { Module } from '@nestjs/common';
import { EncountersModule } from '../encounters/index.js';
import { ReportBulkWriter } from '../laboratory/index.js';
import { PatientsModule } from '../patients/index.js';
import { PrescriptionBulkWriter } from '../pharmacy/index.js';
import { ChunkWriter } from './chunk-writer.js';
import { ImportRepository } from './import.repository.js';
import { ImportService } from './import.service.js';

@Module({
  imports: [EncountersModule, PatientsModule],
  providers: [ChunkWriter, ImportRepository, ImportService, ReportBulkWriter, PrescriptionBulkWriter],
  exports: [ImportService],
})
export class InteropModule {}
