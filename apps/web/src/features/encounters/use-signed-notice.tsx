'use client';

import { Button, Group, Stack } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconPrinter } from '@tabler/icons-react';
import { printPrescription, printVisitSummary } from '@wardbook/contracts/chart/prints';
import type { Visit } from '@wardbook/contracts/encounters/visits';
import { useTranslations } from 'next-intl';
import { usePrint } from '@/features/chart';

/** Long enough to hand the patient the papers. */
const SHOWN_MS = 30_000;

/** Says that the note is signed and offers what is handed to the patient: the prescription, where there is one, and the summary. */
export function useSignedNotice(): (visit: Visit, isPrescribed: boolean) => void {
  const t = useTranslations('encounters.consultation');
  const prints = useTranslations('chart.prints');
  const print = usePrint();
  return ({ id, patient: { name } }, isPrescribed) => {
    const args = { params: { id } };
    const icon = <IconPrinter size={14} aria-hidden />;
    const message = (
      <Stack gap="xs">
        {t('signed', { name })}
        <Group gap="xs">
          {isPrescribed && (
            <Button
              size="compact-sm"
              variant="default"
              leftSection={icon}
              onClick={() => print((documents) => documents.open(printPrescription, args))}
            >
              {prints('prescription')}
            </Button>
          )}
          <Button
            size="compact-sm"
            variant="default"
            leftSection={icon}
            onClick={() => print((documents) => documents.open(printVisitSummary, args))}
          >
            {prints('summary')}
          </Button>
        </Group>
      </Stack>
    );
    notifications.show({ id: `signed.${id}`, color: 'green', autoClose: SHOWN_MS, message });
  };
}
