'use client';

import { Button, Group, NumberInput, Select, SimpleGrid, Stack, TextInput } from '@mantine/core';
import { DateInput } from '@mantine/dates';
import { addCoverage, type Coverage, coverageStatus, holderRelation, updateCoverage } from '@wardbook/contracts/insurance/payers';
import { listPatients, type PatientRecord, readPatient } from '@wardbook/contracts/patients/patients';
import { useTranslations } from 'next-intl';
import { useContractMutation } from '@/api/mutations';
import { bodyOf } from '@/ui/form/body-of';
import { FormProblem } from '@/ui/form/FormProblem';
import { useContractForm } from '@/ui/form/use-contract-form';
import { useFormats } from '@/ui/formats';
import { PlanSelect } from './PlanSelect';

interface CoverageFormProps {
  patient: PatientRecord;
  /** Null enters a new one. */
  coverage: Coverage | null;
  onDone: () => void;
}

const changed = [readPatient, listPatients];

export function CoverageForm({ patient, coverage, onDone }: CoverageFormProps) {
  const t = useTranslations('insurance.coverage');
  const { form, submit, submitting, problem } = useCoverageForm(patient, coverage, onDone);
  const relations = holderRelation.options.map((each) => ({ value: each, label: t(`relation.${each}`) }));
  const statuses = coverageStatus.options.map((each) => ({ value: each, label: t(`status.${each}`) }));
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="sm">
        <PlanSelect data-autofocus required {...form.getInputProps('planId')} />
        <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="xs">
          <TextInput label={t('member')} required classNames={{ input: 'code' }} {...form.getInputProps('memberNumber')} />
          <NumberInput label={t('rankLabel')} min={1} max={9} {...form.getInputProps('rank')} />
          <DateInput label={t('from')} {...form.getInputProps('validFrom')} />
          <DateInput label={t('to')} clearable {...form.getInputProps('validTo')} />
          <TextInput label={t('holder')} {...form.getInputProps('holderName')} />
          <Select
            label={t('relationLabel')}
            data={relations}
            clearable
            {...form.getInputProps('holderRelation')}
            value={form.values.holderRelation || null}
          />
        </SimpleGrid>
        {coverage && <Select label={t('statusLabel')} data={statuses} allowDeselect={false} {...form.getInputProps('status')} />}
        <FormProblem problem={problem} />
        <Group justify="flex-end" gap="xs">
          <Button type="submit" loading={submitting}>
            {t(coverage ? 'save' : 'enter')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function useCoverageForm(patient: PatientRecord, coverage: Coverage | null, onDone: () => void) {
  const today = useFormats().today();
  const add = useContractMutation(addCoverage, { invalidates: changed });
  const update = useContractMutation(updateCoverage, { invalidates: changed });
  const {
    planId,
    memberNumber,
    holderName,
    holderRelation: relation,
    rank,
    validFrom,
    validTo,
    status,
  } = coverage ?? blank(patient, today);
  return useContractForm(bodyOf(updateCoverage), {
    initialValues: {
      planId,
      memberNumber,
      holderName: holderName ?? '',
      holderRelation: relation ?? '',
      rank,
      validFrom,
      validTo: validTo ?? '',
      status,
    },
    toBody: ({ holderName: name, holderRelation: asWhat, validTo: end, ...rest }) => ({
      ...rest,
      holderName: name || null,
      holderRelation: asWhat || null,
      validTo: end || null,
      version: coverage?.version ?? 1,
    }),
    onSubmit: async ({ status: _, version: __, ...body }) => {
      if (coverage) await update.mutateAsync({ params: { id: coverage.id }, body: { ...body, status: _, version: __ } });
      else await add.mutateAsync({ params: { id: patient.id }, body });
      onDone();
    },
  });
}

/** A new coverage comes behind those that are current. */
function blank(patient: PatientRecord, today: string) {
  const rank = Math.min(9, patient.coverages.filter(({ current }) => current).length + 1);
  return {
    planId: '',
    memberNumber: '',
    holderName: null,
    holderRelation: null,
    rank,
    validFrom: today,
    validTo: null,
    status: 'active' as const,
  };
}
