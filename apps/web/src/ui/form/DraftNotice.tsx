'use client';

import { Alert, Button, Group, Text } from '@mantine/core';
import { useTranslations } from 'next-intl';
import type { FormValues } from './form-values';
import type { ContractForm } from './use-contract-form';

/** Says that the form shows an earlier draft and lets the user discard it: `<DraftNotice form={contractForm} />`. */
export function DraftNotice<Values extends FormValues>({ form }: { form: ContractForm<Values> }) {
  const t = useTranslations('common');
  if (!form.draftRestored) return null;
  return (
    <Alert color="gray" role="status" py="xs">
      <Group justify="space-between" gap="sm">
        <Text>{t('draftRestored')}</Text>
        <Button size="sm" variant="default" onClick={form.startAfresh}>
          {t('draftDiscard')}
        </Button>
      </Group>
    </Alert>
  );
}
