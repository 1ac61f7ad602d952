'use client';

import { Group, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import type { Coding } from '@wardbook/contracts/core/list';
import { searchDiagnoses } from '@wardbook/contracts/encounters/conditions';
import { useTranslations } from 'next-intl';
import { type ReactNode, type Ref, useState } from 'react';
import { useContractQuery } from '@/api/queries';
import { SearchField } from '@/ui/SearchField';

interface DiagnosisSearchProps {
  label: string;
  /** A coded diagnosis, or the words alone when nothing fits. */
  onChoose: (choice: { coding: Coding | null; text: string }) => void;
  error?: ReactNode;
  inputRef?: Ref<HTMLInputElement>;
  hideLabel?: boolean;
}

const SETTLE_MS = 120;
const SHORTEST = 2;

/** Finds a diagnosis by code or words while it is typed. What no code fits is kept as words. */
export function DiagnosisSearch({ label, onChoose, error, inputRef, hideLabel }: DiagnosisSearchProps) {
  const t = useTranslations('encounters.diagnosisSearch');
  const [text, setText] = useState('');
  const [search] = useDebouncedValue(text.trim(), SETTLE_MS);
  const typed = text.trim();
  const isAsked = typed.length >= SHORTEST;
  const isSearching = search.length >= SHORTEST;
  const { data, isFetching } = useContractQuery(searchDiagnoses, { query: { search } }, { enabled: isSearching, keepPrevious: true });
  const choose = (coding: Coding | null) => {
    onChoose({ coding, text: coding?.display ?? typed });
    setText('');
  };
  return (
    <SearchField
      label={label}
      hideLabel={hideLabel ?? false}
      inputRef={inputRef}
      placeholder={t('placeholder')}
      icon={<IconSearch size={16} aria-hidden />}
      error={error}
      text={text}
      onText={setText}
      items={isAsked && isSearching ? (data?.items ?? []) : []}
      keyOf={({ system, code }) => `${system}|${code}`}
      isAsked={isAsked}
      isSettled={search === typed && !isFetching}
      onChoose={choose}
      option={({ code, display }) => (
        <Group gap="sm" wrap="nowrap">
          <span className="code">{code}</span>
          <Text size="sm">{display}</Text>
        </Group>
      )}
      asWritten={{
        onChoose: () => choose(null),
        label: (
          <Text size="sm" c="dimmed">
            {t('asWords', { text: typed })}
          </Text>
        ),
      }}
    />
  );
}
