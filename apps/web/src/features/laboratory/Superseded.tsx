'use client';

import { Text } from '@mantine/core';
import { getLabReport } from '@wardbook/contracts/laboratory/reports';
import type { LabResultValue } from '@wardbook/contracts/laboratory/results';
import { useTranslations } from 'next-intl';
import { useContractQuery } from '@/api/queries';
import { useFormats } from '@/ui/formats';
import { valueText } from './words';

/** What a report said before it was amended. */
export function Superseded({ reportId }: { reportId: string }) {
  const { data } = useContractQuery(getLabReport, { params: { id: reportId } });
  return data ? <SupersededList values={data.superseded} /> : null;
}

export function SupersededList({ values }: { values: readonly LabResultValue[] }) {
  const t = useTranslations('laboratory.inbox');
  const formats = useFormats();
  return values.map((old) => (
    <Text key={old.id} size="sm" c="dimmed" mt={4}>
      {t('replaced', {
        display: old.display,
        value: [valueText(old), old.unitDisplay].filter(Boolean).join(' '),
        when: formats.dateTime(old.releasedAt ?? old.enteredAt),
      })}
    </Text>
  ));
}
