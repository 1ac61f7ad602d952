'use client';

import { Button, PasswordInput, Stack, TextInput } from '@mantine/core';
import { useMounted } from '@mantine/hooks';
import { type Me, signIn } from '@wardbook/contracts/identity/sessions';
import { useTranslations } from 'next-intl';
import { useEffect, useEffectEvent } from 'react';
import { plainCall } from '@/api/api-provider';
import { bodyOf } from '@/ui/form/body-of';
import { FormProblem } from '@/ui/form/FormProblem';
import { useContractForm } from '@/ui/form/use-contract-form';

interface SignInFieldsProps {
  /** Filled in when the user returns to a locked page. */
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
  const isAwake = useMounted();
  // What was typed, or filled in by the browser, before the page woke up stands in the fields alone.
  const takeOver = useEffectEvent(() => {
    for (const name of ['email', 'password'] as const) {
      const written = (form.getInputNode(name) as HTMLInputElement | null)?.value;
      if (written) form.setFieldValue(name, written);
    }
  });
  useEffect(() => takeOver(), []);
  return (
    <form onSubmit={submit} noValidate method="post">
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
        {/* While it is disabled neither a click nor Enter sends the form, which the browser would do by reloading the page. */}
        <Button type="submit" loading={submitting} disabled={!isAwake} fullWidth>
          {t('signIn')}
        </Button>
      </Stack>
    </form>
  );
}
