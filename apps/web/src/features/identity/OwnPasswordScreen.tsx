'use client';

import { Button, PasswordInput, Stack } from '@mantine/core';
import { changePassword, getMe } from '@wardbook/contracts/identity/sessions';
import { useTranslations } from 'next-intl';
import { useContractMutation } from '@/api/mutations';
import { DoorFrame } from '@/ui/DoorFrame';
import { bodyOf } from '@/ui/form/body-of';
import { FormProblem } from '@/ui/form/FormProblem';
import { useContractForm } from '@/ui/form/use-contract-form';

/** Stands before everything else while the password is one that an admin gave: the API refuses the rest anyway. */
export function OwnPasswordScreen() {
  const t = useTranslations('identity');
  const change = useContractMutation(changePassword, { invalidates: [getMe] });
  const { form, submit, submitting, problem } = useContractForm(bodyOf(changePassword), {
    initialValues: { current: '', next: '' },
    onSubmit: (body) => change.mutateAsync({ body }),
  });
  const toggle = { visibilityToggleButtonProps: { 'aria-label': t('showPassword') } };
  return (
    <DoorFrame title={t('ownPassword.title')} hint={t('ownPassword.hint')}>
      <form onSubmit={submit} noValidate>
        <Stack>
          <PasswordInput
            label={t('ownPassword.oneTime')}
            autoComplete="current-password"
            data-autofocus
            {...toggle}
            {...form.getInputProps('current')}
          />
          <PasswordInput
            label={t('newPassword')}
            description={t('newPasswordHint')}
            inputWrapperOrder={['label', 'input', 'error', 'description']}
            autoComplete="new-password"
            {...toggle}
            {...form.getInputProps('next')}
          />
          <FormProblem problem={problem} />
          <Button type="submit" loading={submitting}>
            {t('changePassword')}
          </Button>
        </Stack>
      </form>
    </DoorFrame>
  );
}
