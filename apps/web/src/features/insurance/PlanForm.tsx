'use client';

import { Button, Checkbox, Group, NumberInput, Paper, Select, SimpleGrid, Stack, TextInput } from '@mantine/core';
import { decimalsOf } from '@wardbook/contracts/core/currencies';
import { capPeriod, createPayerPlan, listPayers, type PayerPlan, updatePayerPlan } from '@wardbook/contracts/insurance/payers';
import { useTranslations } from 'next-intl';
import { useContractMutation } from '@/api/mutations';
import { useFacility } from '@/features/identity';
import { bodyOf } from '@/ui/form/body-of';
import { FormProblem } from '@/ui/form/FormProblem';
import { useContractForm } from '@/ui/form/use-contract-form';

interface PlanFormProps {
  payerId: string;
  plan: PayerPlan | null;
  onDone: () => void;
}

/** What a plan pays: its share of each line, and the most that it pays per visit or year. */
export function PlanForm({ payerId, plan, onDone }: PlanFormProps) {
  const t = useTranslations('insurance.payers');
  const { contractForm, currency } = usePlanForm(payerId, plan, onDone);
  const { form, submit, submitting, problem } = contractForm;
  return (
    <Paper p="md">
      <form onSubmit={submit} noValidate>
        <Stack gap="sm">
          <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
            <TextInput label={t('planName')} required {...form.getInputProps('name')} />
            <TextInput label={t('columns.code')} required classNames={{ input: 'code' }} {...form.getInputProps('code')} />
            <NumberInput label={t('percent')} suffix=" %" min={0} max={100} decimalScale={2} {...form.getInputProps('coveredPercent')} />
            <div />
            <NumberInput
              label={t('capAmount', { currency })}
              min={0}
              decimalScale={decimalsOf(currency)}
              thousandSeparator
              {...form.getInputProps('capAmount')}
              error={form.errors['cap.amount'] ?? form.errors.cap}
            />
            <Select
              label={t('capPeriod')}
              data={capPeriod.options.map((each) => ({ value: each, label: t(`period.${each}`) }))}
              allowDeselect={false}
              {...form.getInputProps('capPeriod')}
            />
          </SimpleGrid>
          <Checkbox label={t('needsAuthorisation')} {...form.getInputProps('needsAuthorisation', { type: 'checkbox' })} />
          <Checkbox label={t('noBalanceBilling')} {...form.getInputProps('noBalanceBilling', { type: 'checkbox' })} />
          {plan && <Checkbox label={t('isActive')} {...form.getInputProps('active', { type: 'checkbox' })} />}
          <FormProblem problem={problem} />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" size="sm" onClick={onDone}>
              {t('cancel')}
            </Button>
            <Button type="submit" size="sm" loading={submitting}>
              {t('savePlan')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Paper>
  );
}

function usePlanForm(payerId: string, plan: PayerPlan | null, onDone: () => void) {
  const facility = useFacility();
  const create = useContractMutation(createPayerPlan, { invalidates: [listPayers] });
  const update = useContractMutation(updatePayerPlan, { invalidates: [listPayers] });
  const currency = plan?.cap?.currency ?? facility.currency;
  const minor = 10 ** decimalsOf(currency);
  const contractForm = useContractForm(bodyOf(updatePayerPlan), {
    initialValues: {
      code: plan?.code ?? '',
      name: plan?.name ?? '',
      coveredPercent: plan?.coveredPercent ?? 100,
      capAmount: plan?.cap ? plan.cap.amount / minor : '',
      capPeriod: plan?.cap?.period ?? 'visit',
      noBalanceBilling: plan?.noBalanceBilling ?? false,
      needsAuthorisation: plan?.needsAuthorisation ?? false,
      active: plan?.active ?? true,
    },
    toBody: ({ capAmount, capPeriod: period, ...rest }) => ({
      ...rest,
      cap: capAmount === '' ? null : { amount: Math.round(Number(capAmount) * minor), currency, period },
      version: plan?.version ?? 1,
    }),
    onSubmit: async ({ version, ...body }) => {
      if (plan) await update.mutateAsync({ params: { id: plan.id }, body: { ...body, version } });
      else await create.mutateAsync({ params: { id: payerId }, body });
      onDone();
    },
  });
  return { contractForm, currency };
}
