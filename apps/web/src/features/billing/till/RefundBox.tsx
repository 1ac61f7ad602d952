'use client';

import { Button, SegmentedControl, Text } from '@mantine/core';
import { type Account, getAccount, listAccounts } from '@wardbook/contracts/billing/charges';
import { type PaymentMethod, paymentMethods } from '@wardbook/contracts/billing/payment-methods';
import { getTill, refundAccount } from '@wardbook/contracts/billing/till';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useContractMutation } from '@/api/mutations';
import { useMay } from '@/features/identity';
import { useFormats } from '@/ui/formats';
import { ReasonModal } from '@/ui/ReasonModal';
import { usePaymentMethods } from './use-payment-methods';

/** Hands back what was paid and has been credited since. */
export function RefundBox({ account }: { account: Account }) {
  const t = useTranslations('billing.payment');
  const { money } = useFormats();
  const may = useMay('payment:void');
  const { offered, nameOf } = usePaymentMethods();
  const [asking, setAsking] = useState(false);
  const [method, setMethod] = useState<PaymentMethod>(() => paidMost(account));
  const refund = useContractMutation(refundAccount, { invalidates: [getAccount, listAccounts, getTill] });
  if (!may) return null;
  const amount = money(account.refundable, account.currency);
  const methods = paymentMethods.filter((each) => offered.some((one) => one === each) || paidBy(account, each) > 0);
  const isOther = account.refundable > paidBy(account, method);
  return (
    <>
      <Button variant="default" onClick={() => setAsking(true)}>
        {t('refund', { amount })}
      </Button>
      <ReasonModal
        opened={asking}
        onClose={() => setAsking(false)}
        title={t('refundTitle', { amount })}
        confirmLabel={t('refundConfirm')}
        onConfirm={(reason) =>
          refund.mutateAsync({ body: { accountId: account.id, method, amount: account.refundable, reason, otherMeans: isOther } })
        }
      >
        <Text size="sm">{t('refundText')}</Text>
        <SegmentedControl
          aria-label={t('method')}
          value={method}
          onChange={(value) => setMethod(value as PaymentMethod)}
          data={methods.map((value) => ({ value, label: nameOf(value) }))}
        />
        {isOther ? (
          <Text size="sm" c="orange.9" fw={600}>
            {t('otherMeans')}
          </Text>
        ) : null}
      </ReasonModal>
    </>
  );
}

/** Money goes back as it came, unless the cashier says otherwise. */
function paidMost(account: Account): PaymentMethod {
  return paymentMethods.toSorted((one, other) => paidBy(account, other) - paidBy(account, one))[0] ?? 'cash';
}

/** What was paid by a method and not refunded. */
function paidBy({ payments }: Account, method: PaymentMethod): number {
  return payments
    .filter((payment) => payment.method === method)
    .reduce((sum, { kind, amount }) => sum + (kind === 'receipt' ? amount : -amount), 0);
}
