export * from './pharmacy.events.js';
export { PharmacyModule } from './pharmacy.module.js';
export { PrescriptionBulkWriter, type PrescriptionRow } from './prescription-bulk-writer.js';
export { PrescriptionPaymentGate } from './prescription-payment-gate.service.js';
