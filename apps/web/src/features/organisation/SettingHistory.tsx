'use client';

import { Button, Skeleton, Table, Text, Title } from '@mantine/core';
import { listSettingHistory, type SettingKey } from '@wardbook/contracts/organisation/settings';
import { useTranslations } from 'next-intl';
import { useContractList } from '@/api/queries';
import { DateTime } from '@/ui/DateTime';
import { useSettingValue } from './use-setting-value';

/** Every decision on a setting, newest first. */
export function SettingHistory({ settingKey }: { settingKey: SettingKey }) {
  const t = useTranslations('organisation.settings');
  const common = useTranslations('common');
  const wordFor = useSettingValue();
  const list = useContractList(listSettingHistory, { params: { key: settingKey }, query: {} });
  return (
    <section>
      <Title order={3} mb="xs">
        {t('historyTitle')}
      </Title>
      {list.isPending && <Skeleton height={80} />}
      {!list.isPending && list.rows.length === 0 && <Text c="dimmed">{t('neverDecided')}</Text>}
      {list.rows.length > 0 && (
        <Table aria-label={t('historyTitle')}>
          <Table.Tbody>
            {list.rows.map((entry) => (
              <Table.Tr key={entry.id}>
                <Table.Td fw={600}>{entry.value === null ? t('inherit') : wordFor(settingKey, entry.value)}</Table.Td>
                <Table.Td>{t(`sources.${entry.level}`)}</Table.Td>
                <Table.Td>
                  <DateTime at={entry.validFrom} />
                </Table.Td>
                <Table.Td>{entry.by ?? t('system')}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
      {list.hasNextPage && (
        <Button size="sm" variant="default" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {common('loadMore')}
        </Button>
      )}
    </section>
  );
}
