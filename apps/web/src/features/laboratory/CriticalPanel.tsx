'use client';

import { Alert, Button, Group, Stack } from '@mantine/core';
import { IconAlertOctagonFilled } from '@tabler/icons-react';
import type { LabWorkItem } from '@wardbook/contracts/laboratory/work';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useMay } from '@/features/identity';
import { CriticalCallModal } from './CriticalCallModal';
import { CriticalValues } from './CriticalValues';
import { PatientCell } from './PatientCell';

/** Critical values that are not reported to a clinician yet, above everything else. */
export function CriticalPanel({ items }: { items: readonly LabWorkItem[] }) {
  const t = useTranslations('laboratory.critical');
  const mayTell = useMay('result:enter');
  const [telling, setTelling] = useState<LabWorkItem | null>(null);
  if (items.length === 0) return null;
  return (
    <Alert color="red" icon={<IconAlertOctagonFilled aria-hidden />} title={t('title', { count: items.length })} role="alert">
      <Stack gap={4}>
        {items.map((item) => (
          <Group key={item.id} justify="space-between">
            <Group gap="4px var(--mantine-spacing-sm)">
              <PatientCell patient={item.patient} onColour />
              <span>{item.test.name}</span>
              <CriticalValues values={item.criticalValues} />
              {item.orderedBy && <span>{t('orderedBy', { name: item.orderedBy })}</span>}
            </Group>
            {mayTell && (
              <Button size="sm" color="red" onClick={() => setTelling(item)}>
                {t('record')}
              </Button>
            )}
          </Group>
        ))}
      </Stack>
      <CriticalCallModal item={telling} onClose={() => setTelling(null)} />
    </Alert>
  );
}
