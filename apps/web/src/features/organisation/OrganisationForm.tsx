'use client';

import { Button, Group, Select, Skeleton, TextInput, Title } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { getMe } from '@wardbook/contracts/identity/sessions';
import { getOrganisation, type Organisation, updateOrganisation } from '@wardbook/contracts/organisation/facilities';
import { useLocale, useTranslations } from 'next-intl';
import { useMemo } from 'react';
import { useContractMutation } from '@/api/mutations';
import { useContractQuery } from '@/api/queries';
import { setUpChoices } from '@/features/identity';
import { bodyOf } from '@/ui/form/body-of';
import { FormProblem } from '@/ui/form/FormProblem';
import { useContractForm } from '@/ui/form/use-contract-form';

/** The name and the country of the whole organisation. */
export function OrganisationForm({ mayEdit }: { mayEdit: boolean }) {
  const t = useTranslations('organisation.settings');
  const { data } = useContractQuery(getOrganisation, {});
  return (
    <section>
      <Title order={2} mb="xs">
        {t('organisation')}
      </Title>
      {data ? <Fields key={data.version} organisation={data} mayEdit={mayEdit} /> : <Skeleton height={64} />}
    </section>
  );
}

function Fields({ organisation, mayEdit }: { organisation: Organisation; mayEdit: boolean }) {
  const t = useTranslations('organisation.settings');
  const common = useTranslations('common');
  const locale = useLocale();
  const { countries } = useMemo(() => setUpChoices(locale), [locale]);
  const update = useContractMutation(updateOrganisation, { invalidates: [getOrganisation, getMe] });
  const { form, submit, submitting, problem } = useContractForm(bodyOf(updateOrganisation), {
    initialValues: { name: organisation.name, country: organisation.country },
    toBody: (values) => ({ ...values, version: organisation.version }),
    onSubmit: async (body) => {
      await update.mutateAsync({ body });
      notifications.show({ color: 'green', message: t('organisationSaved') });
    },
  });
  return (
    <form onSubmit={submit} noValidate>
      <Group align="flex-start">
        <TextInput label={t('organisationName')} flex="2 1 14rem" disabled={!mayEdit} {...form.getInputProps('name')} />
        <Select label={t('country')} data={countries} searchable flex="1 1 11rem" disabled={!mayEdit} {...form.getInputProps('country')} />
        <Button type="submit" mt={24} variant="default" loading={submitting} disabled={!mayEdit || !form.isDirty()}>
          {common('save')}
        </Button>
      </Group>
      <FormProblem problem={problem} />
    </form>
  );
}
