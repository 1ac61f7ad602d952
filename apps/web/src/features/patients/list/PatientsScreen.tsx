'use client';

import { Button, Stack, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconUserPlus, IconUsers } from '@tabler/icons-react';
import { listPatients, type PatientListItem, type PatientListRow } from '@wardbook/contracts/patients/patients';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { type ReactNode, useMemo, useRef, useState } from 'react';
import { useLive } from '@/api/live';
import { useContractList } from '@/api/queries';
import { useFacility, useMay } from '@/features/identity';
import { EmptyState } from '@/ui/EmptyState';
import { PageFrame } from '@/ui/PageFrame';
import { useShortcuts } from '@/ui/shortcuts';
import { DataTable } from '@/ui/table/DataTable';
import { useListSort } from '@/ui/table/use-list-state';
import { PatientFilters } from './PatientFilters';
import { PatientPreview } from './PatientPreview';
import { PatientSearchBox } from './PatientSearchBox';
import { usePatientColumns } from './use-patient-columns';
import { usePatientFilters } from './use-patient-filters';
import { useRememberedSearch } from './use-remembered-search';

const SETTLE_MS = 150;

interface PatientsScreenProps {
  /** What the role does next with a patient, at the end of each row. */
  acts?: (patient: PatientListRow) => ReactNode;
}

/** Finds a patient: type, arrow down, Enter. */
export function PatientsScreen({ acts }: PatientsScreenProps) {
  const t = useTranslations('patients');
  const router = useRouter();
  const facility = useFacility();
  const table = useRef<HTMLDivElement>(null);
  const [text, setText] = useRememberedSearch();
  const [search] = useDebouncedValue(text.trim(), SETTLE_MS);
  const [previewed, setPreviewed] = useState<PatientListItem | null>(null);
  const [sort, setSort] = useListSort(['relevance', 'name', 'registered']);
  const state = usePatientFilters();
  const list = useContractList(listPatients, { query: { sort, ...state.query, ...(search ? { search } : {}) } });
  useLive('patients', [listPatients]);
  const open = ({ id }: Pick<PatientListItem, 'id'>) => router.push(facility.path(`/patients/${id}`));
  const columns = usePatientColumns(search, list.rows[0], acts);
  return (
    <PageFrame title={t('title')} actions={<RegisterButton />} width="full">
      <Stack gap="sm">
        <PatientSearchBox
          value={text}
          onChange={setText}
          onDown={() => table.current?.querySelector<HTMLElement>('tbody tr[tabindex]')?.focus()}
          onEnter={() => {
            const [first] = list.rows;
            // What is shown must belong to what was typed, or Enter would open another patient.
            if (first && search === text.trim() && !list.isPlaceholderData) open(first);
          }}
        />
        <PatientFilters state={state} />
        {list.rows[0]?.matched?.by === 'likeness' && (
          <Text size="sm" role="status">
            {t('matched.likeness')}
          </Text>
        )}
        <div ref={table}>
          <DataTable
            label={t('title')}
            columns={columns}
            list={list}
            rowKey={({ id }) => id}
            onOpen={open}
            onPreview={setPreviewed}
            sort={sort}
            onSort={(next) => void setSort(next as typeof sort)}
            empty={<NoPatientFound isNarrowed={search !== '' || state.isFiltered} />}
          />
        </div>
      </Stack>
      <PatientPreview patient={previewed} onClose={() => setPreviewed(null)} />
    </PageFrame>
  );
}

function RegisterButton() {
  const t = useTranslations('patients');
  const router = useRouter();
  const facility = useFacility();
  const mayRegister = useMay('patient:register');
  const path = facility.path('/patients/new');
  const shortcuts = useMemo(
    () => (mayRegister ? [{ keys: 'alt+N', label: t('register'), run: () => router.push(path) }] : []),
    [mayRegister, path, router, t],
  );
  useShortcuts(shortcuts);
  if (!mayRegister) return null;
  return (
    <Button component={Link} href={path} leftSection={<IconUserPlus size={18} aria-hidden />}>
      {t('register')}
    </Button>
  );
}

function NoPatientFound({ isNarrowed }: { isNarrowed: boolean }) {
  const t = useTranslations('patients.empty');
  const kind = isNarrowed ? 'narrowed' : 'start';
  return <EmptyState icon={<IconUsers size={40} stroke={1.2} aria-hidden />} title={t(`${kind}.title`)} hint={t(`${kind}.hint`)} />;
}
