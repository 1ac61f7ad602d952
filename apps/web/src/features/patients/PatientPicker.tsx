'use client';

import { Combobox, Group, Loader, Paper, Text, TextInput, UnstyledButton, useCombobox } from '@mantine/core';
import { IconSearch, IconX } from '@tabler/icons-react';
import type { PatientListItem } from '@wardbook/contracts/patients';
import { useTranslations } from 'next-intl';
import { type ReactNode, useState } from 'react';
import { useFirstOption } from '@/ui/use-first-option';
import { PatientLine } from './PatientLine';
import { usePatientHits } from './use-patient-hits';

interface PatientPickerProps {
  label: string;
  value: PatientListItem | null;
  onChange: (patient: PatientListItem | null) => void;
  error?: ReactNode;
  autoFocus?: boolean;
}

/** Finds one patient while typing; arrows and Enter choose. What is chosen is shown whole, so that nobody books the wrong one. */
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
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() });
  const { patients, searching } = usePatientHits(text, true);
  useFirstOption(
    combobox,
    patients.map(({ id }) => id),
  );
  return (
    <Combobox
      store={combobox}
      onOptionSubmit={(id) => {
        onChange(patients.find((patient) => patient.id === id) ?? null);
        combobox.closeDropdown();
      }}
    >
      <Combobox.Target>
        <TextInput
          label={label}
          placeholder={t('placeholder')}
          value={text}
          error={error}
          {...(autoFocus ? { 'data-autofocus': true } : {})}
          leftSection={<IconSearch size={16} aria-hidden />}
          rightSection={searching ? <Loader size={16} /> : null}
          onChange={(event) => {
            setText(event.currentTarget.value);
            combobox.openDropdown();
            combobox.selectFirstOption();
          }}
          onFocus={() => combobox.openDropdown()}
          onBlur={() => combobox.closeDropdown()}
        />
      </Combobox.Target>
      <Combobox.Dropdown hidden={text.trim().length < 2}>
        <Combobox.Options>
          {patients.map((patient) => (
            <Combobox.Option key={patient.id} value={patient.id}>
              <PatientLine patient={patient} search={text} />
            </Combobox.Option>
          ))}
          {patients.length === 0 && !searching && <Combobox.Empty>{t('nobody')}</Combobox.Empty>}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}
