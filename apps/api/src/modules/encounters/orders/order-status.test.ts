import { describe, expect, it } from 'vitest';
import { orderMayBecome, orderTransitions } from './order-status.js';

describe('an order', () => {
  it('moves each of its four statuses independently', () => {
    expect(orderMayBecome('order_status', 'active', 'on-hold')).toBe(true);
    expect(orderMayBecome('fulfilment_status', 'requested', 'in-progress')).toBe(true);
    expect(orderMayBecome('result_status', 'final', 'amended')).toBe(true);
    expect(orderMayBecome('billing_status', 'awaiting-payment', 'billable')).toBe(true);
  });

  it('stays revoked, and a final result never becomes preliminary', () => {
    expect(orderMayBecome('order_status', 'revoked', 'active')).toBe(false);
    expect(orderMayBecome('result_status', 'final', 'preliminary')).toBe(false);
  });

  it('names only statuses that exist as next ones', () => {
    for (const table of Object.values(orderTransitions) as Record<string, readonly string[]>[]) {
      for (const next of Object.values(table).flat()) expect(Object.keys(table)).toContain(next);
    }
  });
});
