export * from './encounters.events.js';
export { EncountersModule } from './encounters.module.js';
export { Notes } from './notes/notes.service.js';
export { Orders } from './orders/orders.service.js';
export { AllergyService } from './records/allergies.service.js';
export { ClinicalBulkWriter, type ClinicalRows } from './records/bulk-writer.js';
export { HistoryEntries } from './records/history-entries.service.js';
export { ConceptImport } from './terminology/concept-import.service.js';
export { Visits } from './visits/visits.service.js';
