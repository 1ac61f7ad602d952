'use client';

import { Text } from '@mantine/core';
import type { CriticalValue } from '@wardbook/contracts/laboratory/work';
import { useTranslations } from 'next-intl';
import { flagMarks, valueText } from './words';

/** Each critical value with its name, unit and direction. */
export function CriticalValues({ values }: { values: readonly CriticalValue[] }) {
  const t = useTranslations('laboratory.flags');
  return values.map((value) => (
    <Text key={value.display} component="span" fw={600} c="red" className="nowrap">
      {value.display} {valueText(value)} {value.unitDisplay} {value.flag && `${flagMarks[value.flag]} ${t(value.flag)}`}
    </Text>
  ));
}
