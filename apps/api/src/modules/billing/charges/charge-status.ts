import type { Charge } from '@wardbook/contracts/billing/charges';
import { transitions } from '../../../core/transitions.js';

const UNDO = ['cancelCharge', 'cancelTest', 'cancelVisit', 'endPrescription', 'closeDispensing', 'returnMedication'] as const;

/** The database holds the same table in `charge_item_may_become`. */
export const chargeTransitions = transitions<Charge['status']>(
  'charge',
  'Whether an act is still to be invoiced, or what came back of it to be credited.',
  {
    final: ['cancelled'],
    arrows: {
      unpriced: { billable: ['setPrice', 'priceCharges'], cancelled: UNDO },
      billable: { billed: ['issueInvoice', 'creditReturns'], cancelled: [...UNDO, 'issueCreditNote'] },
      billed: { billable: ['issueCreditNote'], cancelled: ['issueCreditNote'] },
      cancelled: {},
    },
  },
);
