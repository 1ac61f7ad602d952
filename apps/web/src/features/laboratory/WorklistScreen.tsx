'use client';

import { Group, Select, Tabs, Text } from '@mantine/core';
import { IconMicroscope } from '@tabler/icons-react';
import { labSections } from '@wardbook/contracts/laboratory/catalogue';
import { countLabWork, type LabWorkItem, labWorkTab, listLabWork } from '@wardbook/contracts/laboratory/work';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { parseAsStringLiteral, useQueryState } from 'nuqs';
import { useState } from 'react';
import { useLive } from '@/api/live';
import { useContractList, useContractQuery } from '@/api/queries';
import { useFacility, useMay } from '@/features/identity';
import { EmptyState } from '@/ui/EmptyState';
import { PageFrame } from '@/ui/PageFrame';
import { DataTable } from '@/ui/table/DataTable';
import { ListSearch, useListSearch } from '@/ui/table/ListSearch';
import { CollectDrawer } from './CollectDrawer';
import { CriticalPanel } from './CriticalPanel';
import { ScanField } from './ScanField';
import { SpecimenDrawer } from './SpecimenDrawer';
import { useWorkColumns } from './use-work-columns';
import { VerifyNormal } from './VerifyNormal';

const tabs = labWorkTab.options;

/** The laboratory's day: what waits at each step, what is critical on top, and a field for the scanner. */
export function WorklistScreen() {
  const t = useTranslations('laboratory.worklist');
  const sectionWords = useTranslations('laboratory.sections');
  const [tab, setTab] = useQueryState('tab', parseAsStringLiteral(tabs).withDefault('to-collect'));
  const [section, setSection] = useQueryState('section', parseAsStringLiteral(labSections));
  const mayReceive = useMay('specimen:receive');
  const { search, ...field } = useListSearch();
  const counts = useContractQuery(countLabWork, {});
  useLive('laboratory', [countLabWork, listLabWork]);
  const shown = tabs.filter((one) => one !== 'to-review' || tab === one || (counts.data?.counts['to-review'] ?? 0) > 0);
  return (
    <PageFrame title={t('title')} actions={<ScanField receives={mayReceive && tab === 'to-receive'} />} width="full">
      <CriticalPanel items={counts.data?.critical ?? []} />
      <Tabs value={tab} onChange={(value) => void setTab(value as typeof tab)} keepMounted={false}>
        <Tabs.List aria-label={t('steps')}>
          {shown.map((one) => (
            <Tabs.Tab key={one} value={one}>
              {t(`tabs.${one}`)}{' '}
              <Text component="span" c="dimmed" className="tabular" fz="inherit">
                {counts.data?.counts[one] ?? ''}
              </Text>
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value={tab} pt="sm">
          <Group mb="sm" gap="xs">
            <ListSearch label={t('search')} of={field} />
            <Select
              w={200}
              size="sm"
              clearable
              aria-label={t('section')}
              placeholder={t('allSections')}
              data={labSections.map((value) => ({ value, label: sectionWords(value) }))}
              value={section}
              onChange={(value) => void setSection(value as typeof section)}
            />
            {tab === 'to-verify' && <VerifyNormal />}
          </Group>
          <WorkTable tab={tab} section={section} search={search} />
        </Tabs.Panel>
      </Tabs>
    </PageFrame>
  );
}

interface WorkTableProps {
  tab: (typeof tabs)[number];
  section: (typeof labSections)[number] | null;
  search: string;
}

function WorkTable({ tab, section, search }: WorkTableProps) {
  const t = useTranslations('laboratory.worklist');
  const facility = useFacility();
  const router = useRouter();
  const [collecting, setCollecting] = useState<LabWorkItem | null>(null);
  const [tube, setTube] = useState<LabWorkItem | null>(null);
  const query = { tab, ...(section ? { section } : {}), ...(search ? { search } : {}) };
  const list = useContractList(listLabWork, { query });
  const open = (item: LabWorkItem) => {
    if (item.status === 'to-collect') setCollecting(item);
    else if (item.status === 'to-receive') setTube(item);
    else router.push(facility.path(`/laboratory/${item.id}`));
  };
  const columns = useWorkColumns(tab, open);
  return (
    <>
      <DataTable
        label={t(`tabs.${tab}`)}
        columns={columns}
        list={list}
        rowKey={(item) => item.id}
        onOpen={open}
        rowTone={(item) =>
          item.criticalUntold > 0 || (tab === 'to-verify' && item.judgement === 'critical')
            ? 'critical'
            : item.priority === 'stat'
              ? 'attention'
              : undefined
        }
        empty={<EmptyState icon={<IconMicroscope size={40} stroke={1.2} aria-hidden />} title={t(`empty.${tab}`)} hint={t('emptyHint')} />}
      />
      <CollectDrawer item={collecting} onClose={() => setCollecting(null)} />
      <SpecimenDrawer specimenNumber={tube?.specimen?.accessionNumber ?? null} onClose={() => setTube(null)} />
    </>
  );
}
