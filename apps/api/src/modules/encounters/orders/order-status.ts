import { Problem } from '../../../core/problem.error.js';

/** The four statuses of an order, which move on their own, and what may follow on what in each. */
export const orderTransitions = {
  order_status: {
    draft: ['active', 'revoked', 'entered-in-error'],
    active: ['on-hold', 'revoked', 'completed', 'entered-in-error'],
    'on-hold': ['active', 'revoked', 'entered-in-error'],
    completed: ['active', 'entered-in-error'],
    revoked: ['entered-in-error'],
    'entered-in-error': [],
  },
  fulfilment_status: {
    requested: ['accepted', 'in-progress', 'completed', 'not-done'],
    accepted: ['in-progress', 'completed', 'not-done', 'requested'],
    'in-progress': ['completed', 'not-done', 'requested'],
    completed: ['in-progress', 'requested'],
    'not-done': ['requested'],
  },
  result_status: {
    none: ['partial', 'preliminary', 'final', 'cancelled'],
    partial: ['preliminary', 'final', 'cancelled'],
    preliminary: ['final', 'amended', 'cancelled'],
    final: ['amended', 'cancelled'],
    amended: ['amended', 'cancelled'],
    cancelled: ['partial', 'final'],
  },
  billing_status: {
    pending: ['not-billable', 'unpriced', 'awaiting-payment', 'billable', 'billed', 'reversed'],
    'not-billable': ['pending'],
    unpriced: ['awaiting-payment', 'billable', 'billed', 'not-billable', 'reversed'],
    'awaiting-payment': ['billable', 'billed', 'not-billable', 'reversed'],
    billable: ['awaiting-payment', 'billed', 'not-billable', 'reversed'],
    billed: ['reversed', 'awaiting-payment'],
    reversed: ['pending', 'awaiting-payment', 'billable', 'billed'],
  },
} as const satisfies Record<string, Record<string, readonly string[]>>;

export type OrderAxis = keyof typeof orderTransitions;
export type OrderStatus<Axis extends OrderAxis> = keyof (typeof orderTransitions)[Axis] & string;

export function orderMayBecome<Axis extends OrderAxis>(axis: Axis, from: OrderStatus<Axis>, to: OrderStatus<Axis>): boolean {
  const next: Record<string, readonly string[]> = orderTransitions[axis];
  return next[from]?.includes(to) ?? false;
}

export function refuseUnlessOrderMayBecome<Axis extends OrderAxis>(axis: Axis, from: OrderStatus<Axis>, to: OrderStatus<Axis>): void {
  if (!orderMayBecome(axis, from, to)) throw new Problem('status-not-allowed', { context: { from, to } });
}
