'use client';

import { Anchor, Badge, Group, Text } from '@mantine/core';
import type { PatientFacts, PatientListRow } from '@wardbook/contracts/patients/patients';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { type ReactNode, useMemo } from 'react';
import { useFacility } from '@/features/identity';
import { useFormats } from '@/ui/formats';
import type { Column } from '@/ui/table/columns';
import { PatientAge } from '../PatientAge';
import { factColumns, Nowrap } from './fact-columns';
import { MatchedName } from './MatchedName';

/** `seen` is a row as the API returns it to this role. */
export function usePatientColumns(
  search: string,
  seen: PatientFacts = {},
  acts?: (patient: PatientListRow) => ReactNode,
): Column<PatientListRow>[] {
  const t = useTranslations('patients');
  const formats = useFormats();
  const [lastVisitAt, nextAppointmentAt, balance] = [seen.lastVisitAt, seen.nextAppointmentAt, seen.balance];
  return useMemo(
    () => [
      { key: 'name', header: t('columns.name'), sort: 'name', strong: true, cell: (row) => <NameCell row={row} search={search} /> },
      { key: 'age', header: t('columns.ageAndSex'), width: '120px', cell: (row) => <AgeAndSex row={row} /> },
      {
        key: 'birthDate',
        header: t('columns.birthDate'),
        width: '100px',
        cell: ({ birthDate, birthPrecision }) => birthDate && birthPrecision === 'day' && <Nowrap>{formats.day(birthDate)}</Nowrap>,
      },
      { key: 'mrn', header: t('columns.mrn'), width: '75px', cell: ({ mrn }) => <span className="code">{mrn}</span> },
      { key: 'phone', header: t('columns.phone'), width: '70px', cell: ({ phoneEnd }) => phoneEnd && <Nowrap>…{phoneEnd}</Nowrap> },
      ...factColumns(t, formats, { lastVisitAt, nextAppointmentAt, balance }),
      {
        key: 'registered',
        header: t('columns.registered'),
        sort: 'registered',
        width: '105px',
        cell: ({ registeredAt }) => <Nowrap>{formats.dayOf(registeredAt)}</Nowrap>,
      },
      ...(acts ? [{ key: 'acts', header: '', align: 'end' as const, width: '76px', cell: acts }] : []),
    ],
    [t, formats, search, lastVisitAt, nextAppointmentAt, balance, acts],
  );
}

function AgeAndSex({ row }: { row: PatientListRow }) {
  const t = useTranslations('patients');
  return (
    <Nowrap>
      <PatientAge patient={row} />
      {row.age && ' · '}
      {t(`sex.${row.sex}`)}
    </Nowrap>
  );
}

function NameCell({ row, search }: { row: PatientListRow; search: string }) {
  const t = useTranslations('patients');
  const facility = useFacility();
  return (
    <Group gap="xs" wrap="nowrap">
      <Anchor component={Link} href={facility.path(`/patients/${row.id}`)} c="inherit" fw={600} tabIndex={-1}>
        <MatchedName name={row.name} search={search} />
      </Anchor>
      {row.matched?.text && (
        <Text span size="sm" c="dimmed" truncate>
          <MatchedName name={row.matched.text} search={search} />
        </Text>
      )}
      {row.kind === 'animal' && <Badge color="gray">{t('animal')}</Badge>}
      {row.deceased && <Badge color="gray">{t('deceased')}</Badge>}
    </Group>
  );
}
