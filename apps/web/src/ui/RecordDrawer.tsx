'use client';

import { Drawer, Text } from '@mantine/core';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';

interface RecordDrawerProps {
  opened: boolean;
  onClose: () => void;
  title: string;
  size?: 'md' | 'lg' | 'xl';
  children: ReactNode;
}

/** One record beside its list: it opens over the right edge, and Escape goes back to the row. */
export function RecordDrawer({ opened, onClose, title, size = 'md', children }: RecordDrawerProps) {
  const t = useTranslations('common');
  return (
    <Drawer
      opened={opened}
      onClose={onClose}
      size={size}
      title={<Text fw={600}>{title}</Text>}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      {children}
    </Drawer>
  );
}
