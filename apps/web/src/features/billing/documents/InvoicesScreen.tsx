'use client';

import { Anchor, Group, Select } from '@mantine/core';
import { IconFileInvoice } from '@tabler/icons-react';
import { type InvoiceRow, listInvoices } from '@wardbook/contracts/billing/invoices';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { parseAsString, parseAsStringLiteral, useQueryState } from 'nuqs';
import { useMemo } from 'react';
import { useLive } from '@/api/live';
import { useContractList } from '@/api/queries';
import { useFacility } from '@/features/identity';
import { DateTime } from '@/ui/DateTime';
import { EmptyState } from '@/ui/EmptyState';
import { useFormats } from '@/ui/formats';
import { PageFrame } from '@/ui/PageFrame';
import { StatusBadge } from '@/ui/StatusBadge';
import type { Column } from '@/ui/table/columns';
import { DataTable } from '@/ui/table/DataTable';
import { ListSearch, useListSearch } from '@/ui/table/ListSearch';

const kinds = ['invoice', 'credit-note', 'proforma'] as const;
const states = ['outstanding', 'settled'] as const;

/** Every document that was issued; the dashboard's revenue leads here with its days in the address. */
export function InvoicesScreen() {
  const t = useTranslations('billing.invoices');
  const documents = useTranslations('billing.documents');
  const router = useRouter();
  const { name: facility, path } = useFacility();
  const [kind, setKind] = useQueryState('kind', parseAsStringLiteral(kinds));
  const [state, setState] = useQueryState('state', parseAsStringLiteral(states));
  const [from] = useQueryState('from', parseAsString);
  const [to] = useQueryState('to', parseAsString);
  const { search, ...field } = useListSearch();
  useLive('billing', [listInvoices]);
  const list = useContractList(listInvoices, {
    query: {
      limit: 50,
      ...(search ? { search } : {}),
      ...(kind ? { kind } : {}),
      ...(state ? { state } : {}),
      ...(from ? { from } : {}),
      ...(to ? { to } : {}),
    },
  });
  const filtered = search !== '' || kind !== null || state !== null;
  return (
    <PageFrame title={t('title')} subtitle={t('subtitle', { facility })} width="full">
      <Group>
        <ListSearch label={t('search')} of={field} />
        <Select
          aria-label={t('kind')}
          placeholder={t('allKinds')}
          size="sm"
          clearable
          data={kinds.map((value) => ({ value, label: documents(`kinds.${value}`) }))}
          value={kind}
          onChange={(value) => void setKind(value as (typeof kinds)[number] | null)}
        />
        <Select
          aria-label={t('state')}
          placeholder={t('allStates')}
          size="sm"
          clearable
          data={states.map((value) => ({ value, label: t(`states.${value}`) }))}
          value={state}
          onChange={(value) => void setState(value as (typeof states)[number] | null)}
        />
      </Group>
      <DataTable
        label={t('title')}
        columns={useColumns()}
        list={list}
        rowKey={(row) => row.id}
        onOpen={(row) => router.push(path(`/invoices/${row.id}`))}
        empty={
          filtered ? (
            <EmptyState title={t('notFound')} />
          ) : (
            <EmptyState icon={<IconFileInvoice size={40} stroke={1.2} aria-hidden />} title={t('empty')} hint={t('emptyHint')} />
          )
        }
      />
    </PageFrame>
  );
}

function useColumns(): Column<InvoiceRow>[] {
  const t = useTranslations('billing.invoices');
  const documents = useTranslations('billing.documents');
  const { path } = useFacility();
  const { money } = useFormats();
  return useMemo(
    () => [
      {
        key: 'number',
        header: t('number'),
        strong: true,
        width: '130px',
        cell: (row) => (
          <Anchor component={Link} href={path(`/invoices/${row.id}`)} className="code" size="sm">
            {row.number}
          </Anchor>
        ),
      },
      { key: 'kind', header: t('kind'), cell: (row) => documents(`kinds.${row.kind}`) },
      { key: 'debtor', header: t('debtor'), cell: (row) => row.debtorName },
      { key: 'issued', header: t('issued'), cell: (row) => <DateTime at={row.issuedAt} /> },
      { key: 'total', header: t('total'), align: 'end', cell: (row) => money(row.total, row.currency) },
      { key: 'payers', header: t('payers'), align: 'end', cell: (row) => money(row.coverageAmount, row.currency) },
      { key: 'patient', header: t('patient'), align: 'end', cell: (row) => money(row.patientAmount, row.currency) },
      {
        key: 'outstanding',
        header: t('outstanding'),
        align: 'end',
        cell: (row) => (row.kind === 'invoice' ? money(row.outstanding, row.currency) : '–'),
      },
      { key: 'state', header: t('state'), width: '130px', cell: (row) => <State row={row} /> },
    ],
    [t, documents, path, money],
  );
}

function State({ row }: { row: InvoiceRow }) {
  const t = useTranslations('billing.invoices.states');
  if (row.kind !== 'invoice') return <>–</>;
  if (row.outstanding === 0) return <StatusBadge tone="done">{t('settled')}</StatusBadge>;
  return <StatusBadge tone="attention">{t(row.outstanding > 0 ? 'outstanding' : 'refund')}</StatusBadge>;
}
