'use client';

import { Group, Kbd, Modal, Stack, Text } from '@mantine/core';
import { useOs } from '@mantine/hooks';
import { useTranslations } from 'next-intl';
import { useShownShortcuts } from '@/ui/shortcuts';

interface ShortcutsModalProps {
  opened: boolean;
  onClose: () => void;
}

/** Every key that works on this page at the moment. */
export function ShortcutsModal({ opened, onClose }: ShortcutsModalProps) {
  const t = useTranslations('shell.shortcuts');
  const common = useTranslations('common');
  const shortcuts = useShownShortcuts();
  const isMac = useOs() === 'macos';
  return (
    <Modal opened={opened} onClose={onClose} title={t('title')} size="sm" closeButtonProps={{ 'aria-label': common('close') }}>
      <Stack gap="xs">
        {shortcuts.map(({ keys, label }) => (
          <Group key={keys} justify="space-between">
            <Text>{label}</Text>
            <Kbd>{written(keys, isMac)}</Kbd>
          </Group>
        ))}
      </Stack>
    </Modal>
  );
}

/** `mod+K` as it stands on the keyboard. */
function written(keys: string, isMac: boolean): string {
  return keys
    .replace('mod', isMac ? '⌘' : 'Ctrl')
    .replace('shift+?', '?')
    .replaceAll('+', ' ');
}
