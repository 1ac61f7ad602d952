'use client';

import { Alert, Button, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { IconCircleCheckFilled, IconPrinter } from '@tabler/icons-react';
import { type Handover, type MedicationDispense, printMedicationLabel } from '@wardbook/contracts/pharmacy/dispensing';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useDocuments } from '@/api/documents';
import { useProblemMessage } from '@/api/problem-message';
import { useAmount } from '@/features/inventory';

/** What has just been handed out, with a label for each box. */
export function HandedOut({ handover, onNext }: { handover: Handover; onNext: () => void }) {
  const t = useTranslations('pharmacy.handOut');
  return (
    <Paper p="md">
      <Stack>
        <Group gap="xs">
          <IconCircleCheckFilled color="var(--mantine-color-green-text)" aria-hidden />
          <Title order={2} role="status">
            {t('done')}
          </Title>
        </Group>
        {handover.items.map((item) => (
          <HandedOutItem key={item.id} item={item} />
        ))}
        <Group justify="flex-end">
          <Button onClick={onNext} data-autofocus>
            {t('next')}
          </Button>
        </Group>
      </Stack>
    </Paper>
  );
}

function HandedOutItem({ item }: { item: MedicationDispense }) {
  const t = useTranslations('pharmacy.handOut');
  const amount = useAmount();
  const batches = item.batches.map(({ number, quantity }) =>
    t('batchLine', { quantity: amount(quantity, item.unit), batch: number ?? t('noBatch') }),
  );
  return (
    <Group justify="space-between" align="flex-start">
      <div>
        <Text fw={600}>
          {item.display} · {amount(item.quantity, item.unit)}
        </Text>
        <Text size="sm">{item.dosageText}</Text>
        <Text size="sm" c="dimmed">
          {batches.join(', ')}
        </Text>
      </div>
      <LabelButton dispenseId={item.id} />
    </Group>
  );
}

/** Opens the label of one dispensed medicine for printing. */
export function LabelButton({ dispenseId }: { dispenseId: string }) {
  const t = useTranslations('pharmacy.handOut');
  const { open } = useDocuments();
  const messageOf = useProblemMessage();
  const [failure, setFailure] = useState<unknown>(null);
  const print = () => {
    setFailure(null);
    open(printMedicationLabel, { params: { id: dispenseId } }).catch(setFailure);
  };
  return (
    <Stack gap={4}>
      <Button size="compact-sm" variant="default" leftSection={<IconPrinter size={14} aria-hidden />} onClick={print}>
        {t('label')}
      </Button>
      {failure !== null && <Alert color="red">{messageOf(failure)}</Alert>}
    </Stack>
  );
}
