'use client';

import { Button, Group } from '@mantine/core';
import { useTranslations } from 'next-intl';

interface FormButtonsProps {
  /** The verb on the primary button; "Save" when left out. */
  submitLabel?: string;
  submitting: boolean;
  onCancel: () => void;
}

/** The foot of a form in a drawer or a modal. */
export function FormButtons({ submitLabel, submitting, onCancel }: FormButtonsProps) {
  const t = useTranslations('common');
  return (
    <Group justify="flex-end" gap="xs">
      <Button variant="default" onClick={onCancel}>
        {t('cancel')}
      </Button>
      <Button type="submit" loading={submitting}>
        {submitLabel ?? t('save')}
      </Button>
    </Group>
  );
}
