'use client';

import { Button, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { type HistoryEntry, type HistoryKind, historyKind, markHistoryEntryWrong } from '@wardbook/contracts/encounters/history-entries';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useContractMutation } from '@/api/mutations';
import { useMay } from '@/features/identity';
import { useFormats } from '@/ui/formats';
import { ReasonModal } from '@/ui/ReasonModal';
import { RecordDrawer } from '@/ui/RecordDrawer';
import { HistoryForm } from './HistoryForm';
import { HISTORY_READERS } from './readers';

/** Past, surgical, family, social and obstetric history, each in its own group. */
export function HistorySection({
  patientId,
  entries,
  sex,
}: {
  patientId: string;
  entries: readonly HistoryEntry[];
  sex?: string | undefined;
}) {
  const t = useTranslations('chart.history');
  const mayRecord = useMay('history:record');
  const [adding, setAdding] = useState<HistoryKind | null>(null);
  const kinds = historyKind.options.filter((kind) => kind !== 'obstetric' || sex !== 'male');
  return (
    <Stack>
      {kinds.map((kind) => {
        const own = entries.filter((entry) => entry.kind === kind);
        return (
          <Paper key={kind} withBorder p="md">
            <Group justify="space-between" mb={own.length > 0 ? 'xs' : 0}>
              <Title order={2} size="h4">
                {t(`kinds.${kind}`)}
              </Title>
              {mayRecord && (
                <Button size="compact-sm" variant="default" leftSection={<IconPlus size={14} />} onClick={() => setAdding(kind)}>
                  {t('add')}
                </Button>
              )}
            </Group>
            {own.length === 0 && (
              <Text size="sm" c="dimmed">
                {t('nothing')}
              </Text>
            )}
            <Stack gap={6}>
              {own.map((entry) => (
                <EntryLine key={entry.id} entry={entry} />
              ))}
            </Stack>
          </Paper>
        );
      })}
      <RecordDrawer opened={adding !== null} onClose={() => setAdding(null)} title={adding ? t(`kinds.${adding}`) : ''}>
        {adding && <HistoryForm patientId={patientId} kind={adding} onDone={() => setAdding(null)} />}
      </RecordDrawer>
    </Stack>
  );
}

function EntryLine({ entry }: { entry: HistoryEntry }) {
  const t = useTranslations('chart.history');
  const formats = useFormats();
  const mayRecord = useMay('history:record');
  const [isWrong, setWrong] = useState(false);
  const markWrong = useContractMutation(markHistoryEntryWrong, { invalidates: HISTORY_READERS });
  const when = entry.happenedOn && (entry.happenedPrecision === 'year' ? entry.happenedOn.slice(0, 4) : formats.day(entry.happenedOn));
  const details = Object.entries(entry.details).map(([key, value]) => {
    const word = `values.${String(value)}`;
    const text = t.has(word as 'values.mother') ? t(word as 'values.mother') : String(value);
    return t.has(`details.${key}` as 'details.died') ? `${t(`details.${key}` as 'details.died')} ${text}` : text;
  });
  return (
    <Group justify="space-between" wrap="nowrap" gap="sm">
      <div>
        <Text size="sm" fw={500}>
          {entry.display}
        </Text>
        <Text size="xs" c="dimmed">
          {[when, ...details, entry.comment].filter(Boolean).join(' · ')}
        </Text>
      </div>
      {mayRecord && (
        <Button size="compact-sm" variant="subtle" color="gray" onClick={() => setWrong(true)}>
          {t('markWrong')}
        </Button>
      )}
      <ReasonModal
        opened={isWrong}
        onClose={() => setWrong(false)}
        title={t('markWrong')}
        confirmLabel={t('markWrong')}
        onConfirm={async (reason) => {
          await markWrong.mutateAsync({ params: { id: entry.id }, body: { reason } });
        }}
      >
        {t('wrongMeaning')}
      </ReasonModal>
    </Group>
  );
}
