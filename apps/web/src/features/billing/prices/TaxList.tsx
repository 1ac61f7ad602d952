'use client';

import { Button, Divider, Group, NumberInput, Paper, SimpleGrid, Stack, Switch, Text, TextInput } from '@mantine/core';
import { DateInput } from '@mantine/dates';
import { createTaxCode, listServices, listTaxCodes, setTaxRate, type TaxCode } from '@wardbook/contracts/billing/prices';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useContractMutation } from '@/api/mutations';
import { useContractQuery } from '@/api/queries';
import { bodyOf } from '@/ui/form/body-of';
import { FormButtons } from '@/ui/form/FormButtons';
import { FormProblem } from '@/ui/form/FormProblem';
import { useContractForm } from '@/ui/form/use-contract-form';
import { useFormats } from '@/ui/formats';

/** The taxes of the organisation with today's rates. */
export function TaxList() {
  const t = useTranslations('billing.taxes');
  const { data } = useContractQuery(listTaxCodes, {});
  return (
    <Stack>
      {data?.items.length === 0 && (
        <Text size="sm" c="dimmed">
          {t('none')}
        </Text>
      )}
      {data?.items.map((tax) => (
        <TaxLine key={tax.id} tax={tax} />
      ))}
      <Divider />
      <NewTax />
    </Stack>
  );
}

function TaxLine({ tax }: { tax: TaxCode }) {
  const t = useTranslations('billing.taxes');
  const { day } = useFormats();
  const [changing, setChanging] = useState(false);
  return (
    <Paper withBorder p="sm">
      <Group justify="space-between">
        <div>
          <Text fw={600}>
            <span className="code">{tax.code}</span> {tax.name}
          </Text>
          <Text size="sm" c="dimmed">
            {tax.rate !== null &&
              t('line', { rate: tax.rate, day: tax.rateFrom ? day(tax.rateFrom) : '', how: t(tax.inclusive ? 'contained' : 'added') })}
          </Text>
        </div>
        {!changing && (
          <Button variant="default" size="sm" onClick={() => setChanging(true)}>
            {t('setRate')}
          </Button>
        )}
      </Group>
      {changing && <RateForm tax={tax} onDone={() => setChanging(false)} />}
    </Paper>
  );
}

function RateForm({ tax, onDone }: { tax: TaxCode; onDone: () => void }) {
  const t = useTranslations('billing.taxes');
  const { today } = useFormats();
  const save = useContractMutation(setTaxRate, { invalidates: [listTaxCodes] });
  const { form, submit, submitting, problem } = useContractForm(bodyOf(setTaxRate), {
    initialValues: { rate: '' as number | '', validFrom: today() as string | null },
    toBody: ({ rate, validFrom }) => ({ rate: String(rate), validFrom }),
    onSubmit: async (body) => {
      await save.mutateAsync({ params: { id: tax.id }, body });
      onDone();
    },
  });
  return (
    <form onSubmit={submit} noValidate>
      <Stack mt="sm">
        <SimpleGrid cols={{ base: 1, xs: 2 }}>
          <NumberInput label={t('rate')} min={0} max={100} decimalScale={4} hideControls data-autofocus {...form.getInputProps('rate')} />
          <DateInput label={t('from')} {...form.getInputProps('validFrom')} />
        </SimpleGrid>
        <FormProblem problem={problem} />
        <FormButtons submitLabel={t('save')} submitting={submitting} onCancel={onDone} />
      </Stack>
    </form>
  );
}

function NewTax() {
  const t = useTranslations('billing.taxes');
  const create = useContractMutation(createTaxCode, { invalidates: [listTaxCodes, listServices] });
  const { form, submit, submitting, problem, startAfresh } = useContractForm(bodyOf(createTaxCode), {
    initialValues: { code: '', name: '', rate: '' as number | '', inclusive: false },
    toBody: ({ rate, ...values }) => ({ ...values, rate: String(rate) }),
    onSubmit: async (body) => {
      await create.mutateAsync({ body });
      startAfresh();
    },
  });
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <SimpleGrid cols={{ base: 1, xs: 2 }}>
          <TextInput label={t('code')} className="code" {...form.getInputProps('code')} />
          <NumberInput label={t('rate')} min={0} max={100} decimalScale={4} hideControls {...form.getInputProps('rate')} />
        </SimpleGrid>
        <TextInput label={t('name')} {...form.getInputProps('name')} />
        <Switch label={t('inclusive')} {...form.getInputProps('inclusive', { type: 'checkbox' })} />
        <FormProblem problem={problem} />
        <Group justify="flex-end">
          <Button type="submit" loading={submitting}>
            {t('add')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
