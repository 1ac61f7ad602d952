'use client';

import { Button, Tabs } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import type { Analyte, LabTest } from '@wardbook/contracts/laboratory/catalogue';
import { useTranslations } from 'next-intl';
import { parseAsStringLiteral, useQueryState } from 'nuqs';
import { useState } from 'react';
import { PageFrame } from '@/ui/PageFrame';
import { RecordDrawer } from '@/ui/RecordDrawer';
import { AnalyteForm } from './AnalyteForm';
import { AnalytesTable, TestsTable } from './CatalogueTables';
import { TestForm } from './TestForm';

const tabs = ['tests', 'analytes'] as const;

/** What can be ordered, what it measures, and what is normal for whom. */
export function CatalogueScreen() {
  const t = useTranslations('laboratory.catalogue');
  const [tab, setTab] = useQueryState('tab', parseAsStringLiteral(tabs).withDefault('tests'));
  const [test, setTest] = useState<LabTest | 'new' | null>(null);
  const [analyte, setAnalyte] = useState<Analyte | 'new' | null>(null);
  const add = () => (tab === 'tests' ? setTest('new') : setAnalyte('new'));
  return (
    <PageFrame
      title={t('title')}
      subtitle={t('subtitle')}
      width="full"
      actions={
        <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={add}>
          {t(tab === 'tests' ? 'addTest' : 'addAnalyte')}
        </Button>
      }
    >
      <Tabs value={tab} onChange={(value) => void setTab(value as typeof tab)} keepMounted={false}>
        <Tabs.List aria-label={t('title')}>
          {tabs.map((one) => (
            <Tabs.Tab key={one} value={one}>
              {t(`tabs.${one}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value="tests" pt="sm">
          <TestsTable onOpen={setTest} />
        </Tabs.Panel>
        <Tabs.Panel value="analytes" pt="sm">
          <AnalytesTable onOpen={setAnalyte} />
        </Tabs.Panel>
      </Tabs>
      <RecordDrawer
        opened={test !== null}
        onClose={() => setTest(null)}
        title={test === 'new' ? t('addTest') : (test?.name ?? '')}
        size="lg"
      >
        {test !== null && <TestForm test={test === 'new' ? null : test} onDone={() => setTest(null)} />}
      </RecordDrawer>
      <RecordDrawer
        opened={analyte !== null}
        onClose={() => setAnalyte(null)}
        title={analyte === 'new' ? t('addAnalyte') : (analyte?.name ?? '')}
        size="xl"
      >
        {analyte !== null && <AnalyteForm analyte={analyte === 'new' ? null : analyte} onDone={() => setAnalyte(null)} />}
      </RecordDrawer>
    </PageFrame>
  );
}
