export { CatalogueService } from './catalogue.service.js';
export { InboxService } from './inbox.service.js';
export * from './laboratory.events.js';
export { LaboratoryModule } from './laboratory.module.js';
export { OrderingService } from './ordering.service.js';
export { ReportBulkWriter, type ReportRow } from './report-bulk-writer.js';
export { ResultEntryService } from './result-entry.service.js';
export { SpecimenService } from './specimen.service.js';
export { VerificationService } from './verification.service.js';
