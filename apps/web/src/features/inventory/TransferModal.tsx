'use client';

import { Modal, NumberInput, Select, Stack } from '@mantine/core';
import {
  type BatchBalance,
  getStoreItem,
  listStockAlerts,
  listStockMovements,
  listStoreStock,
  listStores,
  type Store,
  type StoreItem,
  transferStock,
} from '@wardbook/contracts/inventory/stores';
import { unitWord } from '@wardbook/contracts/pharmacy/dosage';
import { useTranslations } from 'next-intl';
import { useContractMutation } from '@/api/mutations';
import { bodyOf } from '@/ui/form/body-of';
import { FormButtons } from '@/ui/form/FormButtons';
import { FormProblem } from '@/ui/form/FormProblem';
import { useContractForm } from '@/ui/form/use-contract-form';

interface TransferModalProps {
  data: StoreItem;
  batch: BatchBalance;
  others: readonly Store[];
  onClose: () => void;
}

/** Moves a batch, or a part of it, to another store of the facility. */
export function TransferModal({ data, batch, others, onClose }: TransferModalProps) {
  const t = useTranslations('inventory.transfer');
  const common = useTranslations('common');
  const transfer = useContractMutation(transferStock, {
    invalidates: [getStoreItem, listStockMovements, listStoreStock, listStockAlerts, listStores],
  });
  const { form, submit, submitting, problem } = useContractForm(bodyOf(transferStock), {
    initialValues: {
      toStoreId: others.length === 1 ? (others[0]?.id ?? '') : '',
      batchId: batch.batchId,
      quantity: batch.quantity as number | '',
    },
    onSubmit: async (body) => {
      await transfer.mutateAsync({ params: { id: data.store.id, itemId: data.item.id }, body });
      onClose();
    },
  });
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('title', { batch: batch.number ?? '–', store: data.store.name })}
      closeButtonProps={{ 'aria-label': common('close') }}
    >
      <form onSubmit={submit} noValidate>
        <Stack>
          <Select
            label={t('to')}
            required
            allowDeselect={false}
            data={others.map(({ id, name }) => ({ value: id, label: name }))}
            {...form.getInputProps('toStoreId')}
          />
          <NumberInput
            label={`${t('quantity')} (${unitWord(data.item.baseUnit, 2)})`}
            required
            min={0}
            max={batch.quantity}
            {...form.getInputProps('quantity')}
          />
          <FormProblem problem={problem} />
          <FormButtons submitLabel={t('submit')} submitting={submitting} onCancel={onClose} />
        </Stack>
      </form>
    </Modal>
  );
}
