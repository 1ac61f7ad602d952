'use client';

import { CloseButton, Group, Switch, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';

interface TreeToolsProps {
  search: string;
  setSearch: (search: string) => void;
  showClosed: boolean;
  setShowClosed: (show: boolean) => void;
}

/** Above a list that is here as a whole: find by name or code, and see what is closed. */
export function TreeTools({ search, setSearch, showClosed, setShowClosed }: TreeToolsProps) {
  const t = useTranslations('organisation.tree');
  return (
    <Group gap="md">
      <TextInput
        size="sm"
        w={280}
        leftSection={<IconSearch size={16} aria-hidden />}
        rightSection={search !== '' && <CloseButton size="sm" aria-label={t('clear')} onClick={() => setSearch('')} />}
        placeholder={t('search')}
        aria-label={t('search')}
        value={search}
        onChange={(event) => setSearch(event.currentTarget.value)}
      />
      <Switch label={t('showClosed')} checked={showClosed} onChange={(event) => setShowClosed(event.currentTarget.checked)} />
    </Group>
  );
}
