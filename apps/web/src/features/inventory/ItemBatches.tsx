'use client';

import { Button, Group, Paper, Stack, Table, Text } from '@mantine/core';
import { type BatchBalance, listStores, type StoreItem } from '@wardbook/contracts/inventory/stores';
import { useTranslations } from 'next-intl';
import { type ReactNode, useState } from 'react';
import { useContractQuery } from '@/api/queries';
import { useMay } from '@/features/identity';
import { EmptyState } from '@/ui/EmptyState';
import { useFormats } from '@/ui/formats';
import { StatusBadge } from '@/ui/StatusBadge';
import { HiddenHeader } from '@/ui/table/HiddenHeader';
import { AdjustModal } from './AdjustModal';
import { TransferModal } from './TransferModal';

/** What the store holds of an item, batch by batch, with what its keeper may do with each. */
export function ItemBatches({ data }: { data: StoreItem }) {
  const t = useTranslations('inventory.item');
  const mayAdjust = useMay('stock:adjust');
  const [adjusted, setAdjusted] = useState<BatchBalance | null>(null);
  const [moved, setMoved] = useState<BatchBalance | null>(null);
  const stores = useContractQuery(listStores, {}, { enabled: mayAdjust });
  const others = (stores.data?.items ?? []).filter(({ id }) => id !== data.store.id);
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
                {mayAdjust && <HiddenHeader />}
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {data.batches.map((batch) => (
                <BatchRow key={batch.batchId} batch={batch}>
                  {mayAdjust && (
                    <Table.Td>
                      <Group gap={6} justify="flex-end" wrap="nowrap">
                        {others.length > 0 && (
                          <Button size="compact-sm" variant="default" onClick={() => setMoved(batch)}>
                            {t('move')}
                          </Button>
                        )}
                        <Button size="compact-sm" variant="default" onClick={() => setAdjusted(batch)}>
                          {t('adjust')}
                        </Button>
                      </Group>
                    </Table.Td>
                  )}
                </BatchRow>
              ))}
            </Table.Tbody>
          </Table>
        )}
      </Stack>
      {moved && <TransferModal data={data} batch={moved} others={others} onClose={() => setMoved(null)} />}
      {adjusted && <AdjustModal data={data} batch={adjusted} onClose={() => setAdjusted(null)} />}
    </Paper>
  );
}

function BatchRow({ batch, children }: { batch: BatchBalance; children: ReactNode }) {
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
      {children}
    </Table.Tr>
  );
}
