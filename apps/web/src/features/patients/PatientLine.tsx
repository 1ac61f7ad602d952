'use client';

import { Group, Text } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { useFormats } from '@/ui/formats';
import { MatchedName } from './list/MatchedName';
import type { NamedPatient } from './named-patient';

interface PatientLineProps {
  patient: NamedPatient;
  /** What was searched for: its words are marked. */
  search: string;
}

/** One patient on one line: enough to tell two people of the same name apart. */
export function PatientLine({ patient, search }: PatientLineProps) {
  const t = useTranslations('patients');
  const formats = useFormats();
  const about = [
    patient.age && formats.age(patient.age),
    patient.sex && t(`sex.${patient.sex}`),
    patient.phoneEnd && `…${patient.phoneEnd}`,
  ];
  return (
    <Group justify="space-between" gap="0 0.75rem" w="100%">
      <div style={{ flex: '1 1 11rem', minWidth: 0 }}>
        <Text fw={600}>
          <MatchedName name={patient.name} search={search} />
        </Text>
        {patient.matched?.text && (
          <Text size="sm" c="dimmed" truncate>
            {patient.matched.text}
          </Text>
        )}
      </div>
      <Group gap="sm" wrap="nowrap">
        <Text size="sm">{about.filter(Boolean).join(' · ')}</Text>
        {patient.mrn && <span className="code">{patient.mrn}</span>}
      </Group>
    </Group>
  );
}
