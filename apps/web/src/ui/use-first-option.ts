'use client';

import type { ComboboxStore } from '@mantine/core';
import { useEffect, useEffectEvent } from 'react';

/**
 * Marks the first option whenever what was found changes, so that Enter takes it. The options of a search come after the
 * key was pressed; marking at the key press alone marks nothing.
 */
export function useFirstOption(combobox: ComboboxStore, found: readonly string[]): void {
  const mark = useEffectEvent(() => combobox.selectFirstOption());
  const key = found.join();
  useEffect(() => {
    if (key !== '') mark();
  }, [key]);
}
