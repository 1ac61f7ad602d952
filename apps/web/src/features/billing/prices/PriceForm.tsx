'use client';

import { NumberInput, Paper, Select, SimpleGrid, Stack, Switch, TextInput } from '@mantine/core';
import { DateInput, TimeInput } from '@mantine/dates';
import { listPrices, listServices, setPrice, visitClasses } from '@wardbook/contracts/billing/prices';
import { listPayers } from '@wardbook/contracts/insurance/payers';
import { useTranslations } from 'next-intl';
import { useContractMutation } from '@/api/mutations';
import { useContractList } from '@/api/queries';
import { bodyOf } from '@/ui/form/body-of';
import { FormButtons } from '@/ui/form/FormButtons';
import { FormProblem } from '@/ui/form/FormProblem';
import { useContractForm } from '@/ui/form/use-contract-form';
import { useFormats } from '@/ui/formats';

/** A price from a day on, for every patient or for a particular case. */
export function PriceForm({ serviceId, onDone }: { serviceId: string; onDone: () => void }) {
  const t = useTranslations('billing.prices');
  const till = useTranslations('billing.till');
  const { today } = useFormats();
  const payers = useContractList(listPayers, { query: { limit: 100 } });
  const save = useContractMutation(setPrice, { invalidates: [listPrices, listServices] });
  const { form, submit, submitting, problem } = useContractForm(bodyOf(setPrice), {
    initialValues: {
      unitPrice: '',
      payerId: null as string | null,
      visitClass: null as string | null,
      ageFrom: '' as number | '',
      ageTo: '' as number | '',
      timeFrom: '',
      timeTo: '',
      everyFacility: false,
      validFrom: today() as string | null,
      validTo: null as string | null,
    },
    toBody: (values) =>
      Object.fromEntries(Object.entries(values).map(([key, value]) => [key, value === '' && key !== 'unitPrice' ? null : value])),
    onSubmit: async (body) => {
      await save.mutateAsync({ params: { id: serviceId }, body });
      onDone();
    },
  });
  const payerChoices = payers.rows.map(({ id, name }) => ({ value: id, label: name }));
  const classChoices = visitClasses.map((value) => ({ value, label: till(`classes.${value}`) }));
  return (
    <Paper withBorder p="md">
      <form onSubmit={submit} noValidate>
        <Stack>
          <SimpleGrid cols={{ base: 1, xs: 2 }}>
            <TextInput label={t('unitPrice')} inputMode="decimal" data-autofocus {...form.getInputProps('unitPrice')} />
            <Select
              label={t('payer')}
              placeholder={t('anyPayer')}
              clearable
              searchable
              data={payerChoices}
              {...form.getInputProps('payerId')}
            />
            <DateInput label={t('from')} {...form.getInputProps('validFrom')} />
            <DateInput label={t('to')} placeholder={t('openEnd')} clearable {...form.getInputProps('validTo')} />
            <Select
              label={t('visitClass')}
              placeholder={t('anyClass')}
              clearable
              data={classChoices}
              {...form.getInputProps('visitClass')}
            />
            <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="xs">
              <NumberInput label={t('ageFrom')} min={0} max={200} hideControls {...form.getInputProps('ageFrom')} />
              <NumberInput label={t('ageTo')} min={0} max={200} hideControls {...form.getInputProps('ageTo')} />
            </SimpleGrid>
            <TimeInput label={t('timeFrom')} {...form.getInputProps('timeFrom')} />
            <TimeInput label={t('timeTo')} {...form.getInputProps('timeTo')} />
          </SimpleGrid>
          <Switch label={t('everyFacility')} {...form.getInputProps('everyFacility', { type: 'checkbox' })} />
          <FormProblem problem={problem} />
          <FormButtons submitLabel={t('addPrice')} submitting={submitting} onCancel={onDone} />
        </Stack>
      </form>
    </Paper>
  );
}
