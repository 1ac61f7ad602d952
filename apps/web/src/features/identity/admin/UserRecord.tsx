'use client';

import { Group, SimpleGrid, Skeleton, Stack, Text, TextInput } from '@mantine/core';
import { getUser, setUserActive, type User, updateUser } from '@wardbook/contracts/identity/users';
import { useTranslations } from 'next-intl';
import { useContractMutation } from '@/api/mutations';
import { useContractQuery } from '@/api/queries';
import { ActivationControl } from '@/ui/ActivationControl';
import { ErrorState } from '@/ui/ErrorState';
import { bodyOf } from '@/ui/form/body-of';
import { FormButtons } from '@/ui/form/FormButtons';
import { FormProblem } from '@/ui/form/FormProblem';
import { withoutBlanks } from '@/ui/form/form-values';
import { useContractForm } from '@/ui/form/use-contract-form';
import { useMe } from '../me-context';
import { MembershipFields, membershipValues } from './MembershipFields';
import { PasswordActions } from './PasswordActions';
import { UserState } from './user-columns';
import { userQueries } from './user-queries';

interface UserRecordProps {
  id: string;
  onDone: () => void;
  onPassword: (given: { user: User; oneTimePassword: string }) => void;
}

/** One account: name, address, roles, and how it gets in. */
export function UserRecord({ id, onDone, onPassword }: UserRecordProps) {
  const t = useTranslations('identity.users');
  const { data: user, error, refetch } = useContractQuery(getUser, { params: { id } });
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!user) return <Skeleton height={320} />;
  return (
    <Stack gap="lg">
      <Group gap="xs">
        <UserState of={user} />
        {user.practitionerId && (
          <Text size="sm" c="dimmed">
            {t('isPractitioner')}
          </Text>
        )}
      </Group>
      <UserForm key={user.version} user={user} onDone={onDone} />
      {user.active && <PasswordActions user={user} onPassword={onPassword} />}
      <ActivationControl
        endpoint={setUserActive}
        record={user}
        invalidates={userQueries}
        onDone={onDone}
        words={{
          close: t('deactivate'),
          closeTitle: t('deactivateTitle', { name: user.name }),
          closeMeaning: t('deactivateMeaning'),
          reopen: t('reactivate'),
          closed: t('isInactive'),
        }}
      />
    </Stack>
  );
}

function UserForm({ user, onDone }: { user: User; onDone: () => void }) {
  const t = useTranslations('identity.users');
  const me = useMe();
  const update = useContractMutation(updateUser, { invalidates: userQueries });
  const { form, submit, submitting, problem } = useContractForm(bodyOf(updateUser), {
    initialValues: {
      givenName: user.givenName,
      familyName: user.familyName,
      email: user.email,
      memberships: membershipValues(me, user),
    },
    toBody: (values) => withoutBlanks({ ...values, version: user.version }),
    onSubmit: async (body) => {
      await update.mutateAsync({ params: { id: user.id }, body });
      onDone();
    },
  });
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <SimpleGrid cols={{ base: 1, xs: 2 }}>
          <TextInput label={t('givenName')} {...form.getInputProps('givenName')} />
          <TextInput label={t('familyName')} {...form.getInputProps('familyName')} />
        </SimpleGrid>
        <TextInput label={t('email')} type="email" {...form.getInputProps('email')} />
        <MembershipFields user={user} values={form.values.memberships} propsOf={(path) => form.getInputProps(path)} />
        <FormProblem problem={problem} />
        <FormButtons submitting={submitting} onCancel={onDone} />
      </Stack>
    </form>
  );
}
