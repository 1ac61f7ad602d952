'use client';

import { NumberInput, Select, Stack } from '@mantine/core';
import { listStockAlerts, listStockKeepers, listStores, type Store, setStorePolicy } from '@wardbook/contracts/inventory/stores';
import { useTranslations } from 'next-intl';
import { useContractMutation } from '@/api/mutations';
import { useContractQuery } from '@/api/queries';
import { bodyOf } from '@/ui/form/body-of';
import { FormButtons } from '@/ui/form/FormButtons';
import { FormProblem } from '@/ui/form/FormProblem';
import { useContractForm } from '@/ui/form/use-contract-form';

/** The users who can be responsible for stock, for a select. */
export function useStockKeepers() {
  const { data } = useContractQuery(listStockKeepers, {}, { staleTime: 60_000 });
  return (data?.items ?? []).map(({ userId, name }) => ({ value: userId, label: name }));
}

/** Names the person whom low stock and near expiry of a store reach. */
export function StorePolicyForm({ store, onDone }: { store: Store; onDone: () => void }) {
  const t = useTranslations('inventory.policy');
  const keepers = useStockKeepers();
  const save = useContractMutation(setStorePolicy, { invalidates: [listStores, listStockAlerts] });
  const { form, submit, submitting, problem } = useContractForm(bodyOf(setStorePolicy), {
    initialValues: { responsibleUserId: store.responsible?.userId ?? null, nearExpiryDays: store.nearExpiryDays },
    toBody: (values) => ({ ...values, version: store.version }),
    onSubmit: async (body) => {
      await save.mutateAsync({ params: { id: store.id }, body });
      onDone();
    },
  });
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <Select
          label={t('responsible')}
          description={t('responsibleHint')}
          placeholder={t('unassigned')}
          data={keepers}
          searchable
          clearable
          {...form.getInputProps('responsibleUserId')}
        />
        <NumberInput label={t('days')} min={1} max={1000} {...form.getInputProps('nearExpiryDays')} />
        <FormProblem problem={problem} />
        <FormButtons submitLabel={t('save')} submitting={submitting} onCancel={onDone} />
      </Stack>
    </form>
  );
}
