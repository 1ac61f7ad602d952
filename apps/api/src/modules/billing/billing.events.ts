import { event } from '../../core/events.js';

/** A charge as notifications and reports may receive it. Performing modules are called through their own services. */
export interface ChargeFact {
  chargeId: string;
  facilityId: string;
  accountId: string;
  patientId: string | null;
  sourceKind: string;
  sourceId: string;
}

/** A charge was written for a service without a price. */
export const chargeUnpriced = event<ChargeFact>('charge-unpriced');

export interface PaymentFact {
  paymentId: string;
  facilityId: string;
  accountId: string;
}

/** The cashier recorded a payment. */
export const paymentRecorded = event<PaymentFact>('payment-recorded');

export interface ChargeMoved {
  sourceKind: string;
  sourceId: string;
  before: 'billable' | 'unpriced' | 'billed' | 'cancelled';
  status: 'billable' | 'billed' | 'cancelled';
  awaitingPayment: boolean;
}

/** A charge was priced, invoiced or taken back after the act had written it. */
export const chargeMoved = event<ChargeMoved>('charge-moved');
