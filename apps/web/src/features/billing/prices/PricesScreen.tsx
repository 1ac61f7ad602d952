'use client';

import { Button, Group, Select, Switch } from '@mantine/core';
import { IconPlus, IconReceiptTax, IconTag } from '@tabler/icons-react';
import { listServices, type ServiceItem, type ServiceKind, serviceKinds } from '@wardbook/contracts/billing/prices';
import { useTranslations } from 'next-intl';
import { parseAsBoolean, parseAsStringLiteral, useQueryState } from 'nuqs';
import { useState } from 'react';
import { useContractList } from '@/api/queries';
import { useFacility, useMay } from '@/features/identity';
import { EmptyState } from '@/ui/EmptyState';
import { PageFrame } from '@/ui/PageFrame';
import { RecordDrawer } from '@/ui/RecordDrawer';
import { DataTable } from '@/ui/table/DataTable';
import { ListSearch, useListSearch } from '@/ui/table/ListSearch';
import { useListSort } from '@/ui/table/use-list-state';
import { ServiceForm } from './ServiceForm';
import { ServiceRecord } from './ServiceRecord';
import { TaxList } from './TaxList';
import { useServiceColumns } from './use-service-columns';

/** Everything that can be billed, with today's price as a cell that can be typed into. */
export function PricesScreen() {
  const t = useTranslations('billing.prices');
  const taxes = useTranslations('billing.taxes');
  const { name: facility } = useFacility();
  const mayManage = useMay('price:manage');
  const [opened, setOpened] = useState<ServiceItem | 'new' | 'taxes' | null>(null);
  const [sort, setSort] = useListSort(['name', 'code'] as const);
  const [filter, list] = useServiceList(sort);
  const actions = mayManage && (
    <>
      <Button variant="default" leftSection={<IconReceiptTax size={16} aria-hidden />} onClick={() => setOpened('taxes')}>
        {t('taxes')}
      </Button>
      <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setOpened('new')}>
        {t('add')}
      </Button>
    </>
  );
  const title = opened === 'new' ? t('add') : opened === 'taxes' ? taxes('title') : (opened?.name ?? '');
  return (
    <PageFrame title={t('title')} subtitle={t('subtitle', { facility })} actions={actions} width="full">
      {filter}
      <DataTable
        label={t('title')}
        columns={useServiceColumns()}
        list={list}
        sort={sort}
        onSort={(next) => void setSort(next as typeof sort)}
        rowKey={(row) => row.id}
        onOpen={setOpened}
        empty={<EmptyState icon={<IconTag size={40} stroke={1.2} aria-hidden />} title={t('notFound')} hint={t('emptyHint')} />}
      />
      <RecordDrawer opened={opened !== null} onClose={() => setOpened(null)} title={title} size="lg">
        {opened === 'new' && <ServiceForm service={null} onDone={() => setOpened(null)} />}
        {opened === 'taxes' && <TaxList />}
        {opened !== null && typeof opened === 'object' && <ServiceRecord service={opened} onDone={() => setOpened(null)} />}
      </RecordDrawer>
    </PageFrame>
  );
}

/** The filters above the list, and the list that they leave. */
function useServiceList(sort: 'name' | 'code') {
  const t = useTranslations('billing.prices');
  const [kind, setKind] = useQueryState('kind', parseAsStringLiteral(serviceKinds));
  const [unpriced, setUnpriced] = useQueryState('unpriced', parseAsBoolean.withDefault(false));
  const [inactive, setInactive] = useQueryState('unused', parseAsBoolean.withDefault(false));
  const { search, ...field } = useListSearch();
  const query = {
    sort,
    limit: 50,
    ...(search ? { search } : {}),
    ...(kind ? { kind } : {}),
    ...(unpriced ? { unpriced: 'true' as const } : {}),
    ...(inactive ? { inactive: 'true' as const } : {}),
  };
  const list = useContractList(listServices, { query });
  const filter = (
    <Group justify="space-between">
      <Group gap="sm">
        <ListSearch label={t('search')} of={field} />
        <Select
          aria-label={t('kind')}
          placeholder={t('allKinds')}
          size="sm"
          w={180}
          clearable
          data={serviceKinds.map((value) => ({ value, label: t(`kinds.${value}`) }))}
          value={kind}
          onChange={(value) => void setKind(value as ServiceKind | null)}
        />
      </Group>
      <Group gap="lg">
        <Switch label={t('onlyUnpriced')} checked={unpriced} onChange={(event) => void setUnpriced(event.currentTarget.checked || null)} />
        <Switch label={t('showInactive')} checked={inactive} onChange={(event) => void setInactive(event.currentTarget.checked || null)} />
      </Group>
    </Group>
  );
  return [filter, list] as const;
}
