'use client';

import { Button, Group, Paper, SimpleGrid, Skeleton, Stack, Table, Text, Title } from '@mantine/core';
import { IconAdjustments } from '@tabler/icons-react';
import { type BatchBalance, getStoreItem, type StoreItem } from '@wardbook/contracts/inventory';
import dynamic from 'next/dynamic';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useLive } from '@/api/live';
import { useContractQuery } from '@/api/queries';
import { useFacility, useMay } from '@/features/identity';
import { EmptyState } from '@/ui/EmptyState';
import { ErrorState } from '@/ui/ErrorState';
import { useFormats } from '@/ui/formats';
import { PageFrame } from '@/ui/PageFrame';
import { RecordDrawer } from '@/ui/RecordDrawer';
import { StatusBadge } from '@/ui/StatusBadge';
import { AdjustModal } from './AdjustModal';
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
        <Batches data={data} />
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

function Batches({ data }: { data: StoreItem }) {
  const t = useTranslations('inventory.item');
  const mayAdjust = useMay('stock:adjust');
  const [adjusted, setAdjusted] = useState<BatchBalance | null>(null);
  return (
    <Paper p="md">
      <Stack gap="xs">
        <Text fw={600}>{t('batches')}</Text>
        {data.batches.length === 0 ? (
          <EmptyState title={t('noBatches')} />
        ) : (
          <Table>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t('batch')}</Table.Th>
                <Table.Th>{t('expires')}</Table.Th>
                <Table.Th ta="end">{t('quantity')}</Table.Th>
                <Table.Th ta="end">{t('cost')}</Table.Th>
                {mayAdjust && <Table.Th />}
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {data.batches.map((batch) => (
                <BatchRow key={batch.batchId} batch={batch} onAdjust={mayAdjust ? () => setAdjusted(batch) : undefined} />
              ))}
            </Table.Tbody>
          </Table>
        )}
      </Stack>
      {adjusted && <AdjustModal data={data} batch={adjusted} onClose={() => setAdjusted(null)} />}
    </Paper>
  );
}

function BatchRow({ batch, onAdjust }: { batch: BatchBalance; onAdjust: (() => void) | undefined }) {
  const t = useTranslations('inventory.item');
  const { day, number, unitPrice } = useFormats();
  return (
    <Table.Tr>
      <Table.Td className="code">{batch.number ?? '–'}</Table.Td>
      <Table.Td>
        <Group gap={6}>
          {batch.expiresOn ? day(batch.expiresOn) : '–'}
          {batch.expired && <StatusBadge tone="critical">{t('expired')}</StatusBadge>}
        </Group>
      </Table.Td>
      <Table.Td ta="end">{number(batch.quantity)}</Table.Td>
      <Table.Td ta="end">{batch.unitCost ? unitPrice(batch.unitCost) : '–'}</Table.Td>
      {onAdjust && (
        <Table.Td ta="end">
          <Button size="compact-sm" variant="default" onClick={onAdjust}>
            {t('adjust')}
          </Button>
        </Table.Td>
      )}
    </Table.Tr>
  );
}
