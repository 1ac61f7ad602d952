'use client';

import { Group, Text } from '@mantine/core';
import type { LabWorkItem } from '@wardbook/contracts/laboratory/work';
import { useTranslations } from 'next-intl';
import { PatientLink } from '@/features/patients';
import { Age } from '@/ui/Age';

/** The patient, with enough to tell two people of the same name apart. On a coloured ground nothing is dimmed. */
export function PatientCell({ patient, onColour = false }: { patient: LabWorkItem['patient']; onColour?: boolean }) {
  const t = useTranslations('patients.sex');
  return (
    <Group gap="xs" wrap="nowrap">
      <PatientLink patient={patient} />
      <Text component="span" size="sm" c={onColour ? 'inherit' : 'dimmed'} className="nowrap">
        {t(patient.sex)}
        {patient.birthDate && (
          <>
            {' · '}
            <Age person={patient} />
          </>
        )}
      </Text>
      {patient.mrn && <span className="code nowrap">{patient.mrn}</span>}
    </Group>
  );
}
