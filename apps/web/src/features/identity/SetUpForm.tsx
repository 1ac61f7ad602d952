'use client';

import { Button, Group, Stack } from '@mantine/core';
import { setUp } from '@wardbook/contracts/identity/sessions';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useMemo } from 'react';
import { plainCall } from '@/api/api-provider';
import { browserLanguage } from '@/i18n/locales';
import { bodyOf } from '@/ui/form/body-of';
import { FormProblem } from '@/ui/form/FormProblem';
import { useContractForm } from '@/ui/form/use-contract-form';
import { AdminFields, FacilityFields, OrganisationFields } from './SetUpFields';
import { setUpChoices } from './set-up-choices';
import { emptySetUp, setUpBody } from './set-up-values';
import { useEnter } from './use-enter';

/** Runs in the browser only: its defaults and lists come from the browser's language and zone. */
export function SetUpForm() {
  const t = useTranslations('identity');
  const router = useRouter();
  const enter = useEnter();
  const language = browserLanguage(navigator.languages);
  const choices = useMemo(() => setUpChoices(language), [language]);
  const initialValues = useMemo(() => emptySetUp(language), [language]);
  const { form, submit, submitting, problem } = useContractForm(bodyOf(setUp), {
    initialValues,
    toBody: setUpBody,
    onSubmit: async (body) => {
      const me = await plainCall(setUp, { body });
      enter(me);
      router.replace('/');
    },
  });
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="lg">
        <OrganisationFields form={form} choices={choices} />
        <FacilityFields form={form} choices={choices} />
        <AdminFields form={form} />
        <FormProblem problem={problem} title={t('setUp.failed')} />
        <Group justify="flex-end">
          <Button type="submit" loading={submitting}>
            {t('setUp.submit')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
