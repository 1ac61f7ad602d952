'use client';

import type { PaymentMethod } from '@wardbook/contracts/billing/payment-methods';
import { getTill } from '@wardbook/contracts/billing/till';
import { useTranslations } from 'next-intl';
import { useContractQuery } from '@/api/queries';
import { useMay } from '@/features/identity';

/** What this facility takes, and how each method is called here. */
export function usePaymentMethods() {
  const t = useTranslations('billing.payment.methods');
  const mayTake = useMay('payment:record');
  const { data } = useContractQuery(getTill, {}, { enabled: mayTake });
  const nameOf = (method: PaymentMethod) => (method === 'mobile-money' && data?.mobileMoneyName) || t(method);
  return { offered: data?.methods ?? (['cash'] as const), nameOf };
}
