'use client';

import { Modal, Skeleton, Text } from '@mantine/core';
import { unitText } from '@wardbook/contracts/chart/value-text';
import dynamic from 'next/dynamic';
import { useFormats } from '@/ui/formats';
import { periodOf, usePeriodWords } from './periods';
import type { ResultRow } from './results-table';

/** The chart library is large and few look at a trend, so it comes when it is asked for. */
const LineChart = dynamic(() => import('@mantine/charts').then(({ LineChart: chart }) => chart), {
  ssr: false,
  loading: () => <Skeleton height={300} />,
});

/** One test over time, with its range as lines. */
export function TrendModal({ row, onClose }: { row: ResultRow | null; onClose: () => void }) {
  return (
    <Modal opened={row !== null} onClose={onClose} size="xl" title={<Text fw={600}>{row?.display}</Text>}>
      {row && <Trend row={row} />}
    </Modal>
  );
}

function Trend({ row }: { row: ResultRow }) {
  const formats = useFormats();
  const periodWords = usePeriodWords();
  const newest = row.values.at(-1);
  const names = newest?.components?.map(({ display }) => display) ?? [row.display];
  const data = row.values.map(({ value, components, ...measured }) => ({
    at: periodWords(periodOf(measured, formats.calendarDay)),
    ...(components ? Object.fromEntries(components.map((part) => [part.display, part.value])) : { [row.display]: value }),
  }));
  const limits = [newest?.low, newest?.high].filter((limit) => limit !== undefined);
  return (
    <LineChart
      h={320}
      data={data}
      dataKey="at"
      unit={` ${unitText(row.unit)}`}
      series={names.map((name, index) => ({ name, color: index === 0 ? 'teal.6' : 'gray.6' }))}
      referenceLines={limits.map((y) => ({ y, label: String(y), color: 'gray.5' }))}
      yAxisProps={{ domain: ['auto', 'auto'] }}
      curveType="linear"
      withLegend={names.length > 1}
    />
  );
}
