'use client';

import { Button, Group, SegmentedControl, Select, Switch } from '@mantine/core';
import { IconPlus, IconStethoscope } from '@tabler/icons-react';
import { listPractitioners, type Practitioner, professions } from '@wardbook/contracts/organisation/practitioners';
import { useTranslations } from 'next-intl';
import { parseAsBoolean, parseAsStringLiteral, useQueryStates } from 'nuqs';
import { useState } from 'react';
import { useContractList } from '@/api/queries';
import { useFacility, useMay } from '@/features/identity';
import { EmptyState } from '@/ui/EmptyState';
import { PageFrame } from '@/ui/PageFrame';
import { RecordDrawer } from '@/ui/RecordDrawer';
import { DataTable } from '@/ui/table/DataTable';
import { ListSearch, useListSearch } from '@/ui/table/ListSearch';
import { useListSort } from '@/ui/table/use-list-state';
import { NewPractitionerForm } from './NewPractitionerForm';
import { PractitionerRecord } from './PractitionerRecord';
import { usePractitionerColumns } from './practitioner-columns';

const places = ['anywhere', 'here', 'outside'] as const;
const filters = {
  place: parseAsStringLiteral(places).withDefault('anywhere'),
  profession: parseAsStringLiteral(professions),
  left: parseAsBoolean.withDefault(false),
};

/** All who give care or refer patients, with or without a sign-in. */
export function PractitionersScreen() {
  const t = useTranslations('organisation.practitioners');
  const { name: facility } = useFacility();
  const mayEdit = useMay('practitioner:manage');
  const { search, ...field } = useListSearch();
  const [filter, setFilter] = useQueryStates(filters);
  const [sort, setSort] = useListSort(['name', '-name']);
  const [opened, setOpened] = useState<string | 'new' | null>(null);
  const list = useContractList(listPractitioners, {
    query: {
      sort,
      place: filter.place,
      active: filter.left ? 'false' : 'true',
      ...(filter.profession ? { profession: filter.profession } : {}),
      ...(search ? { search } : {}),
    },
  });
  const columns = usePractitionerColumns((one) => setOpened(one.id));
  const add = (
    <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setOpened('new')}>
      {t('add')}
    </Button>
  );
  const isNarrowed = search !== '' || filter.place !== 'anywhere' || filter.profession !== null || filter.left;
  const isEmpty = !isNarrowed && !list.isPending && list.rows.length === 0;
  return (
    <PageFrame title={t('title')} subtitle={t('subtitle', { facility })} width="full" actions={mayEdit && !isEmpty && add}>
      <Group gap="md">
        <ListSearch label={t('search')} of={field} />
        <SegmentedControl
          aria-label={t('place')}
          data={places.map((value) => ({ value, label: t(`places.${value}`) }))}
          value={filter.place}
          onChange={(place) => void setFilter({ place })}
        />
        <Select
          size="sm"
          w={200}
          placeholder={t('anyProfession')}
          aria-label={t('profession')}
          clearable
          data={professions.map((value) => ({ value, label: t(`professions.${value}`) }))}
          value={filter.profession}
          onChange={(profession) => void setFilter({ profession })}
        />
        <Switch label={t('showLeft')} checked={filter.left} onChange={(event) => void setFilter({ left: event.currentTarget.checked })} />
      </Group>
      <DataTable<Practitioner>
        label={t('title')}
        columns={columns}
        list={list}
        rowKey={({ id }) => id}
        onOpen={({ id }) => setOpened(id)}
        sort={sort}
        onSort={(next) => void setSort(next as typeof sort)}
        empty={
          isNarrowed ? (
            <EmptyState title={t('notFound')} />
          ) : (
            <EmptyState
              icon={<IconStethoscope size={40} stroke={1.2} aria-hidden />}
              title={t('empty.title')}
              hint={t('empty.hint')}
              action={mayEdit && add}
            />
          )
        }
      />
      <RecordDrawer opened={opened !== null} onClose={() => setOpened(null)} size="lg" title={opened === 'new' ? t('add') : t('one')}>
        {opened === 'new' && <NewPractitionerForm onDone={setOpened} onCancel={() => setOpened(null)} />}
        {opened !== null && opened !== 'new' && <PractitionerRecord id={opened} onDone={() => setOpened(null)} />}
      </RecordDrawer>
    </PageFrame>
  );
}
