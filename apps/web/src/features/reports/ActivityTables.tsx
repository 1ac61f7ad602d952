'use client';

import { Anchor, Paper, Table, Text, Title } from '@mantine/core';
import type { Dashboard } from '@wardbook/contracts/reports';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { useFormats } from '@/ui/formats';
import classes from './reports.module.css';
import { useRowsAddress } from './rows-address';
import type { Period } from './use-period';

interface TableProps {
  dashboard: Dashboard;
  period: Period;
}

interface Row {
  key: string;
  cells: readonly ReactNode[];
}

function ActivityTable({ title, heads, rows }: { title: string; heads: readonly string[]; rows: readonly Row[] }) {
  const t = useTranslations('reports.dashboard');
  return (
    <Paper p="md" component="section" aria-label={title}>
      <Title order={2} mb="xs">
        {title}
      </Title>
      {rows.length === 0 ? (
        <Text size="sm" c="dimmed">
          {t('nothing')}
        </Text>
      ) : (
        <Table.ScrollContainer minWidth={420}>
          <Table verticalSpacing={5}>
            <Table.Thead>
              <Table.Tr>
                {heads.map((head, index) => (
                  <Table.Th key={head} className={index === 0 ? undefined : classes.number}>
                    {head}
                  </Table.Th>
                ))}
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {rows.map(({ key, cells }) => (
                <Table.Tr key={key}>
                  {cells.map((cell, index) => (
                    <Table.Td key={heads[index]} className={index === 0 ? undefined : classes.number}>
                      {cell}
                    </Table.Td>
                  ))}
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      )}
    </Paper>
  );
}

/** What each doctor did: consultations, people seen, time for each, revenue. */
export function PractitionerTable({ dashboard, period }: TableProps) {
  const t = useTranslations('reports.dashboard');
  const { money, number } = useFormats();
  const addressOf = useRowsAddress();
  const rows = dashboard.practitioners.map(({ id, name, consultations, patients, minutes, revenue }) => ({
    key: id,
    cells: [
      name,
      <Anchor key="consultations" size="sm" component={Link} href={addressOf('consultations', period, { practitioner: id })}>
        {number(consultations)}
      </Anchor>,
      number(patients),
      minutes === null ? '–' : number(minutes),
      <Anchor key="revenue" size="sm" component={Link} href={addressOf('revenue', period, { practitioner: id })}>
        {money(revenue, dashboard.currency)}
      </Anchor>,
    ],
  }));
  const heads = [t('name'), t('consultations'), t('patients'), t('perConsultation'), t('revenue')];
  return <ActivityTable title={t('practitioners')} heads={heads} rows={rows} />;
}

export function DepartmentTable({ dashboard, period }: TableProps) {
  const t = useTranslations('reports.dashboard');
  const { money, number } = useFormats();
  const addressOf = useRowsAddress();
  const rows = dashboard.departments.map(({ id, name, visits, patients, wait, revenue }) => ({
    key: id ?? 'none',
    cells: [
      name ?? t('noDepartment'),
      <Anchor key="visits" size="sm" component={Link} href={addressOf('visits', period, { department: id })}>
        {number(visits)}
      </Anchor>,
      number(patients),
      wait === null ? '–' : t('minutes', { count: wait }),
      <Anchor key="revenue" size="sm" component={Link} href={addressOf('revenue', period, { department: id })}>
        {money(revenue, dashboard.currency)}
      </Anchor>,
    ],
  }));
  const heads = [t('department'), t('visits'), t('patients'), t('wait'), t('revenue')];
  return <ActivityTable title={t('departments')} heads={heads} rows={rows} />;
}
