export * from './patients.events.js';
export { PatientsModule } from './patients.module.js';
export { refuseOutsideLife } from './registry/life-span.js';
export { PatientBulkWriter, type PatientRows } from './registry/patient-bulk-writer.js';
export { PatientFacts } from './registry/patient-facts.js';
export { PatientRegistry } from './registry/patient-registry.service.js';
export type { NewPatient } from './registry/patient-rows.js';
export { displayOf, scriptOf } from './registry/person-names.js';
export { readPhone } from './registry/phone-numbers.js';
