'use client';

import { Button } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { type ReactNode, useState } from 'react';

const FIRST = 10;

/** The first rows of a long list, and a button with their number that shows all. A list never ends without saying so. */
export function useFirst<Row>(rows: readonly Row[], total = rows.length, onAll?: () => void): { shown: readonly Row[]; more: ReactNode } {
  const t = useTranslations('reports.dashboard');
  const [all, setAll] = useState(false);
  if (all || total <= FIRST) return { shown: rows, more: null };
  const showAll = () => {
    setAll(true);
    onAll?.();
  };
  return {
    shown: rows.slice(0, FIRST),
    more: (
      <Button variant="subtle" size="compact-sm" mt="xs" onClick={showAll}>
        {t('showAll', { count: total })}
      </Button>
    ),
  };
}
