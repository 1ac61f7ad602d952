'use client';

import { Box, Button, Checkbox, Group, Kbd, Paper, Stack, TextInput } from '@mantine/core';
import { ProblemError } from '@wardbook/contracts/core/problem';
import { listPatients, registerPatient } from '@wardbook/contracts/patients/patients';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useEffect, useEffectEvent } from 'react';
import { useContractMutation } from '@/api/mutations';
import { useFacility } from '@/features/identity';
import { bodyOf } from '@/ui/form/body-of';
import { DraftNotice } from '@/ui/form/DraftNotice';
import { FormProblem } from '@/ui/form/FormProblem';
import { useContractForm } from '@/ui/form/use-contract-form';
import { useLocality } from '@/ui/locality';
import { PageFrame } from '@/ui/PageFrame';
import { writesMonthFirst } from '@/ui/written-day';
import { BasicFields } from '../fields/BasicFields';
import { emptyPatient, registrationBody } from '../fields/patient-values';
import { DuplicatePanel } from './DuplicatePanel';
import { FoldedFields } from './FoldedFields';
import classes from './RegistrationScreen.module.css';
import { useLikelyDuplicates } from './use-likely-duplicates';

/** Registers a patient in half a minute: name, sex, birth, phone, Enter. Everything else folds. */
export function RegistrationScreen() {
  const t = useTranslations('patients');
  const facility = useFacility();
  const contractForm = useRegistration();
  const { form, submit, submitting, problem } = contractForm;
  const candidates = useLikelyDuplicates(form.values, problem);
  const isRefused = problem instanceof ProblemError && problem.code === 'likely-duplicate';
  useForgetConfirmation(candidates.map(({ patient }) => patient?.id ?? 'restricted').join(' '), () =>
    form.setFieldValue('confirmedNotDuplicate', false),
  );
  return (
    <PageFrame title={t('registration.title')} crumbs={[{ label: t('title'), href: facility.path('/patients') }]}>
      <div className={classes.columns}>
        <Paper p="lg" className={classes.form}>
          <form onSubmit={submit} noValidate>
            <Stack>
              <DraftNotice form={contractForm} />
              <BasicFields form={form} autoFocus />
              <TextInput
                label={t('form.phone')}
                placeholder={t('form.phoneHint')}
                inputMode="tel"
                dir="ltr"
                autoComplete="off"
                {...form.getInputProps('telecoms.0.value')}
              />
              <FoldedFields form={form} />
              {(candidates.length > 0 || isRefused) && (
                <Checkbox
                  label={t('duplicates.confirm')}
                  {...form.getInputProps('confirmedNotDuplicate', { type: 'checkbox' })}
                  error={isRefused && t('duplicates.refused')}
                />
              )}
              <FormProblem problem={isRefused ? null : problem} title={t('registration.failed')} />
              <Group justify="flex-end">
                <Box c="dimmed" fz="sm" visibleFrom="xs">
                  {t.rich('registration.enter', { key: (words) => <Kbd>{words}</Kbd> })}
                </Box>
                <Button type="submit" loading={submitting}>
                  {t('registration.submit')}
                </Button>
              </Group>
            </Stack>
          </form>
        </Paper>
        <div className={classes.beside}>
          <DuplicatePanel candidates={candidates} />
        </div>
      </div>
    </PageFrame>
  );
}

function useRegistration() {
  const router = useRouter();
  const facility = useFacility();
  const { language } = useLocality();
  const register = useContractMutation(registerPatient, { invalidates: [listPatients] });
  return useContractForm(bodyOf(registerPatient), {
    initialValues: emptyPatient(facility.kind === 'veterinary' ? 'animal' : 'person'),
    toBody: (values) => registrationBody(values, writesMonthFirst(language)),
    draft: 'registration',
    onSubmit: async (body) => {
      const patient = await register.mutateAsync({ body });
      router.push(facility.path(`/patients/${patient.id}?registered=true`));
    },
  });
}

/** "Another person" was confirmed for the candidates that were shown then, not for one that appears later. */
function useForgetConfirmation(shown: string, forget: () => void): void {
  const act = useEffectEvent(forget);
  // biome-ignore lint/correctness/useExhaustiveDependencies: other candidates are another question.
  useEffect(() => act(), [shown]);
}
