'use client';

import { Paper, Skeleton, Text, Title } from '@mantine/core';
import type { Dashboard } from '@wardbook/contracts/reports';
import dynamic from 'next/dynamic';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useFormats } from '@/ui/formats';
import { useRowsAddress } from './rows-address';
import { type Period, usePeriod } from './use-period';

const HEIGHT = 240;
const loading = () => <Skeleton height={HEIGHT} />;
const BarChart = dynamic(() => import('@mantine/charts').then(({ BarChart: chart }) => chart), { ssr: false, loading });

/** When the patients of one day came. A click on a bar shows who came in that hour. */
export function HoursChart({ dashboard, period }: { dashboard: Dashboard; period: Period }) {
  const t = useTranslations('reports.dashboard');
  const router = useRouter();
  const addressOf = useRowsAddress();
  const { visitsByHour } = dashboard;
  const first = Math.min(8, ...visitsByHour.map(({ hour }) => hour));
  const last = Math.max(17, ...visitsByHour.map(({ hour }) => hour));
  const data = Array.from({ length: last - first + 1 }, (_, index) => {
    const hour = first + index;
    return { hour, label: String(hour).padStart(2, '0'), visits: visitsByHour.find((one) => one.hour === hour)?.visits ?? 0 };
  });
  return (
    <Paper p="md" component="section" aria-label={t('byHour')}>
      <Title order={2} mb="xs">
        {t('byHour')}
      </Title>
      {visitsByHour.length === 0 ? (
        <Text size="sm" c="dimmed">
          {t('nothing')}
        </Text>
      ) : (
        <BarChart
          h={HEIGHT}
          data={data}
          dataKey="label"
          series={[{ name: 'visits', label: t('visits'), color: 'teal.6' }]}
          gridAxis="x"
          tickLine="none"
          yAxisProps={{ allowDecimals: false, width: 32 }}
          barProps={{
            cursor: 'pointer',
            onClick: ({ payload }) => router.push(addressOf('visits', period, { hour: (payload as { hour: number }).hour })),
          }}
        />
      )}
    </Paper>
  );
}

/** Visits and revenue of each day of a longer period. A click on a bar opens the day. */
export function DaysChart({ dashboard }: { dashboard: Dashboard }) {
  const t = useTranslations('reports.dashboard');
  const { choose } = usePeriod();
  const { day, money } = useFormats();
  const data = dashboard.days.map((one) => ({ ...one, label: day(one.day) }));
  return (
    <Paper p="md" component="section" aria-label={t('byDay')}>
      <Title order={2} mb="xs">
        {t('byDay')}
      </Title>
      <BarChart
        h={HEIGHT}
        data={data}
        dataKey="label"
        series={[{ name: 'revenue', label: t('revenue'), color: 'teal.6' }]}
        gridAxis="x"
        tickLine="none"
        valueFormatter={(value) => money(value, dashboard.currency)}
        yAxisProps={{ width: 96 }}
        barProps={{
          cursor: 'pointer',
          onClick: ({ payload }) => {
            const chosen = (payload as { day: string }).day;
            choose({ from: chosen, to: chosen });
          },
        }}
      />
    </Paper>
  );
}
