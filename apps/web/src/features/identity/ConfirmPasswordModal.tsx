'use client';

import { Button, Group, Modal, PasswordInput, Stack, Text } from '@mantine/core';
import { confirmPassword } from '@wardbook/contracts/identity/sessions';
import { useTranslations } from 'next-intl';
import { useContractMutation } from '@/api/mutations';
import { session, useSessionState } from '@/api/session-store';
import { bodyOf } from '@/ui/form/body-of';
import { FormProblem } from '@/ui/form/FormProblem';
import { useContractForm } from '@/ui/form/use-contract-form';

/** Above the dialogs in which critical acts are done, below the lock. */
const Z_INDEX = 9_000;

/** Asks for the password before a critical act. The request that needs it waits, and goes on by itself. */
export function ConfirmPasswordModal() {
  const t = useTranslations('identity.confirm');
  const common = useTranslations('common');
  const { asksPassword } = useSessionState();
  const cancel = () => session.answerPassword(false);
  return (
    <Modal
      opened={asksPassword}
      onClose={cancel}
      title={<Text fw={600}>{t('title')}</Text>}
      closeButtonProps={{ 'aria-label': common('close') }}
      zIndex={Z_INDEX}
      size="sm"
    >
      <ConfirmPasswordForm onCancel={cancel} />
    </Modal>
  );
}

function ConfirmPasswordForm({ onCancel }: { onCancel: () => void }) {
  const t = useTranslations('identity');
  const common = useTranslations('common');
  const confirm = useContractMutation(confirmPassword, { onSuccess: () => session.answerPassword(true) });
  const { form, submit, submitting, problem } = useContractForm(bodyOf(confirmPassword), {
    initialValues: { password: '' },
    onSubmit: (body) => confirm.mutateAsync({ body }),
  });
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <Text size="sm">{t('confirm.why')}</Text>
        <PasswordInput
          label={t('password')}
          autoComplete="current-password"
          data-autofocus
          visibilityToggleButtonProps={{ 'aria-label': t('showPassword') }}
          {...form.getInputProps('password')}
        />
        <FormProblem problem={problem} title={t('confirm.wrong')} />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onCancel}>
            {common('cancel')}
          </Button>
          <Button type="submit" loading={submitting}>
            {t('confirm.submit')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
