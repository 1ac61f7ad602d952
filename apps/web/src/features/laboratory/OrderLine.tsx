'use client';

import { CloseButton, Group, NativeSelect, Text } from '@mantine/core';
import type { LabTest } from '@wardbook/contracts/laboratory/catalogue';
import { type LabPriority, labPriority } from '@wardbook/contracts/laboratory/work';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';

/** A test in a doctor's plan that is not ordered yet. */
export interface PlannedTest {
  test: LabTest;
  priority: LabPriority;
}

interface OrderLineProps {
  planned: PlannedTest;
  onChange: (planned: PlannedTest) => void;
  onRemove: () => void;
  /** What else can be done with the line, beside removing it. */
  action?: ReactNode;
}

/** One planned test in the tray of a consultation: what it is, what is taken for it, and how urgent it is. */
export function OrderLine({ planned, onChange, onRemove, action }: OrderLineProps) {
  const t = useTranslations('laboratory');
  const { test, priority } = planned;
  const about = [test.specimenType?.name, test.members.map(({ name }) => name).join(', '), test.patientInstruction].filter(Boolean);
  return (
    <Group gap="xs" wrap="nowrap" align="flex-start" justify="space-between">
      <div>
        <Text fw={600}>{test.name}</Text>
        <Text size="sm" c="dimmed">
          {about.join(' · ')}
        </Text>
      </div>
      <Group gap={4} wrap="nowrap">
        <NativeSelect
          size="sm"
          aria-label={t('order.priority', { test: test.name })}
          data={labPriority.options.map((value) => ({ value, label: t(`priorities.${value}`) }))}
          value={priority}
          onChange={(event) => onChange({ test, priority: labPriority.parse(event.currentTarget.value) })}
        />
        {action}
        <CloseButton aria-label={t('order.remove', { test: test.name })} onClick={onRemove} />
      </Group>
    </Group>
  );
}
