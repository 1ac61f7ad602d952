'use client';

import { NumberInput, Select, SimpleGrid, Stack, TextInput } from '@mantine/core';
import {
  getStoreItem,
  listStockAlerts,
  listStoreStock,
  listStores,
  type StoreItem,
  setStoreItem,
} from '@wardbook/contracts/inventory/stores';
import { useTranslations } from 'next-intl';
import { useContractMutation } from '@/api/mutations';
import { bodyOf } from '@/ui/form/body-of';
import { FormButtons } from '@/ui/form/FormButtons';
import { FormProblem } from '@/ui/form/FormProblem';
import { useContractForm } from '@/ui/form/use-contract-form';
import { useStockKeepers } from './StorePolicyForm';

/** The levels of an item in a store, its shelf and the responsible person. */
export function LevelsForm({ data, onDone }: { data: StoreItem; onDone: () => void }) {
  const t = useTranslations('inventory.item');
  const keepers = useStockKeepers();
  const save = useContractMutation(setStoreItem, { invalidates: [getStoreItem, listStoreStock, listStockAlerts, listStores] });
  const { form, submit, submitting, problem } = useContractForm(bodyOf(setStoreItem), {
    initialValues: {
      reorderLevel: (data.reorderLevel ?? '') as number | '',
      targetLevel: (data.targetLevel ?? '') as number | '',
      shelf: data.shelf ?? '',
      responsibleUserId: data.responsible?.userId ?? null,
    },
    toBody: ({ reorderLevel, targetLevel, shelf, responsibleUserId }) => ({
      ...{ reorderLevel: reorderLevel === '' ? null : reorderLevel, targetLevel: targetLevel === '' ? null : targetLevel },
      ...{ shelf: shelf.trim() || null, responsibleUserId, version: data.version },
    }),
    onSubmit: async (body) => {
      await save.mutateAsync({ params: { id: data.store.id, itemId: data.item.id }, body });
      onDone();
    },
  });
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <SimpleGrid cols={{ base: 1, xs: 2 }}>
          <NumberInput label={t('reorderLevel')} min={0} data-autofocus {...form.getInputProps('reorderLevel')} />
          <NumberInput label={t('targetLevel')} min={0} {...form.getInputProps('targetLevel')} />
        </SimpleGrid>
        <TextInput label={t('shelf')} {...form.getInputProps('shelf')} />
        <Select
          label={t('responsible')}
          description={t('responsibleHint')}
          data={keepers}
          searchable
          clearable
          {...form.getInputProps('responsibleUserId')}
        />
        <FormProblem problem={problem} />
        <FormButtons submitLabel={t('save')} submitting={submitting} onCancel={onDone} />
      </Stack>
    </form>
  );
}
