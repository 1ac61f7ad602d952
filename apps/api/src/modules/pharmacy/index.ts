export { DispensingService } from './dispensing.service.js';
export { PrescriptionPaymentGate } from './payment-gate.service.js';
export * from './pharmacy.events.js';
export { PharmacyModule } from './pharmacy.module.js';
export { PrescribingService } from './prescribing.service.js';
export { PrescribingSafety } from './prescribing-safety.service.js';
export { PrescriptionBulkWriter, type PrescriptionRow } from './prescription-bulk-writer.js';
