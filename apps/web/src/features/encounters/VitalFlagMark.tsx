'use client';

import { Text } from '@mantine/core';
import { isCriticalVital } from '@wardbook/contracts/encounters/vital-rules';
import type { VitalFlag } from '@wardbook/contracts/encounters/vital-signs';
import { useTranslations } from 'next-intl';

const arrows = { 'critically-low': '↓↓', low: '↓', high: '↑', 'critically-high': '↑↑' } as const;

/** What is abnormal has an arrow and a word, what is critical is red too; what is normal says nothing. */
export function VitalFlagMark({ flag }: { flag: VitalFlag }) {
  const t = useTranslations('encounters.vitals.flags');
  if (flag === 'normal' || flag === 'unjudged') return null;
  return (
    <Text size="xs" fw={600} c={isCriticalVital(flag) ? 'red' : 'amber'}>
      {arrows[flag]} {t(flag)}
    </Text>
  );
}
