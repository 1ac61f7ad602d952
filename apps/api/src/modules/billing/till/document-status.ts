import type { Payment } from '@wardbook/contracts/billing/till';
import { transitions } from '../../../core/transitions.js';

const CREDIT = ['issueCreditNote', 'creditReturns'] as const;

/** Nothing stores it: what is left of the lines of an invoice says it (`invoice_line_balance`). */
transitions<'outstanding' | 'settled' | 'in-credit'>('invoice', 'What is left to pay of it, or was paid too much.', {
  final: [],
  arrows: {
    outstanding: { settled: ['recordPayment', ...CREDIT], 'in-credit': CREDIT },
    settled: { outstanding: ['voidPayment'], 'in-credit': CREDIT },
    'in-credit': { settled: ['refundAccount', 'issueInvoice', 'voidPayment'], outstanding: ['voidPayment'] },
  },
});

export function stateOfInvoice(outstanding: number): 'outstanding' | 'settled' | 'in-credit' {
  if (outstanding === 0) return 'settled';
  return outstanding > 0 ? 'outstanding' : 'in-credit';
}

/** A receipt is never edited: it is voided whole, by a document of its own. What went out, by a refund or a void, is over. */
export const paymentTransitions = transitions<'taken' | 'voided' | 'paid-out'>('payment', 'Whether money that came in is still there.', {
  final: ['voided', 'paid-out'],
  arrows: { taken: { voided: ['voidPayment'] }, voided: {}, 'paid-out': {} },
});

export function stateOfPayment({ kind, voided }: Pick<Payment, 'kind' | 'voided'>): 'taken' | 'voided' | 'paid-out' {
  if (kind !== 'receipt') return 'paid-out';
  return voided ? 'voided' : 'taken';
}
