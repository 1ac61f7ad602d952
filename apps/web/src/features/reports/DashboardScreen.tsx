'use client';

import { SimpleGrid, Skeleton, Stack, Text } from '@mantine/core';
import { type Dashboard, getDashboard } from '@wardbook/contracts/reports/reports';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useLive } from '@/api/live';
import { useContractQuery } from '@/api/queries';
import { useFacility } from '@/features/identity';
import { ErrorState } from '@/ui/ErrorState';
import { PageFrame } from '@/ui/PageFrame';
import { DaysCharts, HoursChart } from './ActivityCharts';
import { DepartmentTable, PractitionerTable } from './ActivityTables';
import { Figures } from './Figures';
import { PeriodPicker } from './PeriodPicker';
import { PositionTable } from './PositionTable';
import { ShareBars } from './ShareBars';
import { type Period, usePeriod, usePeriodWords } from './use-period';

/** Eight figures with the week before, then what they are made of. Everything leads to the rows that it counts. */
export function DashboardScreen() {
  const t = useTranslations('reports.dashboard');
  const { name: facility } = useFacility();
  const { period, lastDays, choose } = usePeriod();
  const words = usePeriodWords();
  useLive('billing', [getDashboard]);
  useLive('queue', [getDashboard]);
  const [diagnoses, setDiagnoses] = useState<'common' | 'all'>('common');
  const { data, error, refetch } = useContractQuery(getDashboard, { query: { ...period, diagnoses } }, { keepPrevious: true });
  return (
    <PageFrame
      title={t('title')}
      subtitle={t('subtitle', { facility, period: words(period) })}
      actions={<PeriodPicker period={period} lastDays={lastDays} onChoose={choose} />}
      width="full"
    >
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Loading />}
      {data && <Content dashboard={data} period={period} onAllDiagnoses={() => setDiagnoses('all')} />}
    </PageFrame>
  );
}

interface ContentProps {
  dashboard: Dashboard;
  period: Period;
  onAllDiagnoses: () => void;
}

function Content({ dashboard, period, onAllDiagnoses }: ContentProps) {
  const t = useTranslations('reports.dashboard');
  const words = usePeriodWords();
  const { diagnoses } = dashboard;
  const isDay = period.from === period.to;
  return (
    <>
      <Figures dashboard={dashboard} period={period} />
      <Text size="sm" c="dimmed">
        {t('compared', { period: words({ from: dashboard.comparedFrom, to: dashboard.comparedTo }) })}
      </Text>
      <SimpleGrid cols={{ base: 1, md: 2 }}>
        {isDay ? <HoursChart dashboard={dashboard} period={period} /> : <DaysCharts dashboard={dashboard} />}
        <ShareBars
          title={t('diagnoses')}
          hint={t('defined.diagnoses')}
          kind="diagnoses"
          period={period}
          total={dashboard.diagnosisCodes}
          onAll={onAllDiagnoses}
          parts={diagnoses.map(({ code, display, count }) => ({ key: code, name: display, code, value: count, filter: { code } }))}
        />
        {isDay ? (
          <Shares dashboard={dashboard} period={period} />
        ) : (
          <Stack>
            <Shares dashboard={dashboard} period={period} />
          </Stack>
        )}
        {isDay && <DepartmentTable dashboard={dashboard} period={period} />}
      </SimpleGrid>
      {/* Five columns with amounts need the width of the page. */}
      <PractitionerTable dashboard={dashboard} period={period} />
      {!isDay && <DepartmentTable dashboard={dashboard} period={period} />}
      <PositionTable position={dashboard.position} currency={dashboard.currency} />
    </>
  );
}

/** Where the money came from, and who owes it: beside each other, or in a period below each other beside the diagnoses. */
function Shares({ dashboard, period }: { dashboard: Dashboard; period: Period }) {
  const t = useTranslations('reports.dashboard');
  const { revenueByDepartment, payerMix, takingsByMethod, currency } = dashboard;
  return (
    <>
      <ShareBars
        title={t('byDepartment')}
        hint={t('defined.byDepartment')}
        kind="revenue"
        period={period}
        currency={currency}
        parts={revenueByDepartment.map(({ id, name, amount }) => ({
          key: id ?? 'none',
          name: name ?? t('noDepartment'),
          value: amount,
          filter: { department: id },
        }))}
      />
      <ShareBars
        title={t('payerMix')}
        hint={t('defined.payerMix')}
        kind="billed"
        period={period}
        currency={currency}
        parts={payerMix.map(({ id, name, amount }) => ({
          key: id ?? 'none',
          name: name ?? t('patientsThemselves'),
          value: amount,
          filter: { payer: id },
        }))}
      />
      <ShareBars
        title={t('takingsByMethod')}
        hint={t('hints.takings')}
        kind="takings"
        period={period}
        currency={currency}
        parts={takingsByMethod.map(({ method, amount }) => ({
          key: method,
          name: t.has(`methods.${method}` as 'methods.cash') ? t(`methods.${method}` as 'methods.cash') : method,
          value: amount,
          filter: { method },
        }))}
      />
    </>
  );
}

function Loading() {
  return (
    <>
      <SimpleGrid cols={{ base: 2, md: 4 }} aria-hidden>
        {['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'].map((key) => (
          <Skeleton key={key} height={92} />
        ))}
      </SimpleGrid>
      <SimpleGrid cols={{ base: 1, md: 2 }} aria-hidden>
        {['a', 'b'].map((key) => (
          <Skeleton key={key} height={260} />
        ))}
      </SimpleGrid>
    </>
  );
}
