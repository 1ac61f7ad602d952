import { z } from 'zod';

/** How money comes over the counter. Cash is always taken; a facility decides about the others in its settings. */
export const paymentMethods = ['cash', 'card', 'mobile-money', 'bank-transfer', 'cheque'] as const;
export const paymentMethod = z.enum(paymentMethods);
export type PaymentMethod = z.infer<typeof paymentMethod>;

/** The money is found again only by this number: the code of the transaction, or the number of the cheque. */
export function needsReference(method: PaymentMethod): boolean {
  return method === 'mobile-money' || method === 'bank-transfer' || method === 'cheque';
}
