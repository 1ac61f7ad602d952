'use client';

import { useFormats } from './formats';

/** An amount in minor units of its currency; the facility's currency when none is given. */
export function Money({ amount, currency }: { amount: number; currency?: string }) {
  return (
    <span className="nowrap" data-amount={amount}>
      {useFormats().money(amount, currency)}
    </span>
  );
}
