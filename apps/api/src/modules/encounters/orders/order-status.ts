import { type Transitions, transitions } from '../../../core/transitions.js';

const RELEASE = ['verifyResult', 'releaseResults'] as const;
const GIVE_UP = ['cancelTest', 'cancelCharge', 'issueCreditNote'] as const;

/** The four statuses of an order, which move on their own. What a lone import brings, such as a draft, nothing moves. */
const orderTransitions = {
  order_status: transitions('order', 'Whether it is wanted.', {
    final: ['draft', 'revoked', 'entered-in-error'],
    arrows: {
      draft: {},
      active: { revoked: GIVE_UP, completed: RELEASE },
      'on-hold': { active: ['collectSpecimens'], revoked: GIVE_UP },
      completed: { active: ['withdrawResult'] },
      revoked: {},
      'entered-in-error': {},
    },
  }),
  fulfilment_status: transitions('order: fulfilment', 'How far it has been carried out.', {
    final: ['not-done'],
    arrows: {
      requested: { 'in-progress': ['collectSpecimens'] },
      accepted: { 'in-progress': ['collectSpecimens'] },
      'in-progress': { requested: ['rejectSpecimen'], completed: RELEASE },
      completed: { requested: ['withdrawResult'] },
      'not-done': {},
    },
  }),
  result_status: transitions('order: result', 'What is known of its result.', {
    final: ['partial'],
    arrows: {
      none: { preliminary: ['enterResults'] },
      partial: {},
      preliminary: { final: RELEASE, none: ['rejectSpecimen'] },
      final: { amended: RELEASE, cancelled: ['withdrawResult'] },
      amended: { cancelled: ['withdrawResult'] },
      cancelled: { preliminary: ['enterResults'] },
    },
  }),
  billing_status: transitions('order: payment', 'What its charge says of it.', {
    final: ['not-billable'],
    arrows: {
      pending: {
        'not-billable': ['orderTests'],
        unpriced: ['orderTests'],
        'awaiting-payment': ['orderTests'],
        billable: ['orderTests'],
      },
      'not-billable': {},
      unpriced: { billable: ['setPrice', 'priceCharges'], reversed: GIVE_UP },
      'awaiting-payment': { billable: ['releaseCharge'], billed: ['recordPayment', 'issueInvoice', 'issueCreditNote'], reversed: GIVE_UP },
      billable: { billed: ['issueInvoice'], 'awaiting-payment': ['issueCreditNote'], reversed: GIVE_UP },
      billed: { 'awaiting-payment': ['voidPayment'], reversed: ['issueCreditNote'] },
      reversed: { billable: ['issueCreditNote'] },
    },
  }),
};

export type OrderAxis = keyof typeof orderTransitions;
export type OrderStatus<Axis extends OrderAxis> = (typeof orderTransitions)[Axis] extends Transitions<infer Status> ? Status : never;

export function refuseUnlessOrderMayBecome<Axis extends OrderAxis>(axis: Axis, from: OrderStatus<Axis>, to: OrderStatus<Axis>): void {
  (orderTransitions[axis] as Transitions<string>).refuseUnless(from, to);
}
