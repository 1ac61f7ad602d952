export { refuseOutsideLife } from './life-span.js';
export { PatientBulkWriter, type PatientRows } from './patient-bulk-writer.js';

export { PatientFacts } from './patient-facts.js';
export { PatientRegistry } from './patient-registry.service.js';
export type { NewPatient } from './patient-rows.js';
export { PatientsModule } from './patients.module.js';
export { displayOf, scriptOf } from './person-names.js';
export { normalisePhone } from './phone-numbers.js';
