'use client';

import { Button } from '@mantine/core';
import { IconCalendarTime, IconPlus } from '@tabler/icons-react';
import { type Availability, listAvailability } from '@wardbook/contracts/scheduling/availability';
import { useTranslations } from 'next-intl';
import { useMemo, useState } from 'react';
import { useLive } from '@/api/live';
import { useContractQuery } from '@/api/queries';
import { EmptyState } from '@/ui/EmptyState';
import { useFormats } from '@/ui/formats';
import { PageFrame } from '@/ui/PageFrame';
import type { Column } from '@/ui/table/columns';
import { DataTable } from '@/ui/table/DataTable';
import { wholeList } from '@/ui/table/whole-list';
import { AvailabilityDrawer } from './AvailabilityDrawer';
import { EndAvailability } from './EndAvailability';

/** The admin's page of weekly hours. */
export function AvailabilityScreen() {
  const t = useTranslations('scheduling.availability');
  const formats = useFormats();
  const [adding, setAdding] = useState(false);
  const query = useContractQuery(listAvailability, { query: { onOrAfter: formats.today() } });
  const columns = useColumns();
  useLive('schedule', [listAvailability]);
  const add = (
    <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setAdding(true)}>
      {t('add')}
    </Button>
  );
  return (
    <PageFrame title={t('title')} subtitle={t('subtitle')} actions={add} width="full">
      <DataTable
        label={t('title')}
        columns={columns}
        list={wholeList(query, query.data?.items ?? [])}
        rowKey={(rule) => rule.id}
        empty={
          <EmptyState
            icon={<IconCalendarTime size={40} stroke={1.2} aria-hidden />}
            title={t('empty.title')}
            hint={t('empty.hint')}
            action={add}
          />
        }
      />
      <AvailabilityDrawer opened={adding} onClose={() => setAdding(false)} />
    </PageFrame>
  );
}

function useColumns(): Column<Availability>[] {
  const t = useTranslations('scheduling.availability');
  const formats = useFormats();
  return useMemo(
    () => [
      { key: 'practitioner', header: t('practitioner'), strong: true, cell: (rule) => rule.practitionerName },
      { key: 'weekday', header: t('weekday'), cell: (rule) => t(`weekdays.${String(rule.weekday) as '1'}`) },
      { key: 'hours', header: t('hours'), cell: (rule) => `${rule.starts}–${rule.ends}` },
      {
        key: 'kind',
        header: t('kind'),
        cell: (rule) =>
          rule.kind === 'slots'
            ? `${t('slots')}, ${t('everySlot', { minutes: rule.slotMinutes ?? 0 })}`
            : `${t('session')}, ${t('tokens', { capacity: rule.capacity ?? 0, walkIns: rule.walkInCapacity ?? 0 })}`,
      },
      { key: 'validFrom', header: t('validFrom'), cell: (rule) => formats.day(rule.validFrom) },
      { key: 'validTo', header: t('validTo'), cell: (rule) => (rule.validTo ? formats.day(rule.validTo) : t('forGood')) },
      { key: 'end', header: '', align: 'end', cell: (rule) => rule.validTo === null && <EndAvailability rule={rule} /> },
    ],
    [t, formats],
  );
}
