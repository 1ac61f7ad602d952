'use client';

import { Button, Grid, Paper } from '@mantine/core';
import { IconBuildingWarehouse, IconCash, IconPrescription } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { parseAsString, useQueryState } from 'nuqs';
import { useState } from 'react';
import { useFacility, useMay } from '@/features/identity';
import { StorePicker, useStore } from '@/features/inventory';
import { EmptyState } from '@/ui/EmptyState';
import { PageFrame } from '@/ui/PageFrame';
import { RecordDrawer } from '@/ui/RecordDrawer';
import { DispensingOrderPanel } from './DispensingOrderPanel';
import { DispensingQueue } from './DispensingQueue';
import { HandedOutList } from './HandedOutList';
import { SaleForm } from './SaleForm';

/** The window of the pharmacy: who waits at the left, what to hand out at the right. */
export function DispensingScreen() {
  const t = useTranslations('pharmacy.dispensing');
  const words = useTranslations('pharmacy');
  const { name: facility } = useFacility();
  const mayDispense = useMay('medication:dispense');
  const { query, stores, store, choose } = useStore();
  const [groupId, setGroupId] = useQueryState('order', parseAsString);
  const [beside, setBeside] = useState<'sale' | 'handed-out' | null>(null);
  const actions = store && (
    <>
      <StorePicker stores={stores} store={store} choose={choose} />
      <Button variant="default" onClick={() => setBeside('handed-out')}>
        {t('handedOut')}
      </Button>
      {mayDispense && (
        <Button variant="default" leftSection={<IconCash size={16} aria-hidden />} onClick={() => setBeside('sale')}>
          {t('sell')}
        </Button>
      )}
    </>
  );
  return (
    <PageFrame title={t('title')} subtitle={t('subtitle', { facility })} actions={actions} width="full">
      {query.data && !store && (
        <EmptyState icon={<IconBuildingWarehouse size={40} stroke={1.2} aria-hidden />} title={t('noStore')} hint={t('noStoreHint')} />
      )}
      {store && (
        <Grid gap="md">
          <Grid.Col span={{ base: 12, md: 4, lg: 3 }}>
            <DispensingQueue chosen={groupId} onChoose={(id) => void setGroupId(id)} />
          </Grid.Col>
          <Grid.Col span={{ base: 12, md: 8, lg: 9 }}>
            {groupId ? (
              <DispensingOrderPanel
                key={`${groupId}:${store.id}`}
                groupId={groupId}
                storeId={store.id}
                onDone={() => void setGroupId(null)}
              />
            ) : (
              <Paper>
                <EmptyState icon={<IconPrescription size={40} stroke={1.2} aria-hidden />} title={t('choose')} hint={t('chooseHint')} />
              </Paper>
            )}
          </Grid.Col>
        </Grid>
      )}
      <RecordDrawer opened={beside === 'sale'} onClose={() => setBeside(null)} title={words('sale.title')} size="lg">
        {store && <SaleForm storeId={store.id} onDone={() => setBeside(null)} />}
      </RecordDrawer>
      <RecordDrawer opened={beside === 'handed-out'} onClose={() => setBeside(null)} title={words('returns.title')} size="xl">
        <HandedOutList />
      </RecordDrawer>
    </PageFrame>
  );
}
