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
import { ANY_DAY } from './rows-address';
import { type Period, usePeriod, usePeriodWords } from './use-period';

/** The position at this moment, outside the period of the dashboard: debts by the days of their invoices. */
const POSITION: readonly ReportRowKind[] = ['payer-debt', 'patient-debt', 'credit', 'stock'];
const MONEY: readonly ReportRowKind[] = ['revenue', 'takings', 'billed', 'tax', ...POSITION];
const MINUTES: readonly ReportRowKind[] = ['wait', 'consultations', 'durations', 'turnaround'];
const AVERAGED: readonly ReportRowKind[] = ['wait', 'durations', 'turnaround'];
const UNTITLED: readonly ReportRowKind[] = ['registrations', 'patient-debt', 'credit'];
const OF_DEPARTMENTS: readonly ReportRowKind[] = ['visits', 'patients', 'wait', 'revenue', 'consultations', 'seen', 'durations'];

/** The rows that a figure of the dashboard counts: their number, or their sum, is the figure. */
export function ReportRowsScreen() {
  const t = useTranslations('reports.rows');
  const { path } = useFacility();
  const { period } = usePeriod();
  const words = usePeriodWords();
  const positionWords = usePositionWords();
  const { money } = useFormats();
  const [{ kind, ...filter }] = useQueryStates({
    kind: parseAsStringLiteral(reportRows).withDefault('visits'),
    department: parseAsString,
    practitioner: parseAsString,
    payer: parseAsString,
    hour: parseAsInteger,
    code: parseAsString,
    method: parseAsString,
  });
  const given = Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== null));
  const query = { kind, ...period, ...given };
  const list = useContractList(listReportRows, { query });
  const totals = useContractQuery(listReportRows, { query: { ...query, limit: 1 } });
  const count = totals.data ? t('count', { count: totals.data.count }) : '';
  const sum = totals.data?.sum != null && MONEY.includes(kind) ? t('sum', { amount: money(totals.data.sum) }) : '';
  const mean = totals.data?.sum != null && AVERAGED.includes(kind) ? t('mean', { count: totals.data.sum / totals.data.count }) : '';
  const isPosition = POSITION.includes(kind);
  const when = isPosition ? positionWords(kind, period) : words(period);
  const hour = filter.hour === null ? '' : t('hour', { from: `${filter.hour}:00`, to: `${filter.hour}:59` });
  return (
    <PageFrame
      title={t(`kinds.${kind}`)}
      subtitle={[when, hour, count, sum, mean].filter(Boolean).join(' · ')}
      crumbs={[{ label: t('back'), href: isPosition ? path('/dashboard') : `${path('/dashboard')}?from=${period.from}&to=${period.to}` }]}
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

/** Which invoices a debt is about; without a first day, all up to the last. */
function usePositionWords(): (kind: ReportRowKind, period: Period) => string {
  const t = useTranslations('reports.rows');
  const words = usePeriodWords();
  const { day, today } = useFormats();
  return (kind, period) => {
    if (kind === 'stock' || (period.from === ANY_DAY && period.to === today())) return t('now');
    return period.from === ANY_DAY ? t('invoicesUntil', { day: day(period.to) }) : t('invoicesOf', { period: words(period) });
  };
}

function useColumns(kind: ReportRowKind): Column<ReportRow>[] {
  const t = useTranslations('reports.rows');
  const { money, number } = useFormats();
  return useMemo(() => {
    const hasMoney = MONEY.includes(kind);
    const shown: (Column<ReportRow> | false)[] = [
      { key: 'at', header: t('at'), cell: (row) => <DateTime at={row.at} /> },
      kind !== 'stock' && { key: 'patient', header: t('patient'), strong: true, cell: (row) => <PatientLink row={row} /> },
      !UNTITLED.includes(kind) && { key: 'what', header: t('what'), cell: (row) => <Title title={row.title} /> },
      hasMoney && { key: 'number', header: t('number'), cell: (row) => <NumberLink row={row} /> },
      OF_DEPARTMENTS.includes(kind) && {
        key: 'department',
        header: t('department'),
        cell: (row) => row.departmentName ?? '–',
      },
      OF_DEPARTMENTS.includes(kind) && {
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
