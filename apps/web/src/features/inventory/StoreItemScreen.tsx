'use client';

import { Button, Paper, SimpleGrid, Skeleton, Text, Title } from '@mantine/core';
import { IconAdjustments } from '@tabler/icons-react';
import { getStoreItem, type StoreItem } from '@wardbook/contracts/inventory/stores';
import dynamic from 'next/dynamic';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useLive } from '@/api/live';
import { useContractQuery } from '@/api/queries';
import { useFacility, useMay } from '@/features/identity';
import { ErrorState } from '@/ui/ErrorState';
import { useFormats } from '@/ui/formats';
import { PageFrame } from '@/ui/PageFrame';
import { RecordDrawer } from '@/ui/RecordDrawer';
import { ItemBatches } from './ItemBatches';
import { Ledger } from './Ledger';
import { LevelsForm } from './LevelsForm';
import { useAmount } from './use-amount';

const AreaChart = dynamic(() => import('@mantine/charts').then(({ AreaChart: chart }) => chart), {
  ssr: false,
  loading: () => <Skeleton height={160} />,
});

/** One item in one store: what is there, how it went, and every movement. */
export function StoreItemScreen({ storeId, itemId }: { storeId: string; itemId: string }) {
  const t = useTranslations('inventory');
  const { path } = useFacility();
  const mayReceive = useMay('stock:receive');
  const amount = useAmount();
  const [editing, setEditing] = useState(false);
  const { data, error, refetch } = useContractQuery(getStoreItem, { params: { id: storeId, itemId } });
  useLive('stock', [getStoreItem]);
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton height={320} m="md" />;
  const crumbs = [{ label: data.store.name, href: path(`/stores?store=${storeId}`) }];
  const edit = mayReceive && (
    <Button variant="default" leftSection={<IconAdjustments size={16} aria-hidden />} onClick={() => setEditing(true)}>
      {t('item.setLevels')}
    </Button>
  );
  return (
    <PageFrame title={data.item.name} subtitle={<Levels data={data} />} crumbs={crumbs} actions={edit} width="full">
      <SimpleGrid cols={{ base: 1, md: 2 }}>
        <Paper p="md">
          <Text c="dimmed" size="sm">
            {t('item.inStore')}
          </Text>
          <Title order={2}>{amount(data.quantity, data.item.baseUnit)}</Title>
          <History data={data} />
        </Paper>
        <ItemBatches data={data} />
      </SimpleGrid>
      <Title order={2}>{t('item.ledger')}</Title>
      <Ledger storeId={storeId} itemId={itemId} />
      <RecordDrawer opened={editing} onClose={() => setEditing(false)} title={t('item.levels')}>
        {editing && <LevelsForm data={data} onDone={() => setEditing(false)} />}
      </RecordDrawer>
    </PageFrame>
  );
}

function Levels({ data }: { data: StoreItem }) {
  const t = useTranslations('inventory.item');
  const { number } = useFormats();
  const levels =
    data.reorderLevel === null
      ? t('noLevels')
      : t('levelsLine', { reorder: number(data.reorderLevel), target: data.targetLevel === null ? '–' : number(data.targetLevel) });
  return <>{[levels, data.shelf, data.responsible?.name].filter(Boolean).join(' · ')}</>;
}

function History({ data }: { data: StoreItem }) {
  const t = useTranslations('inventory.item');
  const { day } = useFormats();
  const points = data.history.map(({ day: at, quantity }) => ({ day: day(at), quantity }));
  const line =
    data.reorderLevel === null ? [] : [{ y: data.reorderLevel, color: 'var(--mantine-color-amber-text)', label: t('reorderLevel') }];
  return (
    <figure style={{ margin: 0 }} aria-label={t('history')}>
      <AreaChart
        h={160}
        mt="sm"
        data={points}
        dataKey="day"
        series={[{ name: 'quantity', label: t('quantity'), color: 'teal.6' }]}
        curveType="stepAfter"
        withDots={false}
        referenceLines={line}
        xAxisProps={{ minTickGap: 60 }}
      />
      <Text component="figcaption" size="sm" c="dimmed">
        {t('history')}
      </Text>
    </figure>
  );
}
