'use client';

import { Paper, Skeleton, Stack, Text, Title } from '@mantine/core';
import { listSettings, type SettingState } from '@wardbook/contracts/organisation/settings';
import { useTranslations } from 'next-intl';
import { useMemo, useState } from 'react';
import { useLive } from '@/api/live';
import { useContractQuery } from '@/api/queries';
import { useFacility, useMay } from '@/features/identity';
import { ErrorState } from '@/ui/ErrorState';
import { PageFrame } from '@/ui/PageFrame';
import { RecordDrawer } from '@/ui/RecordDrawer';
import { OrganisationForm } from './OrganisationForm';
import { SettingDetail } from './SettingDetail';
import { SettingLine } from './SettingLine';

/** What the organisation decides for itself, as plain lines: what holds, since when and by whom. */
export function SettingsScreen() {
  const t = useTranslations('organisation.settings');
  const { name: facility } = useFacility();
  const mayEdit = useMay('organisation:manage');
  const { data, error, refetch } = useContractQuery(listSettings, {});
  const [openedKey, setOpenedKey] = useState<string | null>(null);
  const groups = useMemo(() => Map.groupBy(data?.items ?? [], ({ key }) => key.split('.')[0] ?? ''), [data]);
  const opened = data?.items.find(({ key }) => key === openedKey);
  useLive('organisation', [listSettings]);
  return (
    <PageFrame title={t('title')} subtitle={t('subtitle', { facility })}>
      <Stack gap="xl" maw={860}>
        <OrganisationForm mayEdit={mayEdit} />
        {error && <ErrorState error={error} onRetry={() => void refetch()} />}
        {!data && !error && <Skeleton height={240} />}
        {[...groups].map(([group, settings]) => (
          <Group key={group} title={t(`groups.${group}` as 'groups.session')} settings={settings} onOpen={setOpenedKey} />
        ))}
        <Text size="sm" c="dimmed">
          {t('history')}
        </Text>
      </Stack>
      <RecordDrawer
        opened={opened !== undefined}
        onClose={() => setOpenedKey(null)}
        title={opened ? t(`catalogue.${opened.key}.label`) : ''}
      >
        {opened && <SettingDetail setting={opened} mayEdit={mayEdit} onDone={() => setOpenedKey(null)} />}
      </RecordDrawer>
    </PageFrame>
  );
}

function Group({ title, settings, onOpen }: { title: string; settings: SettingState[]; onOpen: (key: string) => void }) {
  return (
    <section>
      <Title order={2} mb="xs">
        {title}
      </Title>
      <Paper>
        {settings.map((setting) => (
          <SettingLine key={setting.key} setting={setting} onOpen={() => onOpen(setting.key)} />
        ))}
      </Paper>
    </section>
  );
}
