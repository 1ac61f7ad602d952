'use client';

import { Button, Checkbox, Group, Select, SimpleGrid, Stack, TextInput } from '@mantine/core';
import { createPayer, listPayers, type Payer, payerKind, updatePayer } from '@wardbook/contracts/insurance/payers';
import { useTranslations } from 'next-intl';
import { useContractMutation } from '@/api/mutations';
import { bodyOf } from '@/ui/form/body-of';
import { FormProblem } from '@/ui/form/FormProblem';
import { useContractForm } from '@/ui/form/use-contract-form';

interface PayerFormProps {
  payer: Payer | null;
  onEntered: (payer: Payer) => void;
}

export function PayerForm({ payer, onEntered }: PayerFormProps) {
  const t = useTranslations('insurance.payers');
  const create = useContractMutation(createPayer, { invalidates: [listPayers] });
  const update = useContractMutation(updatePayer, { invalidates: [listPayers] });
  const { form, submit, submitting, problem } = useContractForm(bodyOf(updatePayer), {
    initialValues: {
      code: payer?.code ?? '',
      name: payer?.name ?? '',
      kind: payer?.kind ?? '',
      phone: payer?.phone ?? '',
      email: payer?.email ?? '',
      active: payer?.active ?? true,
    },
    toBody: ({ phone, email, kind, ...rest }) => ({
      ...rest,
      kind: kind || undefined,
      phone: phone || null,
      email: email || null,
      version: payer?.version ?? 1,
    }),
    onSubmit: async ({ version, ...body }) => {
      if (payer) await update.mutateAsync({ params: { id: payer.id }, body: { ...body, version } });
      else onEntered(await create.mutateAsync({ body }));
    },
  });
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="sm">
        <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
          <TextInput label={t('columns.name')} required data-autofocus {...form.getInputProps('name')} />
          <TextInput label={t('columns.code')} required classNames={{ input: 'code' }} {...form.getInputProps('code')} />
          <Select
            label={t('columns.kind')}
            required
            data={payerKind.options.map((kind) => ({ value: kind, label: t(`kind.${kind}`) }))}
            allowDeselect={false}
            {...form.getInputProps('kind')}
          />
          <TextInput label={t('phone')} inputMode="tel" {...form.getInputProps('phone')} />
          <TextInput label={t('email')} inputMode="email" {...form.getInputProps('email')} />
        </SimpleGrid>
        {payer && <Checkbox label={t('isActive')} {...form.getInputProps('active', { type: 'checkbox' })} />}
        <FormProblem problem={problem} />
        <Group justify="flex-end">
          <Button type="submit" loading={submitting} disabled={payer !== null && !form.isDirty()}>
            {t(payer ? 'save' : 'enter')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
