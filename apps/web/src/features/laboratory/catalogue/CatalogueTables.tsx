'use client';

import { Group, Switch } from '@mantine/core';
import { IconTestPipe } from '@tabler/icons-react';
import { type Analyte, type LabTest, listAnalytes, listLabTests } from '@wardbook/contracts/laboratory/catalogue';
import { useTranslations } from 'next-intl';
import { useMemo, useState } from 'react';
import { useContractList } from '@/api/queries';
import { EmptyState } from '@/ui/EmptyState';
import { StatusBadge } from '@/ui/StatusBadge';
import type { Column } from '@/ui/table/columns';
import { DataTable } from '@/ui/table/DataTable';
import { ListSearch, useListSearch } from '@/ui/table/ListSearch';

function useCatalogueFilter() {
  const { search, ...field } = useListSearch();
  const [inactive, setInactive] = useState(false);
  const query = { limit: 50, ...(search ? { search } : {}), ...(inactive ? { inactive: 'true' as const } : {}) };
  return { field, inactive, setInactive, query };
}

function FilterBar({ filter }: { filter: ReturnType<typeof useCatalogueFilter> }) {
  const t = useTranslations('laboratory.catalogue');
  return (
    <Group mb="sm">
      <ListSearch label={t('search')} of={filter.field} />
      <Switch label={t('showInactive')} checked={filter.inactive} onChange={(event) => filter.setInactive(event.currentTarget.checked)} />
    </Group>
  );
}

export function TestsTable({ onOpen }: { onOpen: (test: LabTest) => void }) {
  const t = useTranslations('laboratory.catalogue');
  const sections = useTranslations('laboratory.sections');
  const filter = useCatalogueFilter();
  const list = useContractList(listLabTests, { query: filter.query });
  const columns = useMemo<Column<LabTest>[]>(
    () => [
      { key: 'name', header: t('name'), strong: true, cell: (test) => test.name },
      { key: 'code', header: t('code'), cell: (test) => <span className="code">{test.code}</span> },
      { key: 'loinc', header: t('loinc'), cell: (test) => test.loincCode && <span className="code">{test.loincCode}</span> },
      { key: 'section', header: t('section'), cell: (test) => <span className="nowrap">{sections(test.section)}</span> },
      {
        key: 'specimen',
        header: t('specimen'),
        cell: (test) => [test.specimenType?.name, test.container?.name].filter(Boolean).join(' · '),
      },
      { key: 'measures', header: t('measures'), align: 'end', cell: (test) => test.analytes.length || test.members.length },
      { key: 'active', header: t('state'), cell: (test) => <ActiveBadge active={test.active} /> },
    ],
    [t, sections],
  );
  return (
    <>
      <FilterBar filter={filter} />
      <DataTable label={t('tabs.tests')} columns={columns} list={list} rowKey={(test) => test.id} onOpen={onOpen} empty={<Nothing />} />
    </>
  );
}

export function AnalytesTable({ onOpen }: { onOpen: (analyte: Analyte) => void }) {
  const t = useTranslations('laboratory.catalogue');
  const filter = useCatalogueFilter();
  const list = useContractList(listAnalytes, { query: filter.query });
  const columns = useMemo<Column<Analyte>[]>(
    () => [
      { key: 'name', header: t('name'), strong: true, cell: (analyte) => analyte.name },
      { key: 'code', header: t('code'), cell: (analyte) => <span className="code">{analyte.code}</span> },
      { key: 'loinc', header: t('loinc'), cell: (analyte) => analyte.loincCode && <span className="code">{analyte.loincCode}</span> },
      { key: 'kind', header: t('kind'), cell: (analyte) => t(`kinds.${analyte.valueKind}`) },
      { key: 'unit', header: t('unit'), cell: (analyte) => analyte.unitDisplay },
      { key: 'method', header: t('method'), cell: (analyte) => analyte.method },
      { key: 'ranges', header: t('ranges'), align: 'end', cell: (analyte) => analyte.ranges.length },
      { key: 'active', header: t('state'), cell: (analyte) => <ActiveBadge active={analyte.active} /> },
    ],
    [t],
  );
  return (
    <>
      <FilterBar filter={filter} />
      <DataTable
        label={t('tabs.analytes')}
        columns={columns}
        list={list}
        rowKey={(analyte) => analyte.id}
        onOpen={onOpen}
        empty={<Nothing />}
      />
    </>
  );
}

function ActiveBadge({ active }: { active: boolean }) {
  const t = useTranslations('laboratory.catalogue');
  return <StatusBadge tone={active ? 'done' : 'ended'}>{t(active ? 'active' : 'inactive')}</StatusBadge>;
}

function Nothing() {
  const t = useTranslations('laboratory.catalogue');
  return <EmptyState icon={<IconTestPipe size={40} stroke={1.2} aria-hidden />} title={t('empty')} hint={t('emptyHint')} />;
}
