'use client';

import { Text } from '@mantine/core';
import type { LabFlag } from '@wardbook/contracts/laboratory/catalogue';
import { isAbnormal, isCritical } from '@wardbook/contracts/laboratory/rules';
import { useTranslations } from 'next-intl';
import { flagMarks } from './words';

/** An abnormal value in colour, arrow and word; a normal one says nothing. */
export function FlagMark({ flag }: { flag: LabFlag | null }) {
  const t = useTranslations('laboratory.flags');
  if (!isAbnormal(flag) || flag === null) return null;
  return (
    <Text component="span" size="sm" fw={600} c={isCritical(flag) ? 'red' : 'amber'} className="nowrap">
      {flagMarks[flag]} {t(flag)}
    </Text>
  );
}
