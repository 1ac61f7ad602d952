'use client';

import { Modal, NumberInput, SegmentedControl, Stack, Textarea } from '@mantine/core';
import {
  adjustStock,
  type BatchBalance,
  getStoreItem,
  listStockAlerts,
  listStockMovements,
  listStoreStock,
  type StoreItem,
} from '@wardbook/contracts/inventory/stores';
import { useTranslations } from 'next-intl';
import { useContractMutation } from '@/api/mutations';
import { bodyOf } from '@/ui/form/body-of';
import { FormButtons } from '@/ui/form/FormButtons';
import { FormProblem } from '@/ui/form/FormProblem';
import { useContractForm } from '@/ui/form/use-contract-form';

const kinds = ['count-difference', 'expiry', 'damage'] as const;

/** Puts a batch right: what was counted, or what is thrown away and why. */
export function AdjustModal({ data, batch, onClose }: { data: StoreItem; batch: BatchBalance; onClose: () => void }) {
  const t = useTranslations('inventory.adjust');
  const words = useTranslations('inventory.item');
  const common = useTranslations('common');
  const adjust = useContractMutation(adjustStock, { invalidates: [getStoreItem, listStockMovements, listStoreStock, listStockAlerts] });
  const { form, submit, submitting, problem } = useContractForm(bodyOf(adjustStock), {
    initialValues: {
      kind: (batch.expired ? 'expiry' : 'count-difference') as (typeof kinds)[number],
      amount: batch.quantity as number | '',
      reason: '',
    },
    toBody: ({ kind, amount, reason }) => {
      const common = { kind, batchId: batch.batchId, reason: reason.trim() };
      return kind === 'count-difference' ? { ...common, counted: amount, basedOn: batch.quantity } : { ...common, quantity: amount };
    },
    onSubmit: async (body) => {
      await adjust.mutateAsync({ params: { id: data.store.id, itemId: data.item.id }, body });
      onClose();
    },
  });
  const isCount = form.values.kind === 'count-difference';
  const amountFault = form.errors.counted ?? form.errors.quantity;
  return (
    <Modal
      opened
      onClose={onClose}
      title={words('adjustTitle', { batch: batch.number ?? '–' })}
      closeButtonProps={{ 'aria-label': common('close') }}
    >
      <form onSubmit={submit} noValidate>
        <Stack>
          <SegmentedControl
            aria-label={t('what')}
            data={kinds.map((kind) => ({ value: kind, label: t(kind) }))}
            {...form.getInputProps('kind')}
          />
          <NumberInput
            label={isCount ? t('counted') : t('quantity')}
            min={0}
            data-autofocus
            {...form.getInputProps('amount')}
            error={amountFault}
          />
          <Textarea label={t('reason')} description={t('reasonHint')} required autosize minRows={2} {...form.getInputProps('reason')} />
          <FormProblem problem={problem} />
          <FormButtons submitLabel={t('submit')} submitting={submitting} onCancel={onClose} />
        </Stack>
      </form>
    </Modal>
  );
}
