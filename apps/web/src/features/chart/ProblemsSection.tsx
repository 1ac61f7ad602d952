'use client';

import { Badge, Button, Group, Menu, Paper, Stack, Table, Text, Title } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconDots, IconListCheck } from '@tabler/icons-react';
import type { ChartCondition } from '@wardbook/contracts/chart/chart';
import { changeCondition, markConditionWrong, recordCondition } from '@wardbook/contracts/encounters/conditions';
import { useTranslations } from 'next-intl';
import { useMemo, useState } from 'react';
import { useContractMutation } from '@/api/mutations';
import { useProblemMessage } from '@/api/problem-message';
import { useMay } from '@/features/identity';
import { EmptyState } from '@/ui/EmptyState';
import { useFormats } from '@/ui/formats';
import { ReasonModal } from '@/ui/ReasonModal';
import { DiagnosisSearch } from './DiagnosisSearch';
import { periodOf, usePeriodWords } from './periods';
import { CHART_READERS } from './readers';

/** What was refuted and is thought of again is not certain. */
const UNCONFIRMED = { verificationStatus: 'unconfirmed' } as const;
const ACTIVE = ['active', 'recurrence', 'relapse'];

/** The problem list: what is active first, then what has ended. */
export function ProblemsSection({ patientId, conditions }: { patientId: string; conditions: readonly ChartCondition[] }) {
  const t = useTranslations('chart.problems');
  const mayRecord = useMay('condition:record');
  const messageOf = useProblemMessage();
  const record = useContractMutation(recordCondition, { invalidates: CHART_READERS });
  const { active, ended } = useMemo(() => listOf(conditions), [conditions]);
  const onError = (error: Error) => notifications.show({ color: 'red', message: messageOf(error) });
  return (
    <Stack>
      {mayRecord && (
        <DiagnosisSearch
          label={t('add')}
          onChoose={({ coding, text }) => record.mutate({ params: { id: patientId }, body: coding ? { coding } : { text } }, { onError })}
        />
      )}
      {active.length + ended.length === 0 && <EmptyState icon={<IconListCheck />} title={t('empty')} hint={t('emptyHint')} />}
      {active.length > 0 && <ProblemTable title={t('active')} rows={active} />}
      {ended.length > 0 && <ProblemTable title={t('ended')} rows={ended} />}
    </Stack>
  );
}

/** Each problem once: a diagnosis of five visits is one problem. */
function listOf(conditions: readonly ChartCondition[]) {
  const byName = new Map<string, ChartCondition>();
  for (const condition of conditions) {
    const key = condition.code ?? condition.display.toLowerCase();
    const known = byName.get(key);
    if (!known || weightOf(condition) > weightOf(known)) byName.set(key, condition);
  }
  const all = [...byName.values()];
  return { active: all.filter(isActive), ended: all.filter((condition) => !isActive(condition)) };
}

/** Of several entries of one problem the active one is shown, and of those the one of the problem list. */
function weightOf(condition: ChartCondition): number {
  return (isActive(condition) ? 2 : 0) + (condition.category === 'problem-list-item' ? 1 : 0);
}

/** What was refuted is no problem, and what has no status is not said to have ended. */
function isActive({ clinicalStatus, verificationStatus }: ChartCondition): boolean {
  return verificationStatus !== 'refuted' && (clinicalStatus === undefined || ACTIVE.includes(clinicalStatus));
}

function ProblemTable({ title, rows }: { title: string; rows: readonly ChartCondition[] }) {
  const t = useTranslations('chart.problems');
  return (
    <Paper withBorder p="md">
      <Title order={2} size="h4" mb="xs">
        {title}
      </Title>
      <Table verticalSpacing={6}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('problem')}</Table.Th>
            <Table.Th>{t('since')}</Table.Th>
            <Table.Th>{t('status')}</Table.Th>
            <Table.Th aria-label={t('acts')} />
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row) => (
            <ProblemRow key={row.id} row={row} />
          ))}
        </Table.Tbody>
      </Table>
    </Paper>
  );
}

function ProblemRow({ row }: { row: ChartCondition }) {
  const t = useTranslations('chart.problems');
  const certainties = useTranslations('chart.statuses.certainties');
  const formats = useFormats();
  const periodWords = usePeriodWords();
  const onset = row.onsetOn ? { at: row.onsetOn, atPrecision: row.onsetPrecision } : row;
  const end = row.abatedOn && { at: row.abatedOn, atPrecision: row.abatedPrecision };
  return (
    <Table.Tr>
      <Table.Td>
        {row.display} {row.code && <span className="code">{row.code}</span>}
        {row.comment && (
          <Text size="xs" c="dimmed">
            {row.comment}
          </Text>
        )}
      </Table.Td>
      <Table.Td>
        {periodWords(periodOf(onset, formats.calendarDay))}
        {end && ` – ${periodWords(periodOf(end, formats.calendarDay))}`}
      </Table.Td>
      <Table.Td>
        <Badge color="gray">{t(`statuses.${row.clinicalStatus ?? 'unknown'}`)}</Badge>
        {row.verificationStatus !== 'confirmed' && (
          <Badge color="amber" ms={6}>
            {certainties(row.verificationStatus)}
          </Badge>
        )}
      </Table.Td>
      <Table.Td ta="end">
        <ProblemActs row={row} />
      </Table.Td>
    </Table.Tr>
  );
}

function ProblemActs({ row }: { row: ChartCondition }) {
  const t = useTranslations('chart.problems');
  const mayRecord = useMay('condition:record');
  const messageOf = useProblemMessage();
  const formats = useFormats();
  const [isWrong, setWrong] = useState(false);
  const change = useContractMutation(changeCondition, { invalidates: CHART_READERS });
  const markWrong = useContractMutation(markConditionWrong, { invalidates: CHART_READERS });
  if (!mayRecord) return null;
  const next = isActive(row)
    ? { clinicalStatus: 'resolved' as const, abatedOn: formats.today() }
    : { clinicalStatus: 'active' as const, abatedOn: null, ...(row.verificationStatus === 'refuted' ? UNCONFIRMED : {}) };
  return (
    <Group gap={4} justify="flex-end" wrap="nowrap">
      <Menu position="bottom-end">
        <Menu.Target>
          <Button size="compact-sm" variant="subtle" color="gray" aria-label={t('actsFor', { name: row.display })}>
            <IconDots size={16} />
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item
            onClick={() =>
              change.mutate(
                { params: { id: row.id }, body: { version: row.version, ...next } },
                { onError: (error) => notifications.show({ color: 'red', message: messageOf(error) }) },
              )
            }
          >
            {isActive(row) ? t('resolve') : t('reactivate')}
          </Menu.Item>
          <Menu.Item color="red" onClick={() => setWrong(true)}>
            {t('markWrong')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <ReasonModal
        opened={isWrong}
        onClose={() => setWrong(false)}
        title={t('markWrong')}
        confirmLabel={t('markWrong')}
        onConfirm={async (reason) => {
          await markWrong.mutateAsync({ params: { id: row.id }, body: { reason } });
        }}
      >
        {t('wrongMeaning')}
      </ReasonModal>
    </Group>
  );
}
