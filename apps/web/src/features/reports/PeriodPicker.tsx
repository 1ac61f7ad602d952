'use client';

import { Group, SegmentedControl } from '@mantine/core';
import { DateInput } from '@mantine/dates';
import { useTranslations } from 'next-intl';
import type { Period } from './use-period';

interface PeriodPickerProps {
  period: Period;
  lastDays: (count: number) => Period;
  onChoose: (period: Period) => void;
}

const spans = { today: 1, week: 7, month: 30 } as const;
type Span = keyof typeof spans;

export function PeriodPicker({ period, lastDays, onChoose }: PeriodPickerProps) {
  const t = useTranslations('reports.dashboard');
  const isChosen = (span: Span) => {
    const { from, to } = lastDays(spans[span]);
    return from === period.from && to === period.to;
  };
  const chosen = (Object.keys(spans) as Span[]).find(isChosen) ?? '';
  return (
    <Group gap="xs" align="flex-end">
      <SegmentedControl
        aria-label={t('period')}
        value={chosen}
        onChange={(span) => onChoose(lastDays(spans[span as Span]))}
        data={(Object.keys(spans) as Span[]).map((value) => ({ value, label: t(value) }))}
      />
      <DateInput
        aria-label={t('from')}
        size="sm"
        w={140}
        value={period.from}
        maxDate={period.to}
        onChange={(from) => from && onChoose({ from, to: period.to })}
      />
      <DateInput
        aria-label={t('to')}
        size="sm"
        w={140}
        value={period.to}
        minDate={period.from}
        onChange={(to) => to && onChoose({ from: period.from, to })}
      />
    </Group>
  );
}
