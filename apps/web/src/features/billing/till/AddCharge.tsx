'use client';

import { Modal, NumberInput, Stack } from '@mantine/core';
import { addCharge, getAccount, listAccounts } from '@wardbook/contracts/billing/charges';
import type { ServiceItem } from '@wardbook/contracts/billing/prices';
import { useTranslations } from 'next-intl';
import { type SubmitEvent, useState } from 'react';
import { useContractMutation } from '@/api/mutations';
import { FormButtons } from '@/ui/form/FormButtons';
import { FormProblem } from '@/ui/form/FormProblem';
import { ServicePicker } from '../ServicePicker';

interface AddChargeProps {
  accountId: string;
  opened: boolean;
  onClose: () => void;
}

/** A service that no act charged, such as a copy of a certificate. */
export function AddCharge({ accountId, opened, onClose }: AddChargeProps) {
  const t = useTranslations('billing.charges');
  const common = useTranslations('common');
  return (
    <Modal opened={opened} onClose={onClose} title={t('addTitle')} closeButtonProps={{ 'aria-label': common('close') }}>
      <AddForm accountId={accountId} onDone={onClose} />
    </Modal>
  );
}

function AddForm({ accountId, onDone }: { accountId: string; onDone: () => void }) {
  const t = useTranslations('billing.charges');
  const [service, setService] = useState<ServiceItem | null>(null);
  const [quantity, setQuantity] = useState<number | string>(1);
  const add = useContractMutation(addCharge, { invalidates: [getAccount, listAccounts], onSuccess: onDone });
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (!service || add.isPending) return;
    add.mutate({ params: { id: accountId }, body: { serviceItemId: service.id, quantity: String(quantity) } });
  };
  return (
    <form onSubmit={submit}>
      <Stack>
        <ServicePicker value={service} onChange={setService} />
        <NumberInput label={t('quantity')} value={quantity} onChange={setQuantity} min={0.0001} decimalScale={4} />
        <FormProblem problem={add.error} />
        <FormButtons submitLabel={t('add')} submitting={add.isPending} onCancel={onDone} />
      </Stack>
    </form>
  );
}
