'use client';

import { Radio, Stack, Text } from '@mantine/core';
import { getAccount, listAccounts } from '@wardbook/contracts/billing/charges';
import { getInvoice, issueCreditNote, listInvoices } from '@wardbook/contracts/billing/invoices';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useContractMutation } from '@/api/mutations';
import { ReasonModal } from '@/ui/ReasonModal';

interface CreditModalProps {
  invoiceId: string;
  lineIds: readonly string[];
  opened: boolean;
  onClose: () => void;
  onCredited: () => void;
}

/** Takes lines back by a credit note, and says what becomes of their charges. */
export function CreditModal({ invoiceId, lineIds, opened, onClose, onCredited }: CreditModalProps) {
  const t = useTranslations('billing.invoice');
  const [afterwards, setAfterwards] = useState<'bill-again' | 'cancel'>('cancel');
  const credit = useContractMutation(issueCreditNote, {
    invalidates: [getInvoice, listInvoices, getAccount, listAccounts],
    onSuccess: onCredited,
  });
  return (
    <ReasonModal
      opened={opened}
      onClose={onClose}
      title={t('creditTitle', { count: lineIds.length })}
      confirmLabel={t('creditConfirm')}
      onConfirm={(reason) => credit.mutateAsync({ params: { id: invoiceId }, body: { lineIds: [...lineIds], reason, afterwards } })}
    >
      <Text size="sm">{t('creditText')}</Text>
      <Radio.Group label={t('afterwards')} value={afterwards} onChange={(value) => setAfterwards(value as typeof afterwards)}>
        <Stack gap="xs" mt="xs">
          <Radio value="cancel" label={t('cancel')} />
          <Radio value="bill-again" label={t('billAgain')} />
        </Stack>
      </Radio.Group>
    </ReasonModal>
  );
}
