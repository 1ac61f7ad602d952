'use client';

import { Anchor } from '@mantine/core';
import { listReportRows, type ReportRow, type ReportRowKind, reportRows } from '@wardbook/contracts/reports/reports';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { parseAsInteger, parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs';
import { useMemo } from 'react';
import { useContractList, useContractQuery } from '@/api/queries';
import { useFacility, useMay } from '@/features/identity';
import { DateTime } from '@/ui/DateTime';
import { EmptyState } from '@/ui/EmptyState';
import { useFormats } from '@/ui/formats';
import { PageFrame } from '@/ui/PageFrame';
import type { Column } from '@/ui/table/columns';
import { DataTable } from '@/ui/table/DataTable';
import { usePeriod, usePeriodWords } from './use-period';

const MONEY: readonly ReportRowKind[] = ['revenue', 'takings', 'billed'];
const MINUTES: readonly ReportRowKind[] = ['wait', 'consultations', 'durations'];
const AVERAGED: readonly ReportRowKind[] = ['wait', 'durations'];

/** The rows that a figure of the dashboard counts: their number, or their sum, is the figure. */
export function ReportRowsScreen() {
  const t = useTranslations('reports.rows');
  const { path } = useFacility();
  const { period } = usePeriod();
  const words = usePeriodWords();
  const { money } = useFormats();
  const [{ kind, ...filter }] = useQueryStates({
    kind: parseAsStringLiteral(reportRows).withDefault('visits'),
    department: parseAsString,
    practitioner: parseAsString,
    payer: parseAsString,
    hour: parseAsInteger,
    code: parseAsString,
  });
  const given = Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== null));
  const query = { kind, ...period, ...given };
  const list = useContractList(listReportRows, { query });
  const totals = useContractQuery(listReportRows, { query: { ...query, limit: 1 } });
  const count = totals.data ? t('count', { count: totals.data.count }) : '';
  const sum = totals.data?.sum != null && MONEY.includes(kind) ? t('sum', { amount: money(totals.data.sum) }) : '';
  const mean = totals.data?.sum != null && AVERAGED.includes(kind) ? t('mean', { count: totals.data.sum / totals.data.count }) : '';
  const hour = filter.hour === null ? '' : t('hour', { from: `${filter.hour}:00`, to: `${filter.hour}:59` });
  return (
    <PageFrame
      title={t(`kinds.${kind}`)}
      subtitle={[words(period), hour, count, sum, mean].filter(Boolean).join(' · ')}
      crumbs={[{ label: t('back'), href: `${path('/dashboard')}?from=${period.from}&to=${period.to}` }]}
      width="full"
    >
      <DataTable
        label={t('title')}
        columns={useColumns(kind)}
        list={list}
        rowKey={(row) => row.id}
        empty={<EmptyState title={t('empty')} />}
      />
    </PageFrame>
  );
}

function useColumns(kind: ReportRowKind): Column<ReportRow>[] {
  const t = useTranslations('reports.rows');
  const { money, number } = useFormats();
  return useMemo(() => {
    const hasMoney = MONEY.includes(kind);
    const shown: (Column<ReportRow> | false)[] = [
      { key: 'at', header: t('at'), cell: (row) => <DateTime at={row.at} /> },
      { key: 'patient', header: t('patient'), strong: true, cell: (row) => <PatientLink row={row} /> },
      kind !== 'registrations' && { key: 'what', header: t('what'), cell: (row) => <Title title={row.title} /> },
      hasMoney && { key: 'number', header: t('number'), cell: (row) => <NumberLink row={row} /> },
      !['registrations', 'takings', 'billed', 'diagnoses'].includes(kind) && {
        key: 'department',
        header: t('department'),
        cell: (row) => row.departmentName ?? '–',
      },
      !['registrations', 'takings', 'billed', 'diagnoses'].includes(kind) && {
        key: 'practitioner',
        header: t('practitioner'),
        cell: (row) => row.practitionerName ?? '–',
      },
      hasMoney && {
        key: 'amount',
        header: t('amount'),
        align: 'end',
        strong: true,
        cell: (row) => (row.value === null ? '–' : money(row.value)),
      },
      MINUTES.includes(kind) && {
        key: 'minutes',
        header: t('minutes'),
        align: 'end',
        cell: (row) => (row.value === null ? '–' : number(row.value)),
      },
    ];
    return shown.filter((column) => column !== false);
  }, [t, money, number, kind]);
}

/** Kinds of visits and methods are codes; everything else is a text of the record itself. */
function Title({ title }: { title: string }) {
  const t = useTranslations('reports.rows.words');
  return <>{t.has(title as 'cash') ? t(title as 'cash') : title}</>;
}

function PatientLink({ row }: { row: ReportRow }) {
  const t = useTranslations('reports.rows');
  const { path } = useFacility();
  const may = useMay('patient:read');
  if (!row.patient) return <>{t('walkIn')}</>;
  if (!may) return <>{row.patient.name}</>;
  return (
    <Anchor component={Link} href={path(`/patients/${row.patient.id}`)} size="sm" c="inherit" fw={600}>
      {row.patient.name}
    </Anchor>
  );
}

function NumberLink({ row }: { row: ReportRow }) {
  const { path } = useFacility();
  const may = useMay('charge:read');
  if (row.number === null) return <>–</>;
  if (row.invoiceId === null || !may) return <span className="code">{row.number}</span>;
  return (
    <Anchor component={Link} href={path(`/invoices/${row.invoiceId}`)} className="code" size="sm">
      {row.number}
    </Anchor>
  );
}
