'use client';

import { Anchor, Table } from '@mantine/core';
import type { Dashboard } from '@wardbook/contracts/reports/reports';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { useFormats } from '@/ui/formats';
import classes from './reports.module.css';
import { useRowsAddress } from './rows-address';
import { Section } from './Section';
import { useFirst } from './use-first';
import type { Period } from './use-period';

interface TableProps {
  dashboard: Dashboard;
  period: Period;
}

interface Row {
  key: string;
  cells: readonly ReactNode[];
}

interface ActivityTableProps {
  title: string;
  hint: string;
  heads: readonly string[];
  rows: readonly Row[];
}

function ActivityTable({ title, hint, heads, rows }: ActivityTableProps) {
  const t = useTranslations('reports.dashboard');
  const { shown, more } = useFirst(rows);
  return (
    <Section title={title} hint={hint} empty={rows.length === 0 ? t('nothing') : null}>
      <Table.ScrollContainer minWidth={420}>
        <Table verticalSpacing={5}>
          <Table.Thead>
            <Table.Tr>
              {heads.map((head, index) => (
                <Table.Th key={head} className={index === 0 ? classes.name : classes.number}>
                  {head}
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {shown.map(({ key, cells }) => (
              <Table.Tr key={key}>
                {cells.map((cell, index) => (
                  <Table.Td key={heads[index]} className={index === 0 ? classes.name : classes.number}>
                    {cell}
                  </Table.Td>
                ))}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      {more}
    </Section>
  );
}

/** A figure as a link to what it counts. Within a sentence it is underlined, since its colour alone does not show a link. */
export function Figure({ href, inSentence = false, children }: { href: string; inSentence?: boolean; children: ReactNode }) {
  return (
    <Anchor size="sm" underline={inSentence ? 'always' : 'hover'} component={Link} href={href}>
      {children}
    </Anchor>
  );
}

/** What each doctor did: consultations, people seen, time for each, revenue. */
export function PractitionerTable({ dashboard, period }: TableProps) {
  const t = useTranslations('reports.dashboard');
  const { money, number } = useFormats();
  const addressOf = useRowsAddress();
  const rows = dashboard.practitioners.map(({ id, name, consultations, patients, minutes, revenue }) => ({
    key: id ?? 'none',
    cells: [
      name ?? t('noPractitioner'),
      <Figure key="consultations" href={addressOf('consultations', period, { practitioner: id })}>
        {number(consultations)}
      </Figure>,
      <Figure key="seen" href={addressOf('seen', period, { practitioner: id })}>
        {number(patients)}
      </Figure>,
      <Figure key="durations" href={addressOf('durations', period, { practitioner: id })}>
        {minutes === null ? '–' : number(minutes)}
      </Figure>,
      <Figure key="revenue" href={addressOf('revenue', period, { practitioner: id })}>
        {money(revenue, dashboard.currency)}
      </Figure>,
    ],
  }));
  const heads = [t('name'), t('consultations'), t('patients'), t('perConsultation'), t('revenue')];
  return <ActivityTable title={t('practitioners')} hint={t('defined.practitioners')} heads={heads} rows={rows} />;
}

export function DepartmentTable({ dashboard, period }: TableProps) {
  const t = useTranslations('reports.dashboard');
  const { money, number } = useFormats();
  const addressOf = useRowsAddress();
  const rows = dashboard.departments.map(({ id, name, visits, patients, wait, revenue }) => ({
    key: id ?? 'none',
    cells: [
      name ?? t('noDepartment'),
      <Figure key="visits" href={addressOf('visits', period, { department: id })}>
        {number(visits)}
      </Figure>,
      <Figure key="patients" href={addressOf('patients', period, { department: id })}>
        {number(patients)}
      </Figure>,
      <Figure key="wait" href={addressOf('wait', period, { department: id })}>
        {wait === null ? '–' : t('minutes', { count: wait })}
      </Figure>,
      <Figure key="revenue" href={addressOf('revenue', period, { department: id })}>
        {money(revenue, dashboard.currency)}
      </Figure>,
    ],
  }));
  const heads = [t('department'), t('visits'), t('patients'), t('wait'), t('revenue')];
  return <ActivityTable title={t('departments')} hint={t('defined.departments')} heads={heads} rows={rows} />;
}
