'use client';

import { Alert, Stack, Text } from '@mantine/core';
import { IconAlertOctagonFilled, IconAlertTriangleFilled } from '@tabler/icons-react';
import type { PrescribingWarning } from '@wardbook/contracts/pharmacy/prescribing';
import { useTranslations } from 'next-intl';

/** What a prescriber or a pharmacist must not miss: dangers in red, what could not be checked in amber. */
export function WarningList({ warnings }: { warnings: readonly PrescribingWarning[] }) {
  const sentence = useWarningSentence();
  const stops = warnings.filter(({ level }) => level === 'stop');
  const notes = warnings.filter(({ level }) => level === 'note');
  return (
    <Stack gap={6}>
      {stops.length > 0 && (
        <Alert color="red" variant="filled" p="xs" role="alert" icon={<IconAlertOctagonFilled size={18} aria-hidden />}>
          {stops.map((warning) => (
            <Text key={sentence(warning)} size="sm" fw={600} c="inherit">
              {sentence(warning)}
            </Text>
          ))}
        </Alert>
      )}
      {notes.length > 0 && (
        <Alert color="amber" p="xs" icon={<IconAlertTriangleFilled size={18} aria-hidden />}>
          {notes.map((warning) => (
            <Text key={sentence(warning)} size="sm">
              {sentence(warning)}
            </Text>
          ))}
        </Alert>
      )}
    </Stack>
  );
}

/** A warning as a sentence. */
function useWarningSentence(): (warning: PrescribingWarning) => string {
  const t = useTranslations('pharmacy.warning');
  return ({ kind, cause, substance, against }) => {
    const parts = { substance: substance ?? '', against: against ?? '' };
    return kind === 'not-checked' ? t(cause ?? 'ingredient-unknown', parts) : t(kind, parts);
  };
}
