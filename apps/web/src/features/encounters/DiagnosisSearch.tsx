'use client';

import { Combobox, Group, Loader, Text, TextInput, useCombobox } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { searchDiagnoses } from '@wardbook/contracts/conditions';
import type { Coding } from '@wardbook/contracts/list';
import { useTranslations } from 'next-intl';
import { type ReactNode, type Ref, useState } from 'react';
import { useContractQuery } from '@/api/queries';
import { useFirstOption } from '@/ui/use-first-option';

interface DiagnosisSearchProps {
  label: string;
  /** A coded diagnosis, or the words alone when nothing fits. */
  onChoose: (choice: { coding: Coding | null; text: string }) => void;
  error?: ReactNode;
  inputRef?: Ref<HTMLInputElement>;
  hideLabel?: boolean;
}

const SETTLE_MS = 120;

/** Finds a diagnosis by code or words while it is typed. What no code fits is kept as words. */
export function DiagnosisSearch({ label, onChoose, error, inputRef, hideLabel }: DiagnosisSearchProps) {
  const t = useTranslations('encounters.diagnosisSearch');
  const [text, setText] = useState('');
  const [search] = useDebouncedValue(text.trim(), SETTLE_MS);
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() });
  const asked = search.length >= 2;
  const { data, isFetching } = useContractQuery(searchDiagnoses, { query: { search } }, { enabled: asked, keepPrevious: true });
  const hits = asked ? (data?.items ?? []) : [];
  const isSettled = search === text.trim() && !isFetching;
  useFirstOption(
    combobox,
    hits.map(({ code }) => code),
  );
  /** While the list is still that of shorter words, Enter would take what nobody has read. */
  const choose = (value: string) => {
    if (!isSettled) return;
    const coding = hits.find(({ system, code }) => `${system}|${code}` === value) ?? null;
    onChoose({ coding, text: coding?.display ?? text.trim() });
    setText('');
    combobox.closeDropdown();
  };
  return (
    <Combobox store={combobox} onOptionSubmit={choose}>
      <Combobox.Target>
        <TextInput
          {...(hideLabel ? { 'aria-label': label } : { label })}
          {...(inputRef ? { ref: inputRef } : {})}
          placeholder={t('placeholder')}
          value={text}
          error={error}
          leftSection={<IconSearch size={16} aria-hidden />}
          rightSection={isFetching && asked ? <Loader size={16} /> : null}
          onChange={(event) => {
            setText(event.currentTarget.value);
            combobox.openDropdown();
            combobox.selectFirstOption();
          }}
          onBlur={() => combobox.closeDropdown()}
        />
      </Combobox.Target>
      <Combobox.Dropdown hidden={!asked}>
        <Combobox.Options mah={320} style={{ overflowY: 'auto' }}>
          {hits.map(({ system, code, display }) => (
            <Combobox.Option key={`${system}|${code}`} value={`${system}|${code}`}>
              <Group gap="sm" wrap="nowrap">
                <span className="code">{code}</span>
                <Text size="sm">{display}</Text>
              </Group>
            </Combobox.Option>
          ))}
          <Combobox.Option value="words">
            <Text size="sm" c="dimmed">
              {t('asWords', { text: text.trim() })}
            </Text>
          </Combobox.Option>
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}
