'use client';

import { CloseButton, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import type { KeyboardEvent } from 'react';

interface PatientSearchBoxProps {
  value: string;
  onChange: (text: string) => void;
  /** Arrow down goes into the rows. */
  onDown: () => void;
  /** Enter opens the first row. */
  onEnter: () => void;
}

export function PatientSearchBox({ value, onChange, onDown, onEnter }: PatientSearchBoxProps) {
  const t = useTranslations('patients.search');
  const onKeyDown = (event: KeyboardEvent) => {
    const act = { ArrowDown: onDown, Enter: onEnter, Escape: () => onChange('') }[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  };
  return (
    <TextInput
      type="text"
      role="searchbox"
      aria-label={t('label')}
      placeholder={t('placeholder')}
      maxLength={100}
      maw={640}
      autoComplete="off"
      autoFocus
      leftSection={<IconSearch size={18} aria-hidden />}
      rightSection={value && <CloseButton aria-label={t('clear')} onClick={() => onChange('')} />}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      onKeyDown={onKeyDown}
    />
  );
}
