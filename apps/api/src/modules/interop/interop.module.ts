import { Module } from '@nestjs/common';
import { ClinicalBulkWriter } from '../encounters/bulk-writer.js';
import { ReportBulkWriter } from '../laboratory/report-bulk-writer.js';
import { PatientsModule } from '../patients/index.js';
import { PrescriptionBulkWriter } from '../pharmacy/prescription-bulk-writer.js';
import { ChunkWriter } from './chunk-writer.js';
import { ImportRepository } from './import.repository.js';
import { ImportService } from './import.service.js';

@Module({
  imports: [PatientsModule],
  providers: [ChunkWriter, ImportRepository, ImportService, ClinicalBulkWriter, ReportBulkWriter, PrescriptionBulkWriter],
  exports: [ImportService],
})
export class InteropModule {}
