'use client';

import { useLocalStorage, useMediaQuery } from '@mantine/hooks';
import { useCallback } from 'react';

/** Whether the rail shows icons only: as the user left it, and by default on screens as narrow as a tablet. */
export function useRail(): { collapsed: boolean; toggle: () => void } {
  const narrow = useMediaQuery('(max-width: 62em)') ?? false;
  const [chosen, setChosen] = useLocalStorage<boolean | null>({
    key: 'wardbook.rail-collapsed',
    defaultValue: null,
    getInitialValueInEffect: false,
  });
  const collapsed = chosen ?? narrow;
  return { collapsed, toggle: useCallback(() => setChosen(!collapsed), [collapsed, setChosen]) };
}
