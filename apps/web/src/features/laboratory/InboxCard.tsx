'use client';

import { Alert, Anchor, Button, Group, Paper, Stack, Text, TextInput } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { printLabReport } from '@wardbook/contracts/laboratory/results';
import { acknowledgeResult, countResultInbox, type InboxItem, listResultInbox } from '@wardbook/contracts/laboratory/results-inbox';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { type SubmitEvent, useState } from 'react';
import { useDocuments } from '@/api/documents';
import { useContractMutation } from '@/api/mutations';
import { useProblemMessage } from '@/api/problem-message';
import { useFacility } from '@/features/identity';
import { useFormats } from '@/ui/formats';
import { StatusBadge, type StatusTone } from '@/ui/StatusBadge';
import { PatientCell } from './PatientCell';
import { ReportTable } from './ReportTable';

const tones: Record<InboxItem['severity'], StatusTone> = { normal: 'done', abnormal: 'attention', critical: 'critical' };

/** One released report: read it, say what follows, and it leaves the inbox. */
export function InboxCard({ item }: { item: InboxItem }) {
  const t = useTranslations('laboratory.inbox');
  const formats = useFormats();
  const facility = useFacility();
  const { report } = item;
  return (
    <Paper p="md" component="article" aria-label={`${report.name}, ${report.patient.name}`}>
      <Stack gap="xs">
        <Group justify="space-between">
          <Group gap="sm">
            <Anchor component={Link} href={facility.path(`/patients/${report.patient.id}`)} c="inherit">
              <PatientCell patient={report.patient} />
            </Anchor>
            <StatusBadge tone={tones[item.severity]}>{t(`severities.${item.severity}`)}</StatusBadge>
            {item.leftBy && <StatusBadge tone="waiting">{t('leftBy', { name: item.leftBy })}</StatusBadge>}
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
  const t = useTranslations('laboratory.inbox');
  const formats = useFormats();
  return (
    <Text size="sm" c="dimmed">
      {t('acknowledgedAt', { when: formats.dateTime(item.acknowledgedAt ?? item.releasedAt) })} {item.note}
    </Text>
  );
}

function Acknowledge({ item }: { item: InboxItem }) {
  const t = useTranslations('laboratory.inbox');
  const messageOf = useProblemMessage();
  const documents = useDocuments();
  const [note, setNote] = useState('');
  const [failure, setFailure] = useState<unknown>(null);
  const acknowledge = useContractMutation(acknowledgeResult, { invalidates: [listResultInbox, countResultInbox] });
  const problem = acknowledge.error ?? failure;
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (!acknowledge.isPending) acknowledge.mutate({ params: { id: item.id }, body: { note: note.trim() || null } });
  };
  return (
    <form onSubmit={submit}>
      {problem !== null && (
        <Alert color="red" mb="xs">
          {messageOf(problem)}
        </Alert>
      )}
      <Group gap="xs" align="flex-end">
        <TextInput
          flex={1}
          size="sm"
          maxLength={200}
          aria-label={t('note')}
          placeholder={t('note')}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
        <Button
          size="sm"
          variant="default"
          leftSection={<IconPrinter size={16} aria-hidden />}
          onClick={() => documents.open(printLabReport, { params: { id: item.report.id } }).catch(setFailure)}
        >
          {t('print')}
        </Button>
        <Button type="submit" size="sm" variant="light" loading={acknowledge.isPending}>
          {t('acknowledge')}
        </Button>
      </Group>
    </form>
  );
}
