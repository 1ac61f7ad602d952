'use client';

import { Group, Paper, Text, UnstyledButton } from '@mantine/core';
import { IconSearch, IconX } from '@tabler/icons-react';
import type { PatientListItem } from '@wardbook/contracts/patients/patients';
import { useTranslations } from 'next-intl';
import { type ReactNode, useState } from 'react';
import { SearchField } from '@/ui/SearchField';
import type { NamedPatient } from './named-patient';
import { PatientLine } from './PatientLine';
import { usePatientHits } from './use-patient-hits';

interface PatientPickerProps {
  label: string;
  value: NamedPatient | null;
  onChange: (patient: PatientListItem | null) => void;
  error?: ReactNode;
  autoFocus?: boolean;
}

/** Finds one patient while typing; arrows and Enter choose. The selected patient is shown in full, so that the user does not book the wrong one. */
export function PatientPicker({ label, value, onChange, error, autoFocus }: PatientPickerProps) {
  const t = useTranslations('patients.picker');
  if (value) {
    return (
      <div>
        <Text size="sm" fw={500} mb={4}>
          {label}
        </Text>
        <Paper withBorder p="xs">
          <Group wrap="nowrap" gap="xs">
            <PatientLine patient={value} search="" />
            <UnstyledButton aria-label={t('change')} onClick={() => onChange(null)}>
              <IconX size={16} />
            </UnstyledButton>
          </Group>
        </Paper>
      </div>
    );
  }
  return <Search label={label} onChange={onChange} error={error} autoFocus={autoFocus ?? false} />;
}

function Search({ label, onChange, error, autoFocus }: Omit<PatientPickerProps, 'value'>) {
  const t = useTranslations('patients.picker');
  const [text, setText] = useState('');
  const { patients, isAsked, isSettled } = usePatientHits(text, true);
  return (
    <SearchField
      label={label}
      placeholder={t('placeholder')}
      icon={<IconSearch size={16} aria-hidden />}
      text={text}
      onText={setText}
      items={patients}
      keyOf={({ id }) => id}
      isAsked={isAsked}
      isSettled={isSettled}
      onChoose={onChange}
      option={(patient) => <PatientLine patient={patient} search={text} />}
      empty={t('none')}
      error={error}
      autoFocus={autoFocus ?? false}
      opensOnFocus
    />
  );
}
