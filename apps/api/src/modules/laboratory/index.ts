export * from './laboratory.events.js';
export { LaboratoryModule } from './laboratory.module.js';

export { ReportBulkWriter, type ReportRow } from './report-bulk-writer.js';
