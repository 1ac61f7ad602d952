'use client';

import { Combobox, Group, Text, TextInput, useCombobox } from '@mantine/core';
import { IconFlask } from '@tabler/icons-react';
import type { LabTest } from '@wardbook/contracts/laboratory-catalogue';
import { useTranslations } from 'next-intl';
import { type Ref, useState } from 'react';
import { useLabTestHits } from '@/features/laboratory';
import { useFirstOption } from '@/ui/use-first-option';

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
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() });
  const hits = useLabTestHits(text);
  useFirstOption(
    combobox,
    hits.map(({ id }) => id),
  );
  const choose = (id: string) => {
    const test = hits.find((each) => each.id === id);
    if (!test) return;
    onAdd(test);
    setText('');
    combobox.closeDropdown();
  };
  return (
    <Combobox store={combobox} onOptionSubmit={choose}>
      <Combobox.Target>
        <TextInput
          ref={inputRef}
          label={t('tests')}
          placeholder={t('testsPlaceholder')}
          leftSection={<IconFlask size={16} aria-hidden />}
          autoComplete="off"
          value={text}
          onChange={(event) => {
            setText(event.currentTarget.value);
            combobox.openDropdown();
            combobox.selectFirstOption();
          }}
          onBlur={() => combobox.closeDropdown()}
        />
      </Combobox.Target>
      <Combobox.Dropdown hidden={hits.length === 0}>
        <Combobox.Options mah={320} style={{ overflowY: 'auto' }}>
          {hits.map((test) => (
            <Combobox.Option key={test.id} value={test.id}>
              <Group justify="space-between" wrap="nowrap">
                <Text size="sm" fw={600}>
                  {test.name}
                </Text>
                <span className="code">{test.code}</span>
              </Group>
            </Combobox.Option>
          ))}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}
