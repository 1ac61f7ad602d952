export * from './billing.events.js';
export { BillingModule } from './billing.module.js';

export { billingInvariants } from './invariants.js';
