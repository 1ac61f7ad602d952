'use client';

import { Select, SimpleGrid, Stack, Text, TextInput } from '@mantine/core';
import type { Answer } from '@wardbook/contracts/core/endpoint';
import { createUser, listRoles, listUsers } from '@wardbook/contracts/identity/users';
import { getPractitioner, listPractitioners } from '@wardbook/contracts/organisation/practitioners';
import { useTranslations } from 'next-intl';
import { useContractMutation } from '@/api/mutations';
import { useContractQuery } from '@/api/queries';
import { bodyOf } from '@/ui/form/body-of';
import { FormButtons } from '@/ui/form/FormButtons';
import { FormProblem } from '@/ui/form/FormProblem';
import { withoutBlanks } from '@/ui/form/form-values';
import { useContractForm } from '@/ui/form/use-contract-form';
import { useMe } from '../me-context';
import { MembershipFields, membershipValues } from './MembershipFields';

interface NewUserFormProps {
  /** A person with a record already, when another page links here. */
  personId: string | null;
  onDone: (answer: Answer<typeof createUser>) => void;
  onCancel: () => void;
}

const MOST_CHOICES = 100;

/** A sign-in for a practitioner who has none, or for a new person, with roles in each facility. */
export function NewUserForm({ personId, onDone, onCancel }: NewUserFormProps) {
  const t = useTranslations('identity.users');
  const me = useMe();
  const known = useContractQuery(listPractitioners, { query: { signIn: 'false', active: 'true', limit: MOST_CHOICES } }).data?.items ?? [];
  const create = useContractMutation(createUser, { invalidates: [listUsers, listRoles, listPractitioners, getPractitioner] });
  const { form, submit, submitting, problem } = useContractForm(bodyOf(createUser), {
    initialValues: { personId, givenName: '', familyName: '', email: '', memberships: membershipValues(me, null) },
    toBody: ({ givenName, familyName, memberships, ...values }) => {
      const name = values.personId ? {} : { givenName, familyName };
      return withoutBlanks({ ...values, ...name, memberships: memberships.filter(({ roleIds }) => roleIds.length > 0) });
    },
    onSubmit: async (body) => onDone(await create.mutateAsync({ body })),
  });
  const person = form.getInputProps('personId');
  const choose = (id: string | null) => {
    const email = known.find((one) => one.personId === id)?.email;
    form.setValues({ personId: id, ...(email ? { email } : {}) });
  };
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <Select
          label={t('person')}
          description={t('personHint')}
          placeholder={t('newPerson')}
          data={known.map((one) => ({ value: one.personId, label: one.name }))}
          searchable
          clearable
          {...person}
          onChange={choose}
        />
        {!form.values.personId && (
          <SimpleGrid cols={{ base: 1, xs: 2 }}>
            <TextInput label={t('givenName')} data-autofocus {...form.getInputProps('givenName')} />
            <TextInput label={t('familyName')} {...form.getInputProps('familyName')} />
          </SimpleGrid>
        )}
        <TextInput label={t('email')} description={t('emailHint')} type="email" {...form.getInputProps('email')} />
        <MembershipFields user={null} values={form.values.memberships} propsOf={(path) => form.getInputProps(path)} />
        {form.errors.memberships && (
          <Text size="sm" c="red" role="alert">
            {t('someRole')}
          </Text>
        )}
        <Text size="sm" c="dimmed">
          {t('passwordComes')}
        </Text>
        <FormProblem problem={problem} />
        <FormButtons submitLabel={t('create')} submitting={submitting} onCancel={onCancel} />
      </Stack>
    </form>
  );
}
