'use client';

import { Alert, Button, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { IconCircleCheckFilled, IconPrinter } from '@tabler/icons-react';
import { type Handover, type MedicationDispense, printMedicationLabels } from '@wardbook/contracts/pharmacy/dispensing';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useDocuments } from '@/api/documents';
import { useProblemMessage } from '@/api/problem-message';
import { useAmount } from '@/features/inventory';
import { FocusedButton } from '@/ui/FocusedButton';

export interface HandedOutProps {
  handover: Handover;
  /** Null for a sale to a customer who is not a patient. */
  patient: { name: string; mrn: string | null } | null;
  onNext: () => void;
}

/** What has just been handed out and to whom, with a label for each box. */
export function HandedOut({ handover, patient, onNext }: HandedOutProps) {
  const t = useTranslations('pharmacy.handOut');
  return (
    <Paper p="md">
      <Stack>
        <Group gap="xs">
          <IconCircleCheckFilled color="var(--mantine-color-green-text)" aria-hidden />
          <Title order={2} role="status">
            {patient ? t('doneFor', { patient: patient.name }) : t('done')}
          </Title>
          {patient?.mrn && <span className="code">{patient.mrn}</span>}
        </Group>
        {handover.items.map((item) => (
          <HandedOutItem key={item.id} item={item} />
        ))}
        <Group justify="flex-end">
          <Button variant="default" onClick={onNext}>
            {t('next')}
          </Button>
          <LabelsButton dispenseIds={handover.items.map(({ id }) => id)} all />
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
      <LabelsButton dispenseIds={[item.id]} />
    </Group>
  );
}

interface LabelsButtonProps {
  dispenseIds: string[];
  /** The one next step of the screen, when it is all labels of a hand-out. */
  all?: boolean;
}

/** Opens the labels of dispensed medicines for printing, in one document. */
export function LabelsButton({ dispenseIds, all = false }: LabelsButtonProps) {
  const t = useTranslations('pharmacy.handOut');
  const { open } = useDocuments();
  const messageOf = useProblemMessage();
  const [failure, setFailure] = useState<unknown>(null);
  const print = () => {
    setFailure(null);
    open(printMedicationLabels, { query: { ids: dispenseIds } }).catch(setFailure);
  };
  const icon = <IconPrinter size={14} aria-hidden />;
  return (
    <Stack gap={4}>
      {all ? (
        <FocusedButton leftSection={icon} onClick={print}>
          {t('allLabels', { count: dispenseIds.length })}
        </FocusedButton>
      ) : (
        <Button size="compact-sm" variant="default" leftSection={icon} onClick={print}>
          {t('label')}
        </Button>
      )}
      {failure !== null && <Alert color="red">{messageOf(failure)}</Alert>}
    </Stack>
  );
}
