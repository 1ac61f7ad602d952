'use client';

import { Text } from '@mantine/core';
import { IconArrowDownRight, IconArrowUpRight, IconEqual } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';

/** A figure beside the one of the period before. An average of nothing is no figure, so nothing is compared with it. */
export function Comparison({ value, before, text }: { value: number | null; before: number | null; text: string }) {
  const t = useTranslations('reports.dashboard');
  if (before === null) return <Text size="sm">{t('noneBefore')}</Text>;
  const Arrow = arrowOf(value, before);
  return (
    <Text size="sm" component="div" style={{ display: 'flex', alignItems: 'center', gap: 4 }}>
      {Arrow && <Arrow size={14} aria-hidden />}
      {value === before ? t('same') : t('before', { value: text })}
    </Text>
  );
}

function arrowOf(value: number | null, before: number) {
  if (value === null) return null;
  if (value === before) return IconEqual;
  return value > before ? IconArrowUpRight : IconArrowDownRight;
}
