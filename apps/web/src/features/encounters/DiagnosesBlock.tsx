'use client';

import { ActionIcon, Badge, Button, Group, Stack, Text } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import type { ChartCondition, PatientHistory } from '@wardbook/contracts/chart/chart';
import { useTranslations } from 'next-intl';
import { DiagnosisSearch } from '@/features/chart';
import { useFieldShortcut } from '@/ui/shortcuts';
import { FavouriteButton } from './FavouriteButton';
import { favouriteOfDiagnosis } from './favourite-of';
import { codingOf, type useDiagnoses } from './use-diagnoses';

const MOST_AGAIN = 4;

interface DiagnosesBlockProps {
  diagnoses: ReturnType<typeof useDiagnoses>;
  history: PatientHistory;
  title: string;
}

/** The diagnoses of this encounter; the first one is the principal one. Those of the last visits are one click away. */
export function DiagnosesBlock({ diagnoses, history, title }: DiagnosesBlockProps) {
  const t = useTranslations('encounters.diagnoses');
  const field = useFieldShortcut('alt+D', title);
  const { own, add, remove } = diagnoses;
  const again = earlier(history, own);
  return (
    <Stack gap="xs">
      <DiagnosisSearch label={title} inputRef={field} onChoose={({ coding, text }) => add(coding, text)} />
      {own.map((diagnosis, index) => (
        <Group key={diagnosis.id} gap="xs" wrap="nowrap">
          <span className="code">{diagnosis.code}</span>
          <Text size="sm" fw={index === 0 ? 600 : undefined}>
            {diagnosis.display}
          </Text>
          {index === 0 && <Badge size="xs">{t('principal')}</Badge>}
          <Group gap={4} wrap="nowrap" ms="auto">
            <FavouriteButton favourite={favouriteOfDiagnosis(codingOf(diagnosis), diagnosis.display)} />
            <ActionIcon
              variant="subtle"
              color="gray"
              size="sm"
              aria-label={t('remove', { name: diagnosis.display })}
              onClick={() => remove(diagnosis, t('removedReason'))}
            >
              <IconX size={14} aria-hidden />
            </ActionIcon>
          </Group>
        </Group>
      ))}
      {again.length > 0 && (
        <Group gap={6}>
          <Text size="sm" c="dimmed">
            {t('again')}
          </Text>
          {again.map((diagnosis) => (
            <Button key={diagnosis.id} size="compact-sm" variant="default" onClick={() => add(codingOf(diagnosis), diagnosis.display)}>
              {diagnosis.display}
            </Button>
          ))}
        </Group>
      )}
    </Stack>
  );
}

/** What is active and not chosen yet, each once, newest first. */
function earlier({ conditions }: PatientHistory, own: readonly ChartCondition[]): ChartCondition[] {
  const seen = new Set(own.map(({ display }) => display));
  const list: ChartCondition[] = [];
  for (const condition of conditions) {
    if (list.length === MOST_AGAIN) break;
    if (condition.clinicalStatus !== 'active' || seen.has(condition.display)) continue;
    seen.add(condition.display);
    list.push(condition);
  }
  return list;
}
