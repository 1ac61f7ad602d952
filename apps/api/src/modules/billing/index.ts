export * from './billing.events.js';
export { BillingModule } from './billing.module.js';
export { Charges } from './charges/charges.service.js';
export { billingInvariants } from './invariants.js';
export { Invoicing } from './invoices/invoicing.service.js';
export { Payments } from './till/payments.service.js';
export { Till } from './till/till.service.js';
