'use client';

import { Anchor, Text } from '@mantine/core';
import { IconShieldSearch } from '@tabler/icons-react';
import { type AuditEntry, listAuditEntries } from '@wardbook/contracts/audit/entries';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { useMemo, useState } from 'react';
import { useContractList } from '@/api/queries';
import { useFacility } from '@/features/identity';
import { DateTime } from '@/ui/DateTime';
import { EmptyState } from '@/ui/EmptyState';
import { PageFrame } from '@/ui/PageFrame';
import type { Column } from '@/ui/table/columns';
import { DataTable } from '@/ui/table/DataTable';
import { AuditDetail } from './AuditDetail';
import { AuditFilters, useAuditFilters } from './AuditFilters';
import { lookedAtWords, subjectWords } from './subject-words';

/** The auditor's page: the trail as sentences, newest first, with what changed on demand. */
export function AuditScreen() {
  const t = useTranslations('audit');
  const [filters, setFilters] = useAuditFilters();
  const [opened, setOpened] = useState<AuditEntry | null>(null);
  const list = useContractList(listAuditEntries, { query: filters });
  const columns = useColumns();
  return (
    <PageFrame title={t('title')} subtitle={t('subtitle')} width="full">
      <AuditFilters value={filters} onChange={setFilters} />
      <DataTable
        label={t('title')}
        columns={columns}
        list={list}
        rowKey={(entry) => entry.id}
        onOpen={setOpened}
        onPreview={setOpened}
        rowTone={(entry) => (entry.action === 'denied' || entry.action === 'sign-in-failed' ? 'attention' : undefined)}
        empty={
          <EmptyState icon={<IconShieldSearch size={40} stroke={1.2} aria-hidden />} title={t('empty.title')} hint={t('empty.hint')} />
        }
      />
      <AuditDetail entry={opened} onClose={() => setOpened(null)} />
    </PageFrame>
  );
}

function useColumns(): Column<AuditEntry>[] {
  const t = useTranslations('audit');
  return useMemo(
    () => [
      { key: 'at', header: t('columns.at'), width: '170px', cell: (entry) => <DateTime at={entry.at} /> },
      { key: 'sentence', header: t('columns.sentence'), cell: (entry) => <Sentence entry={entry} /> },
      { key: 'patient', header: t('columns.patient'), cell: (entry) => <PatientsOf entry={entry} /> },
      { key: 'reason', header: t('columns.reason'), cell: (entry) => entry.reason },
      { key: 'facility', header: t('columns.facility'), cell: (entry) => entry.facility },
    ],
    [t],
  );
}

function Sentence({ entry }: { entry: AuditEntry }) {
  const t = useTranslations('audit');
  const who =
    entry.user?.name ??
    entry.account?.name ??
    (t.has(`actors.${entry.actorKind}` as never) ? t(`actors.${entry.actorKind}` as never) : entry.actorKind);
  const subject = entry.action === 'look' ? lookedAtWords(entry.subject) : subjectWords(entry.subject);
  return (
    <Text size="sm" component="span">
      {t.rich(`sentences.${entry.action}`, { who, subject, b: (words) => <strong>{words}</strong> })}
    </Text>
  );
}

/** The patient whom the entry is about, or how many people stood in the list that was shown. */
function PatientsOf({ entry }: { entry: AuditEntry }) {
  const facility = useFacility();
  const t = useTranslations('audit.detail');
  if (entry.patientIds.length > 0) return t('people', { count: entry.patientIds.length });
  if (!entry.patient) return null;
  return (
    <Anchor component={Link} size="sm" href={`${facility.path('/audit')}?patientId=${entry.patient.id}`} title={t('showAll')}>
      {entry.patient.name ?? t('record')}
    </Anchor>
  );
}
