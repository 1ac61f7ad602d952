export { AllergyService } from './allergies.service.js';
export { ClinicalBulkWriter, type ClinicalRows } from './bulk-writer.js';
export { ConceptImport } from './concept-import.service.js';
export * from './encounters.events.js';
export { EncountersModule } from './encounters.module.js';
export { HistoryEntries } from './history-entries.service.js';
export { Notes } from './notes.service.js';
export { Orders } from './orders.service.js';
export { Visits } from './visits.service.js';
