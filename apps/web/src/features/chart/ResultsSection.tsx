'use client';

import { Button, Group, Paper, ScrollArea, SegmentedControl, Stack, Table, Text, UnstyledButton } from '@mantine/core';
import { IconChartLine, IconChevronLeft, IconChevronRight, IconTestPipe } from '@tabler/icons-react';
import type { ChartObservation } from '@wardbook/contracts/chart/chart';
import { unitText, valueText } from '@wardbook/contracts/chart/value-text';
import { useTranslations } from 'next-intl';
import { useMemo, useState } from 'react';
import { EmptyState } from '@/ui/EmptyState';
import { useFormats } from '@/ui/formats';
import classes from './chart.module.css';
import { Value } from './Flag';
import { flagOf } from './flag-words';
import { usePeriodWords } from './periods';
import { type ResultRow, resultsTable } from './results-table';
import { TrendModal } from './TrendModal';

const COLUMNS = 7;
const SHOWN_FIRST = ['laboratory', 'vital-signs'];

/** All measured values as a grid: tests down, periods across, newest at the left. */
export function ResultsSection({ observations }: { observations: readonly ChartObservation[] }) {
  const t = useTranslations('chart.results');
  const categories = useMemo(() => categoriesOf(observations), [observations]);
  const [category, setCategory] = useState(categories[0] ?? 'laboratory');
  const formats = useFormats();
  const table = useMemo(
    () =>
      resultsTable(
        observations.filter((each) => each.category === category),
        formats.calendarDay,
      ),
    [observations, category, formats],
  );
  const [first, setFirst] = useState(0);
  const [trend, setTrend] = useState<ResultRow | null>(null);
  if (observations.length === 0) return <EmptyState icon={<IconTestPipe />} title={t('empty')} hint={t('emptyHint')} />;
  const periods = table.periods.slice(first, first + COLUMNS);
  const rows = table.rows.filter((row) => periods.some((period) => row.byPeriod.has(period)));
  return (
    <Stack gap="sm">
      <Group justify="space-between">
        <SegmentedControl
          size="xs"
          value={category}
          onChange={(value) => {
            setCategory(value);
            setFirst(0);
          }}
          data={categories.map((value) => ({
            value,
            label: t.has(`categories.${value}` as 'categories.laboratory') ? t(`categories.${value}` as 'categories.laboratory') : value,
          }))}
        />
        <Group gap="xs">
          <Button
            size="compact-sm"
            variant="default"
            leftSection={<IconChevronLeft size={14} />}
            disabled={first === 0}
            onClick={() => setFirst(first - COLUMNS)}
          >
            {t('newer')}
          </Button>
          <Button
            size="compact-sm"
            variant="default"
            rightSection={<IconChevronRight size={14} />}
            disabled={first + COLUMNS >= table.periods.length}
            onClick={() => setFirst(first + COLUMNS)}
          >
            {t('older')}
          </Button>
        </Group>
      </Group>
      <Paper withBorder>
        <ScrollArea>
          <ResultsGrid periods={periods} rows={rows} onTrend={setTrend} />
        </ScrollArea>
      </Paper>
      <TrendModal row={trend} onClose={() => setTrend(null)} />
    </Stack>
  );
}

function ResultsGrid({
  periods,
  rows,
  onTrend,
}: {
  periods: readonly string[];
  rows: readonly ResultRow[];
  onTrend: (row: ResultRow) => void;
}) {
  const t = useTranslations('chart.results');
  const formats = useFormats();
  const periodWords = usePeriodWords();
  const hasRanges = rows.some(({ range }) => range !== '');
  return (
    <Table className={classes.grid} highlightOnHover verticalSpacing={6}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th scope="col">{t('test')}</Table.Th>
          {hasRanges && <Table.Th scope="col">{t('range')}</Table.Th>}
          {periods.map((period) => (
            <Table.Th key={period} scope="col" ta="end">
              {periodWords(period)}
            </Table.Th>
          ))}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {rows.map((row) => (
          <Table.Tr key={row.key}>
            <Table.Th scope="row" fw={500}>
              <RowName row={row} onTrend={onTrend} />
            </Table.Th>
            {hasRanges && (
              <Table.Td>
                <Text size="xs" c="dimmed">
                  <bdi dir="ltr">{row.range}</bdi>
                </Text>
              </Table.Td>
            )}
            {periods.map((period) => {
              const results = row.byPeriod.get(period) ?? [];
              return (
                <Table.Td key={period} ta="end">
                  {results.map((result) => (
                    <div key={result.id}>
                      {results.length > 1 && !result.atPrecision && <Text span size="xs" c="dimmed">{`${formats.time(result.at)} `}</Text>}
                      <Value text={valueText(result)} flag={flagOf(result)} />
                    </div>
                  ))}
                </Table.Td>
              );
            })}
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}

function RowName({ row, onTrend }: { row: ResultRow; onTrend: (row: ResultRow) => void }) {
  const t = useTranslations('chart.results');
  const name = (
    <>
      {row.display} <span className={classes.unit}>{unitText(row.unit)}</span>
    </>
  );
  if (row.values.length < 2) return name;
  return (
    <UnstyledButton fz="sm" fw={500} onClick={() => onTrend(row)} aria-label={t('openTrend', { name: row.display })}>
      {name} <IconChartLine size={13} aria-hidden />
    </UnstyledButton>
  );
}

function categoriesOf(observations: readonly ChartObservation[]): string[] {
  const there = new Set(observations.map(({ category }) => category));
  return [
    ...SHOWN_FIRST.filter((category) => there.has(category)),
    ...[...there].filter((category) => !SHOWN_FIRST.includes(category)).sort(),
  ];
}
