'use client';

import { Button, SegmentedControl, Text } from '@mantine/core';
import { type Account, getAccount, listAccounts } from '@wardbook/contracts/billing/charges';
import { getTill, refundAccount } from '@wardbook/contracts/billing/till';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useContractMutation } from '@/api/mutations';
import { useMay } from '@/features/identity';
import { useFormats } from '@/ui/formats';
import { ReasonModal } from '@/ui/ReasonModal';

/** Hands back what was paid and has been credited since. */
export function RefundBox({ account }: { account: Account }) {
  const t = useTranslations('billing.payment');
  const { money } = useFormats();
  const may = useMay('payment:void');
  const [asking, setAsking] = useState(false);
  const [method, setMethod] = useState<'cash' | 'card'>('cash');
  const refund = useContractMutation(refundAccount, { invalidates: [getAccount, listAccounts, getTill] });
  if (!may) return null;
  const amount = money(account.refundable, account.currency);
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
          onChange={(value) => setMethod(value as 'cash' | 'card')}
          data={[
            { value: 'cash', label: t('cash') },
            { value: 'card', label: t('card') },
          ]}
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

/** What was paid by a method and not handed back. */
function paidBy({ payments }: Account, method: 'cash' | 'card'): number {
  return payments
    .filter((payment) => payment.method === method)
    .reduce((sum, { kind, amount }) => sum + (kind === 'receipt' ? amount : -amount), 0);
}
