'use client';

import { unitWord } from '@wardbook/contracts/pharmacy/dosage';
import { useMemo } from 'react';
import { useFormats } from '@/ui/formats';

/** A quantity with its unit as people say it: `1,200 tablets`. */
export function useAmount(): (quantity: number, unit: string) => string {
  const { number } = useFormats();
  return useMemo(() => (quantity, unit) => `${number(quantity)} ${unitWord(unit, quantity)}`, [number]);
}
