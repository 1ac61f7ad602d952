'use client';

import { Button, Menu, Text } from '@mantine/core';
import { IconCheck, IconSelector } from '@tabler/icons-react';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useFacility, useMe } from '@/features/identity';

/** The facility of this tab. Another one is another address, so two tabs can work in two facilities. */
export function FacilitySwitch() {
  const t = useTranslations('shell');
  const router = useRouter();
  const { facilities } = useMe();
  const current = useFacility();
  if (facilities.length < 2) {
    return (
      <Text fw={600} truncate maw={220}>
        {current.name}
      </Text>
    );
  }
  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <Button
          size="sm"
          variant="subtle"
          color="gray"
          px="xs"
          maw={240}
          rightSection={<IconSelector size={15} aria-hidden />}
          aria-label={`${t('switchFacility')}: ${current.name}`}
        >
          <Text fw={600} truncate c="var(--mantine-color-text)">
            {current.name}
          </Text>
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('switchFacility')}</Menu.Label>
        {facilities.map((facility) => (
          <Menu.Item
            key={facility.id}
            onClick={() => router.push(`/f/${facility.code}`)}
            rightSection={facility.id === current.id ? <IconCheck size={15} aria-hidden /> : null}
            aria-current={facility.id === current.id || undefined}
          >
            {facility.name}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
