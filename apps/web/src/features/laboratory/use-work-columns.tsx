'use client';

import { Anchor, Button, Group, Text } from '@mantine/core';
import type { LabWorkItem, LabWorkTab } from '@wardbook/contracts/laboratory/work';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { useMemo } from 'react';
import { useFacility, useMay } from '@/features/identity';
import { useFormats } from '@/ui/formats';
import { StatusBadge } from '@/ui/StatusBadge';
import type { Column } from '@/ui/table/columns';
import { CriticalValues } from './CriticalValues';
import { PatientCell } from './PatientCell';
import { waitOf } from './wait-of';
import { priorityTones } from './words';

/** Each step shows what its next one needs, and that one act as a button. */
export function useWorkColumns(tab: LabWorkTab, open: (item: LabWorkItem) => void): Column<LabWorkItem>[] {
  const t = useTranslations('laboratory.worklist');
  const formats = useFormats();
  const facility = useFacility();
  const mayCollect = useMay('specimen:collect');
  const mayReceive = useMay('specimen:receive');
  return useMemo(() => {
    const columns: Column<LabWorkItem>[] = [
      { key: 'patient', header: t('patient'), cell: (item) => <PatientCell patient={item.patient} /> },
      {
        key: 'test',
        header: t('test'),
        strong: true,
        cell: (item) => <TestCell item={item} href={facility.path(`/laboratory/${item.id}`)} />,
      },
      { key: 'specimen', header: t('specimen'), cell: (item) => <SpecimenCell item={item} collected={tab !== 'to-collect'} /> },
      { key: 'orderedBy', header: t('orderedBy'), cell: (item) => item.orderedBy },
      {
        key: 'since',
        header: tab === 'released' ? t('releasedAt') : t('waiting'),
        align: 'end',
        cell: (item) => sinceOf(item, tab, t, formats),
      },
    ];
    if (tab === 'to-enter')
      columns.splice(3, 0, { key: 'entered', header: t('entered'), align: 'end', cell: (item) => `${item.entered} / ${item.expected}` });
    const act = actOf(tab, { mayCollect, mayReceive });
    if (act) {
      columns.push({
        key: 'act',
        header: '',
        align: 'end',
        cell: (item) => (
          <Button size="sm" variant="default" disabled={act === 'collect' && item.awaitingPayment} onClick={() => open(item)}>
            {t(`acts.${act}`)}
          </Button>
        ),
      });
    }
    return columns;
  }, [tab, t, formats, facility, mayCollect, mayReceive, open]);
}

function SpecimenCell({ item, collected }: { item: LabWorkItem; collected: boolean }) {
  if (item.specimen && collected) return <span className="code">{item.specimen.accessionNumber}</span>;
  return <Text size="sm">{item.test.container ?? item.test.specimenType}</Text>;
}

function actOf(tab: LabWorkTab, { mayCollect, mayReceive }: { mayCollect: boolean; mayReceive: boolean }) {
  if (tab === 'to-collect') return mayCollect ? ('collect' as const) : null;
  if (tab === 'to-receive') return mayReceive ? ('receive' as const) : null;
  if (!mayReceive) return null;
  return ({ 'to-enter': 'enter', 'to-verify': 'verify', 'to-review': 'review', released: null } as const)[tab];
}

function sinceOf(
  item: LabWorkItem,
  tab: LabWorkTab,
  t: ReturnType<typeof useTranslations<'laboratory.worklist'>>,
  formats: ReturnType<typeof useFormats>,
) {
  if (tab === 'released') return formats.dateTime(item.statusSince);
  const { unit, count } = waitOf(formats.minutesSince(item.statusSince));
  return <span title={formats.dateTime(item.statusSince)}>{t(unit, { count })}</span>;
}

function TestCell({ item, href }: { item: LabWorkItem; href: string }) {
  const t = useTranslations('laboratory');
  return (
    <Group gap="xs" wrap="nowrap">
      <Anchor component={Link} href={href} c="inherit" fw={600}>
        {item.test.name}
      </Anchor>
      {item.priority !== 'routine' && <StatusBadge tone={priorityTones[item.priority]}>{t(`priorities.${item.priority}`)}</StatusBadge>}
      {item.awaitingPayment && <StatusBadge tone="attention">{t('worklist.awaitingPayment')}</StatusBadge>}
      {item.specimen?.status === 'rejected' && <StatusBadge tone="attention">{t('worklist.recollect')}</StatusBadge>}
      {item.amending && <StatusBadge tone="attention">{t('worklist.amending')}</StatusBadge>}
      {item.status === 'verified' && <StatusBadge tone="running">{t('worklist.heldBack')}</StatusBadge>}
      <CriticalValues values={item.criticalValues} />
    </Group>
  );
}
