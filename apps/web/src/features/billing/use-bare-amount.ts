'use client';

import { decimalsOf } from '@wardbook/contracts/core/currencies';
import { useMemo } from 'react';
import { useLocality } from '@/ui/locality';

/** An amount without its currency, for dense tables whose head says it. */
export function useBareAmount(): (minorUnits: number, currency: string) => string {
  const { language } = useLocality();
  return useMemo(
    () => (minorUnits, currency) => {
      const decimals = decimalsOf(currency);
      const format = new Intl.NumberFormat(language, { minimumFractionDigits: decimals, maximumFractionDigits: decimals });
      return format.format(minorUnits / 10 ** decimals);
    },
    [language],
  );
}
