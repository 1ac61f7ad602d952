'use client';

import { Anchor, Badge, Group, Paper, SegmentedControl, Stack, Text } from '@mantine/core';
import { listStockAlerts, type StockAlert } from '@wardbook/contracts/inventory/stores';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useLive } from '@/api/live';
import { useContractQuery } from '@/api/queries';
import { useFacility } from '@/features/identity';
import { useFormats } from '@/ui/formats';
import { StatusBadge, type StatusTone } from '@/ui/StatusBadge';
import { useAmount } from './use-amount';

const tones: Record<StockAlert['kind'], StatusTone> = { expired: 'critical', 'low-stock': 'attention', 'near-expiry': 'attention' };
const SHOWN = 5;

/** Low stock and near expiry: first what the user is responsible for, and what has no responsible person. */
export function StockAlerts() {
  const t = useTranslations('inventory.alerts');
  const [whose, setWhose] = useState<'mine' | 'everyone'>('mine');
  const { data } = useContractQuery(
    listStockAlerts,
    { query: { ...(whose === 'mine' ? { mine: 'true' } : {}), limit: SHOWN } },
    { keepPrevious: true },
  );
  useLive('stock', [listStockAlerts]);
  if (!data) return null;
  return (
    <Paper p="sm">
      <Stack gap={6}>
        <Group justify="space-between">
          <Group gap="xs">
            <Text fw={600}>{t('title')}</Text>
            {data.total > 0 && <Badge color="amber">{String(data.total)}</Badge>}
          </Group>
          <SegmentedControl
            size="xs"
            aria-label={t('title')}
            value={whose}
            onChange={(value) => setWhose(value as 'mine' | 'everyone')}
            data={(['mine', 'everyone'] as const).map((value) => ({ value, label: t(value) }))}
          />
        </Group>
        {data.items.length === 0 && <Text c="dimmed">{t('none')}</Text>}
        {data.items.map((alert) => (
          <AlertLine key={`${alert.kind}:${alert.store.id}:${alert.stockItemId}:${alert.batchNumber}:${alert.expiresOn}`} alert={alert} />
        ))}
        {data.total > data.items.length && (
          <Text size="sm" c="dimmed">
            {t('more', { count: data.total - data.items.length })}
          </Text>
        )}
      </Stack>
    </Paper>
  );
}

function AlertLine({ alert }: { alert: StockAlert }) {
  const t = useTranslations('inventory.alerts');
  const { path } = useFacility();
  const { day, number } = useFormats();
  const amount = useAmount();
  const quantity = amount(alert.quantity, alert.baseUnit);
  const line =
    alert.kind === 'low-stock'
      ? t('lowLine', { quantity, level: number(alert.reorderLevel ?? 0) })
      : t('expiryLine', { quantity, batch: alert.batchNumber ?? t('noBatch'), day: alert.expiresOn ? day(alert.expiresOn) : '' });
  return (
    <Group gap="sm" wrap="wrap">
      <StatusBadge tone={tones[alert.kind]}>{t(alert.kind)}</StatusBadge>
      <Anchor component={Link} href={path(`/stores/${alert.store.id}/items/${alert.stockItemId}`)} fw={600} size="sm">
        {alert.itemName}
      </Anchor>
      <Text size="sm">{line}</Text>
      <Text size="sm" c="dimmed">
        {[alert.store.name, alert.responsible?.name ?? t('unassigned')].join(' · ')}
      </Text>
    </Group>
  );
}
