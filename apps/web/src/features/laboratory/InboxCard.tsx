'use client';

import { Button, Group, Paper, Stack, Text } from '@mantine/core';
import type { InboxItem } from '@wardbook/contracts/laboratory/results-inbox';
import { useTranslations } from 'next-intl';
import { useFormats } from '@/ui/formats';
import { StatusBadge, type StatusTone } from '@/ui/StatusBadge';
import { Acknowledge } from './Acknowledge';
import { PatientCell } from './PatientCell';
import { ReportTable } from './ReportTable';
import { useReopenResult } from './use-reopen-result';

const tones: Record<InboxItem['severity'], StatusTone> = { normal: 'done', abnormal: 'attention', critical: 'critical' };

/** One released report: read it, say what follows, and it leaves the inbox. */
export function InboxCard({ item }: { item: InboxItem }) {
  const t = useTranslations('laboratory.inbox');
  const formats = useFormats();
  const { report } = item;
  return (
    <Paper p="md" component="article" aria-label={`${report.name}, ${report.patient.name}`}>
      <Stack gap="xs">
        <Group justify="space-between">
          <Group gap="sm">
            <PatientCell patient={report.patient} />
            <StatusBadge tone={tones[item.severity]}>{t(`severities.${item.severity}`)}</StatusBadge>
            {item.leftBy && <StatusBadge tone="waiting">{t('leftBy', { name: item.leftBy })}</StatusBadge>}
            {report.withdrawn && <StatusBadge tone="critical">{t('withdrawn')}</StatusBadge>}
            {item.amended && <StatusBadge tone="attention">{t('amended')}</StatusBadge>}
          </Group>
          <Text size="sm" c="dimmed">
            {formats.dateTime(item.releasedAt)}
          </Text>
        </Group>
        <Text fw={600}>{report.name}</Text>
        <ReportTable report={report} />
        {item.acknowledgedAt ? <Acknowledged item={item} /> : <Acknowledge item={item} />}
      </Stack>
    </Paper>
  );
}

function Acknowledged({ item }: { item: InboxItem }) {
  const { reopen, isReopening } = useReopenResult();
  const t = useTranslations('laboratory.inbox');
  const formats = useFormats();
  return (
    <Group justify="space-between">
      <Text size="sm" c="dimmed">
        {t('acknowledgedAt', { when: formats.dateTime(item.acknowledgedAt ?? item.releasedAt) })} {item.note}
      </Text>
      <Button size="compact-sm" variant="default" loading={isReopening} onClick={() => reopen(item.id)}>
        {t('undo')}
      </Button>
    </Group>
  );
}
