'use client';

import { Group, Table, Text } from '@mantine/core';
import { type Dashboard, debtAges, type ReportRowKind } from '@wardbook/contracts/reports/reports';
import { useTranslations } from 'next-intl';
import { Temporal } from 'temporal-polyfill';
import { useFormats } from '@/ui/formats';
import { Figure } from './ActivityTables';
import classes from './reports.module.css';
import { ANY_DAY, type RowsFilter, useRowsAddress } from './rows-address';
import { Section } from './Section';
import { useFirst } from './use-first';

type Position = Dashboard['position'];

interface DebtorRow {
  key: string;
  name: string;
  kind: ReportRowKind;
  filter: RowsFilter;
  debt: Position['patients'];
}

/** What is owed to the hospital at this moment by the age of the invoice, what it owes, and what its stores hold. */
export function PositionTable({ position, currency }: { position: Position; currency: string }) {
  const t = useTranslations('reports.dashboard');
  const patients: DebtorRow = { key: 'patients', name: t('patientsThemselves'), kind: 'patient-debt', filter: {}, debt: position.patients };
  const payers = position.payers.map(({ id, name, ...debt }): DebtorRow => {
    return { key: id, name, kind: 'payer-debt', filter: { payer: id }, debt };
  });
  const { shown, more } = useFirst([patients, ...payers]);
  const heads = [t('ages.first'), t('ages.second'), t('ages.third'), t('ages.fourth'), t('allAges')];
  return (
    <Section title={t('position')} hint={t('defined.position')} empty={null}>
      <Table.ScrollContainer minWidth={560}>
        <Table verticalSpacing={5}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('debtor')}</Table.Th>
              {heads.map((head) => (
                <Table.Th key={head} className={classes.number}>
                  {head}
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {shown.map((row) => (
              <Debtor key={row.key} row={row} today={position.today} currency={currency} />
            ))}
          </Table.Tbody>
          <Table.Tfoot>
            <Total rows={[patients, ...payers]} currency={currency} />
          </Table.Tfoot>
        </Table>
      </Table.ScrollContainer>
      {more}
      <Holdings position={position} currency={currency} />
    </Section>
  );
}

function Debtor({ row, today, currency }: { row: DebtorRow; today: string; currency: string }) {
  const { money } = useFormats();
  const addressOf = useRowsAddress();
  const { name, kind, filter, debt } = row;
  const daysAgo = (days: number) => Temporal.PlainDate.from(today).subtract({ days }).toString();
  return (
    <Table.Tr>
      <Table.Td className={classes.name}>{name}</Table.Td>
      {debtAges.map((first, age) => {
        const next = debtAges[age + 1];
        const period = { from: next === undefined ? ANY_DAY : daysAgo(next - 1), to: daysAgo(first) };
        return (
          <Table.Td key={first} className={classes.number}>
            <Figure href={addressOf(kind, period, filter)}>{money(debt.byAge[age] ?? 0, currency)}</Figure>
          </Table.Td>
        );
      })}
      <Table.Td className={classes.number}>
        <Figure href={addressOf(kind, { from: ANY_DAY, to: today }, filter)}>{money(debt.amount, currency)}</Figure>
      </Table.Td>
    </Table.Tr>
  );
}

function Total({ rows, currency }: { rows: readonly DebtorRow[]; currency: string }) {
  const t = useTranslations('reports.dashboard');
  const { money } = useFormats();
  const sum = (of: (row: DebtorRow) => number) =>
    money(
      rows.reduce((total, row) => total + of(row), 0),
      currency,
    );
  return (
    <Table.Tr className={classes.total}>
      <Table.Td>{t('total')}</Table.Td>
      {debtAges.map((first, age) => (
        <Table.Td key={first} className={classes.number}>
          {sum(({ debt }) => debt.byAge[age] ?? 0)}
        </Table.Td>
      ))}
      <Table.Td className={classes.number}>{sum(({ debt }) => debt.amount)}</Table.Td>
    </Table.Tr>
  );
}

function Holdings({ position, currency }: { position: Position; currency: string }) {
  const t = useTranslations('reports.dashboard');
  const { money } = useFormats();
  const addressOf = useRowsAddress();
  const always = { from: ANY_DAY, to: position.today };
  return (
    <Group gap="xl" mt="md">
      <Text size="sm">
        {t('credit')}{' '}
        <Figure href={addressOf('credit', always)} inSentence>
          {money(position.credit, currency)}
        </Figure>
      </Text>
      <Text size="sm">
        {t('stock')} <Figure href={addressOf('stock', always)}>{money(position.stock, currency)}</Figure>
        {position.stockWithoutCost > 0 && ` (${t('stockWithoutCost', { count: position.stockWithoutCost })})`}
      </Text>
    </Group>
  );
}
