'use client';

import { Alert, Paper, Stack, Text, Title } from '@mantine/core';
import { IconArchive } from '@tabler/icons-react';
import { type ForeignAmount, type InsuranceRecord, listInsuranceHistory } from '@wardbook/contracts/interop/imports';
import { useTranslations } from 'next-intl';
import { useMemo } from 'react';
import { useContractList } from '@/api/queries';
import { EmptyState } from '@/ui/EmptyState';
import { type Formats, useFormats } from '@/ui/formats';
import type { Column } from '@/ui/table/columns';
import { DataTable } from '@/ui/table/DataTable';
import classes from './chart.module.css';

const LINES = 3;

/** What was claimed elsewhere, before this record came here. It is read only, and no money of this organisation. */
export function InsuranceSection({ patientId }: { patientId: string }) {
  const t = useTranslations('chart.insurance');
  const list = useContractList(listInsuranceHistory, { params: { id: patientId }, query: {} });
  return (
    <Stack>
      <Title order={2} size="h4">
        {t('title')}
      </Title>
      <Alert color="gray" icon={<IconArchive aria-hidden />}>
        {t('notOurs')}
      </Alert>
      <Paper withBorder>
        <DataTable
          label={t('label')}
          columns={useColumns()}
          list={list}
          rowKey={(record) => record.id}
          empty={<EmptyState icon={<IconArchive size={32} stroke={1.2} aria-hidden />} title={t('empty')} />}
        />
      </Paper>
    </Stack>
  );
}

function useColumns(): Column<InsuranceRecord>[] {
  const t = useTranslations('chart.insurance');
  const formats = useFormats();
  return useMemo(
    () => [
      {
        key: 'date',
        header: t('date'),
        width: '110px',
        cell: (record) => <span className={classes.value}>{sentOn(record, formats)}</span>,
      },
      { key: 'what', header: t('what'), cell: (record) => <What record={record} /> },
      { key: 'total', header: t('total'), align: 'end', cell: ({ total }) => amountOf(total, formats) },
      { key: 'paid', header: t('paid'), align: 'end', cell: ({ paid }) => amountOf(paid, formats) },
    ],
    [t, formats],
  );
}

function What({ record: { kind, type, provider, payer, outcome, memberNumber, items } }: { record: InsuranceRecord }) {
  const t = useTranslations('chart.insurance');
  const answer = t.has(`outcomes.${outcome}` as 'outcomes.error') ? t(`outcomes.${outcome}` as 'outcomes.error') : outcome;
  const about = [t(`kinds.${kind}`), type, payer, memberNumber && t('member', { number: memberNumber }), provider, answer];
  return (
    <>
      {items.slice(0, LINES).map(({ code, display }) => (
        <Text key={`${code} ${display}`} size="sm">
          {display}
        </Text>
      ))}
      <Text size="xs" c="dimmed">
        {about.filter(Boolean).join(' · ')}
        {items.length > LINES && ` · ${t('more', { count: items.length - LINES })}`}
      </Text>
    </>
  );
}

function sentOn({ submittedAt, startedOn }: InsuranceRecord, formats: Formats): string {
  if (submittedAt !== null) return formats.dayOf(submittedAt);
  return startedOn === null ? '' : formats.day(startedOn);
}

/** A source that names no currency leaves a bare number. */
function amountOf(amount: ForeignAmount | null, formats: Formats): string {
  if (amount === null) return '';
  return amount.currency === null ? amount.amount : formats.unitPrice(amount.amount, amount.currency);
}
