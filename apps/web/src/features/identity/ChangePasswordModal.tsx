'use client';

import { Button, Group, Modal, PasswordInput, Stack } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { changePassword } from '@wardbook/contracts/identity/sessions';
import { useTranslations } from 'next-intl';
import { useContractMutation } from '@/api/mutations';
import { bodyOf } from '@/ui/form/body-of';
import { FormProblem } from '@/ui/form/FormProblem';
import { useContractForm } from '@/ui/form/use-contract-form';

interface ChangePasswordModalProps {
  opened: boolean;
  onClose: () => void;
}

/** One's own password: the current one, and a new one of at least twelve characters. */
export function ChangePasswordModal({ opened, onClose }: ChangePasswordModalProps) {
  const t = useTranslations('identity');
  const common = useTranslations('common');
  return (
    <Modal opened={opened} onClose={onClose} title={t('changePassword')} closeButtonProps={{ 'aria-label': common('close') }}>
      <ChangePasswordForm onClose={onClose} />
    </Modal>
  );
}

function ChangePasswordForm({ onClose }: { onClose: () => void }) {
  const t = useTranslations('identity');
  const common = useTranslations('common');
  const change = useContractMutation(changePassword);
  const { form, submit, submitting, problem } = useContractForm(bodyOf(changePassword), {
    initialValues: { current: '', next: '' },
    onSubmit: async (body) => {
      await change.mutateAsync({ body });
      notifications.show({ color: 'green', message: t('passwordChanged') });
      onClose();
    },
  });
  const toggle = { visibilityToggleButtonProps: { 'aria-label': t('showPassword') } };
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <PasswordInput
          label={t('currentPassword')}
          autoComplete="current-password"
          data-autofocus
          {...toggle}
          {...form.getInputProps('current')}
        />
        <PasswordInput
          label={t('newPassword')}
          description={t('newPasswordHint')}
          autoComplete="new-password"
          {...toggle}
          {...form.getInputProps('next')}
        />
        <FormProblem problem={problem} />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {common('cancel')}
          </Button>
          <Button type="submit" loading={submitting}>
            {t('changePassword')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
