'use client';

import { Stack, Switch, Textarea, TextInput } from '@mantine/core';
import { changeSupplier, createSupplier, listSuppliers, type Supplier } from '@wardbook/contracts/inventory/stock-items';
import { useTranslations } from 'next-intl';
import { useContractMutation } from '@/api/mutations';
import { useMay } from '@/features/identity';
import { bodyOf } from '@/ui/form/body-of';
import { FormButtons } from '@/ui/form/FormButtons';
import { FormProblem } from '@/ui/form/FormProblem';
import { useContractForm } from '@/ui/form/use-contract-form';

export function SupplierForm({ supplier, onDone }: { supplier: Supplier | null; onDone: () => void }) {
  const t = useTranslations('inventory.suppliers');
  const mayEdit = useMay('catalogue:manage');
  const create = useContractMutation(createSupplier, { invalidates: [listSuppliers] });
  const change = useContractMutation(changeSupplier, { invalidates: [listSuppliers] });
  const { form, submit, submitting, problem } = useContractForm(bodyOf(createSupplier), {
    initialValues: {
      name: supplier?.name ?? '',
      contactName: supplier?.contactName ?? '',
      phone: supplier?.phone ?? '',
      email: supplier?.email ?? '',
      address: supplier?.address ?? '',
      taxNumber: supplier?.taxNumber ?? '',
      active: supplier?.active ?? true,
    },
    toBody: ({ active: _, ...texts }) =>
      Object.fromEntries(Object.entries(texts).map(([key, text]) => [key, text.trim() || (key === 'name' ? '' : null)])),
    onSubmit: async (body) => {
      if (supplier === null) await create.mutateAsync({ body });
      else
        await change.mutateAsync({ params: { id: supplier.id }, body: { ...body, active: form.values.active, version: supplier.version } });
      onDone();
    },
  });
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <TextInput label={t('name')} data-autofocus {...form.getInputProps('name')} />
        <TextInput label={t('contact')} {...form.getInputProps('contactName')} />
        <TextInput label={t('phone')} type="tel" {...form.getInputProps('phone')} />
        <TextInput label={t('email')} type="email" {...form.getInputProps('email')} />
        <Textarea label={t('address')} autosize minRows={2} {...form.getInputProps('address')} />
        <TextInput label={t('tax')} classNames={{ input: 'code' }} {...form.getInputProps('taxNumber')} />
        {supplier && <Switch label={t('active')} {...form.getInputProps('active', { type: 'checkbox' })} />}
        <FormProblem problem={problem} />
        {mayEdit && <FormButtons submitLabel={supplier === null ? t('add') : t('save')} submitting={submitting} onCancel={onDone} />}
      </Stack>
    </form>
  );
}
