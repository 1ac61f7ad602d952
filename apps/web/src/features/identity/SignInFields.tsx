'use client';

import { Button, PasswordInput, Stack, TextInput } from '@mantine/core';
import { type Me, signIn } from '@wardbook/contracts/identity';
import { useTranslations } from 'next-intl';
import { plainCall } from '@/api/api-provider';
import { bodyOf } from '@/ui/form/body-of';
import { FormProblem } from '@/ui/form/FormProblem';
import { useContractForm } from '@/ui/form/use-contract-form';

interface SignInFieldsProps {
  /** Filled in when somebody comes back to a locked page. */
  email?: string;
  onSignedIn: (me: Me) => void;
}

/** E-mail address and password, on the sign-in page and on the lock. */
export function SignInFields({ email = '', onSignedIn }: SignInFieldsProps) {
  const t = useTranslations('identity');
  const { form, submit, submitting, problem } = useContractForm(bodyOf(signIn), {
    initialValues: { email, password: '' },
    onSubmit: async (body) => onSignedIn(await plainCall(signIn, { body })),
  });
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        <TextInput
          label={t('email')}
          type="email"
          autoComplete="username"
          data-autofocus={email === '' || undefined}
          autoFocus={email === ''}
          {...form.getInputProps('email')}
        />
        <PasswordInput
          label={t('password')}
          autoComplete="current-password"
          data-autofocus={email !== '' || undefined}
          visibilityToggleButtonProps={{ 'aria-label': t('showPassword') }}
          {...form.getInputProps('password')}
        />
        <FormProblem problem={problem} title={t('signInFailed')} />
        <Button type="submit" loading={submitting} fullWidth>
          {t('signIn')}
        </Button>
      </Stack>
    </form>
  );
}
