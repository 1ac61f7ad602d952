'use client';

import { Group, Text } from '@mantine/core';
import { IconFlask } from '@tabler/icons-react';
import type { LabTest } from '@wardbook/contracts/laboratory/catalogue';
import { useTranslations } from 'next-intl';
import { type Ref, useState } from 'react';
import { useLabTestHits } from '@/features/laboratory';
import { SearchField } from '@/ui/SearchField';

interface LabOrderSearchProps {
  onAdd: (test: LabTest) => void;
  onText: (text: string) => void;
  inputRef: Ref<HTMLInputElement>;
}

/** Ordering as it is spoken: `cbc`, Enter. */
export function LabOrderSearch({ onAdd, onText, inputRef }: LabOrderSearchProps) {
  const t = useTranslations('encounters.plan');
  const [text, setOwnText] = useState('');
  const setText = (next: string) => {
    setOwnText(next);
    onText(next);
  };
  const { hits, isAsked, isSettled } = useLabTestHits(text);
  return (
    <SearchField
      inputRef={inputRef}
      label={t('tests')}
      placeholder={t('testsPlaceholder')}
      icon={<IconFlask size={16} aria-hidden />}
      text={text}
      onText={setText}
      items={hits}
      keyOf={({ id }) => id}
      isAsked={isAsked}
      isSettled={isSettled}
      onChoose={(test) => {
        onAdd(test);
        setText('');
      }}
      option={(test) => (
        <Group justify="space-between" wrap="nowrap">
          <Text size="sm" fw={600}>
            {test.name}
          </Text>
          <span className="code">{test.code}</span>
        </Group>
      )}
    />
  );
}
