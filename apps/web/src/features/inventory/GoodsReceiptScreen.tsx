'use client';

import { Button, Group, Select, SimpleGrid, Text, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { listGoodsReceipts, receiveGoods } from '@wardbook/contracts/inventory/goods-receipts';
import { listSuppliers, type Supplier } from '@wardbook/contracts/inventory/stock-items';
import { listStockAlerts, listStoreStock, listStores } from '@wardbook/contracts/inventory/stores';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { parseAsBoolean, useQueryState } from 'nuqs';
import { useState } from 'react';
import { useContractMutation } from '@/api/mutations';
import { useContractQuery } from '@/api/queries';
import { useFacility, useMay } from '@/features/identity';
import { FormProblem } from '@/ui/form/FormProblem';
import { useFormats } from '@/ui/formats';
import { PageFrame } from '@/ui/PageFrame';
import { ReceiptGrid } from './ReceiptGrid';
import { faultsOf, linesOf, totalCost } from './receipt-body';
import { useReceiptRows } from './use-receipt-rows';
import { useStore } from './use-store';

/** Brings stock in: what a supplier delivered, or what was on the shelves on the first day. */
export function GoodsReceiptScreen() {
  const t = useTranslations('inventory.receipt');
  const shelves = useTranslations('inventory.stores');
  const { path } = useFacility();
  const { stores, store, choose } = useStore();
  const [isOpening] = useQueryState('opening', parseAsBoolean.withDefault(false));
  const [supplierId, setSupplierId] = useState<string | null>(null);
  const [documentNumber, setDocumentNumber] = useState('');
  const [tried, setTried] = useState(false);
  const grid = useReceiptRows();
  const posting = usePosting(store?.id ?? null, { isOpening, supplierId, documentNumber }, grid);
  const { unitPrice } = useFormats();
  const isReady = store !== null && grid.filled.length > 0 && (isOpening || supplierId !== null);
  const post = () => {
    setTried(true);
    const isWhole = grid.filled.every((row) => Object.keys(faultsOf(row)).length === 0);
    if (isReady && isWhole) posting.post();
  };
  return (
    <PageFrame
      title={isOpening ? t('openingTitle') : t('title')}
      subtitle={t('subtitle')}
      crumbs={[store ? { label: store.name, href: path(`/stores?store=${store.id}`) } : { label: shelves('title'), href: path('/stores') }]}
      width="full"
      actions={
        <Button onClick={post} loading={posting.isPending} disabled={!isReady}>
          {isOpening ? t('postOpening') : t('post')}
        </Button>
      }
    >
      <SimpleGrid cols={{ base: 1, sm: 3 }} maw={900}>
        <Select
          label={t('store')}
          data={stores.map(({ id, name }) => ({ value: id, label: name }))}
          value={store?.id ?? null}
          onChange={choose}
          allowDeselect={false}
        />
        {!isOpening && <SupplierSelect value={supplierId} onChange={setSupplierId} />}
        {!isOpening && (
          <TextInput
            label={t('document')}
            classNames={{ input: 'code' }}
            value={documentNumber}
            error={posting.faults['body.documentNumber']}
            onChange={(event) => setDocumentNumber(event.currentTarget.value)}
          />
        )}
      </SimpleGrid>
      {posting.problem !== null && Object.keys(posting.faults).length === 0 && <FormProblem problem={posting.problem} />}
      <ReceiptGrid grid={grid} showFaults={tried} serverFaults={posting.faults} />
      <Group justify="space-between">
        <Text c="dimmed" role="status">
          {grid.looking > 0 ? t('matching', { count: grid.looking }) : t('lines', { count: grid.filled.length })}
        </Text>
        <Text fw={600}>
          {t('total')}: {unitPrice(totalCost(grid.filled))}
        </Text>
      </Group>
    </PageFrame>
  );
}

interface Heading {
  isOpening: boolean;
  supplierId: string | null;
  documentNumber: string;
}

function usePosting(
  storeId: string | null,
  { isOpening, supplierId, documentNumber }: Heading,
  { filled }: ReturnType<typeof useReceiptRows>,
) {
  const t = useTranslations('inventory.receipt');
  const router = useRouter();
  const { path } = useFacility();
  const receive = useContractMutation(receiveGoods, {
    invalidates: [listStoreStock, listStores, listGoodsReceipts, listStockAlerts],
    onSuccess: ({ number }) => {
      notifications.show({ color: 'green', message: t('posted', { number }) });
      router.push(path(`/stores?store=${storeId}`));
    },
  });
  const common = { storeId: storeId ?? '', lines: linesOf(filled) };
  const body = isOpening
    ? { kind: 'opening-balance' as const, ...common }
    : { kind: 'purchase' as const, ...common, supplierId: supplierId ?? '', documentNumber: documentNumber.trim() || null };
  const fields = receive.error?.problem?.fields ?? [];
  return {
    post: () => receive.mutate({ body }),
    isPending: receive.isPending,
    problem: receive.error ?? null,
    faults: Object.fromEntries(fields.map(({ path: at, message }) => [at, message])) as Record<string, string>,
  };
}

function SupplierSelect({ value, onChange }: { value: string | null; onChange: (id: string | null) => void }) {
  const t = useTranslations('inventory.receipt');
  const { path } = useFacility();
  const mayAdd = useMay('catalogue:manage');
  const { data } = useContractQuery(listSuppliers, { query: { limit: 100 } });
  const suppliers: readonly Supplier[] = data?.items ?? [];
  const add = mayAdd && data && suppliers.length === 0 && (
    <Button variant="subtle" size="compact-sm" component={Link} href={path('/admin/suppliers')}>
      {t('addSupplier')}
    </Button>
  );
  return (
    <Select
      label={t('supplier')}
      description={add || undefined}
      placeholder={data && suppliers.length === 0 ? t('noSupplier') : t('choose')}
      searchable
      data={suppliers.map(({ id, name }) => ({ value: id, label: name }))}
      value={value}
      onChange={onChange}
    />
  );
}
