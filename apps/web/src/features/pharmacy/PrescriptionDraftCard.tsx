'use client';

import { ActionIcon, Group, NumberInput, Paper, Stack, Text } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { dosageText, unitWord } from '@wardbook/contracts/pharmacy/dosage';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import type { PrescriptionDraft } from './use-prescription-drafts';
import { WarningList } from './WarningList';

interface PrescriptionDraftCardProps {
  draft: PrescriptionDraft;
  onQuantity: (quantity: number | null) => void;
  onRemove: () => void;
  /** What else can be done with the line, beside removing it. */
  action?: ReactNode;
}

/** One medicine in the plan tray: what it means in words, how much is handed out, and every warning. */
export function PrescriptionDraftCard({ draft, onQuantity, onRemove, action }: PrescriptionDraftCardProps) {
  const t = useTranslations('pharmacy.prescribe');
  const { medicine, dosage, quantity, warnings } = draft;
  return (
    <Paper withBorder p="sm">
      <Stack gap={6}>
        <Group justify="space-between" wrap="nowrap" align="flex-start">
          <div>
            <Text fw={600}>{medicine.name}</Text>
            <Text size="sm">{dosageText(dosage)}</Text>
          </div>
          <Group gap={4} wrap="nowrap">
            {action}
            <ActionIcon variant="subtle" color="gray" size="sm" aria-label={t('remove', { medicine: medicine.name })} onClick={onRemove}>
              <IconX size={14} aria-hidden />
            </ActionIcon>
          </Group>
        </Group>
        <NumberInput
          size="sm"
          aria-label={`${t('quantity')}: ${medicine.name}`}
          w={180}
          min={0}
          value={quantity ?? ''}
          error={quantity === null ? t('quantityNeeded') : undefined}
          rightSection={
            <Text size="xs" c="dimmed">
              {unitWord(medicine.baseUnit, quantity ?? 2)}
            </Text>
          }
          rightSectionWidth={80}
          onChange={(value) => onQuantity(Number(value) > 0 ? Number(value) : null)}
        />
        <WarningList warnings={warnings} />
      </Stack>
    </Paper>
  );
}
