'use client';

import { useMemo } from 'react';
import { useLocality } from '@/ui/locality';

/** How amounts of a currency are marked in this language, so that a field writes them as the page around it does. */
export function useMoneyMarks(currency: string): { symbol: string; group: string; decimal: string } {
  const { language } = useLocality();
  return useMemo(() => {
    const parts = new Intl.NumberFormat(language, { style: 'currency', currency }).formatToParts(1_234_567.5);
    const markOf = (type: Intl.NumberFormatPartTypes) => parts.find((part) => part.type === type)?.value;
    return { symbol: markOf('currency') ?? currency, group: markOf('group') ?? '', decimal: markOf('decimal') ?? '.' };
  }, [language, currency]);
}
