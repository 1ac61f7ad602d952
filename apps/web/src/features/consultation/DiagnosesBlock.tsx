'use client';

import { ActionIcon, Badge, Button, Group, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconX } from '@tabler/icons-react';
import { type ChartCondition, type PatientHistory, readHistory, readSummary } from '@wardbook/contracts/chart';
import { markConditionWrong, recordCondition, type Visit } from '@wardbook/contracts/encounters';
import type { Coding } from '@wardbook/contracts/list';
import { useTranslations } from 'next-intl';
import { useContractMutation } from '@/api/mutations';
import { useProblemMessage } from '@/api/problem-message';
import { DiagnosisSearch } from '@/features/encounters';

const CHART = [readHistory, readSummary];
const MOST_AGAIN = 4;

/** The diagnoses of this encounter; the first one is the principal one. Those of the last visits are one click away. */
export function DiagnosesBlock({ visit, history, title }: { visit: Visit; history: PatientHistory; title: string }) {
  const t = useTranslations('encounters.diagnoses');
  const messageOf = useProblemMessage();
  const onError = (error: Error) => notifications.show({ color: 'red', message: messageOf(error) });
  const record = useContractMutation(recordCondition, { invalidates: CHART });
  const markWrong = useContractMutation(markConditionWrong, { invalidates: CHART });
  const own = history.conditions.filter(({ visitId, category }) => visitId === visit.id && category === 'encounter-diagnosis').toReversed();
  const again = earlier(history, own);
  const add = (coding: Coding | null, text: string) =>
    record.mutate(
      {
        params: { id: visit.patient.id },
        body: {
          category: 'encounter-diagnosis',
          visitId: visit.id,
          encounterId: visit.encounterId,
          rank: own.length + 1,
          ...(coding ? { coding } : { text }),
        },
      },
      { onError },
    );
  return (
    <Stack gap="xs">
      <DiagnosisSearch label={title} onChoose={({ coding, text }) => add(coding, text)} />
      {own.map((diagnosis, index) => (
        <Group key={diagnosis.id} gap="xs" wrap="nowrap">
          <span className="code">{diagnosis.code}</span>
          <Text size="sm" fw={index === 0 ? 600 : undefined}>
            {diagnosis.display}
          </Text>
          {index === 0 && <Badge size="xs">{t('principal')}</Badge>}
          <ActionIcon
            variant="subtle"
            color="gray"
            size="sm"
            ms="auto"
            aria-label={t('remove', { name: diagnosis.display })}
            onClick={() => markWrong.mutate({ params: { id: diagnosis.id }, body: { reason: t('removedReason') } }, { onError })}
          >
            <IconX size={14} aria-hidden />
          </ActionIcon>
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

function codingOf({ system, code, display }: ChartCondition): Coding | null {
  return system && code ? { system, code, display } : null;
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
