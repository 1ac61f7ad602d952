'use client';

import { Button, Checkbox, Fieldset, Group, Input, Paper, SegmentedControl, SimpleGrid, Stack, TextInput, Title } from '@mantine/core';
import { listPatients, type PatientRecord, readPatient, sex, updatePatient } from '@wardbook/contracts/patients/patients';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { useContractMutation } from '@/api/mutations';
import { bodyOf } from '@/ui/form/body-of';
import { DraftNotice } from '@/ui/form/DraftNotice';
import { FormProblem } from '@/ui/form/FormProblem';
import { useContractForm } from '@/ui/form/use-contract-form';
import { useLocality } from '@/ui/locality';
import { writesMonthFirst } from '@/ui/written-day';
import { BirthField } from '../fields/BirthField';
import { AddressRows, TelecomRows } from '../fields/ContactRows';
import { FurtherFields } from '../fields/FurtherFields';
import { IdentifierRows } from '../fields/IdentifierRows';
import { NameRows } from '../fields/NameRows';
import type { PatientFormProps } from '../fields/patient-form';
import { correctionBody, valuesOf } from '../fields/patient-values';
import { RelatedRows } from '../fields/RelatedRows';
import { usePatient } from './patient-context';
import { useBirthWords } from './use-birth-words';

interface CorrectionFormProps {
  patient: PatientRecord;
  onDone: () => void;
}

/** Corrects the record. It is based on the version that was opened; another user's change in between is never overwritten. */
export function CorrectionForm({ patient, onDone }: CorrectionFormProps) {
  const t = useTranslations('patients');
  const { language } = useLocality();
  const update = useContractMutation(updatePatient, { invalidates: [readPatient, listPatients] });
  const contractForm = useContractForm(bodyOf(updatePatient), {
    initialValues: valuesOf(patient),
    toBody: (values) => correctionBody(values, patient, writesMonthFirst(language)),
    // The version is part of the draft's name: what was typed over an older record is not put over a newer one.
    draft: `demographics.${patient.id}.${patient.version}`,
    onSubmit: async (body) => {
      await update.mutateAsync({ params: { id: patient.id }, body });
      onDone();
    },
  });
  const { form, submit, submitting, problem } = contractForm;
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <DraftNotice form={contractForm} />
        <Part title={t('demographics.names')}>
          <NameRows form={form} from={0} />
        </Part>
        <Part title={t('demographics.person')}>
          <PersonFields form={form} />
        </Part>
        <Part title={t('demographics.contact')}>
          <TelecomRows form={form} from={0} />
          <AddressRows form={form} />
        </Part>
        <Part title={t('demographics.identifiers')}>
          <IdentifierRows form={form} />
        </Part>
        <Part title={t('demographics.people')}>
          <RelatedRows form={form} />
        </Part>
        <FormProblem problem={problem} />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onDone}>
            {t('demographics.cancel')}
          </Button>
          <Button type="submit" loading={submitting}>
            {t('demographics.save')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Paper p="lg">
      <Stack gap="sm" component="section">
        <Title order={2}>{title}</Title>
        {children}
      </Stack>
    </Paper>
  );
}

function PersonFields({ form }: PatientFormProps) {
  const t = useTranslations('patients');
  const birth = useBirthWords()(usePatient());
  return (
    <>
      <Input.Wrapper label={t('columns.sex')} labelElement="div">
        <SegmentedControl
          fullWidth
          aria-label={t('columns.sex')}
          data={sex.options.map((each) => ({ value: each, label: t(`sex.${each}`) }))}
          {...form.getInputProps('sex')}
        />
      </Input.Wrapper>
      <BirthField form={form} current={birth} />
      {form.values.kind === 'animal' && (
        <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="xs">
          <TextInput label={t('form.species')} required {...form.getInputProps('species')} />
          <TextInput label={t('form.breed')} {...form.getInputProps('breed')} />
        </SimpleGrid>
      )}
      <Fieldset>
        <FurtherFields form={form} />
      </Fieldset>
      <Checkbox label={t('deceased')} {...form.getInputProps('deceased', { type: 'checkbox' })} />
    </>
  );
}
