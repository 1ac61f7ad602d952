'use client';

import { Combobox, Text, TextInput, useCombobox } from '@mantine/core';
import { IconStar } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useFieldShortcut } from '@/ui/shortcuts';
import { useFirstOption } from '@/ui/use-first-option';
import { type QuickPick, quickGroups, useQuickPicks } from './use-quick-picks';

type Source = Parameters<typeof useQuickPicks>[0];

/** What was prescribed and ordered last time, and the doctor's own favourites: open, a few letters, Enter. */
export function QuickPlan(source: Source) {
  const t = useTranslations('encounters.favourites');
  const [text, setText] = useState('');
  const field = useFieldShortcut('alt+F', t('label'));
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() });
  const picks = useQuickPicks(source).filter((pick) => fits(pick, text));
  useFirstOption(
    combobox,
    picks.map(({ key }) => key),
  );
  const open = () => {
    combobox.openDropdown();
    combobox.selectFirstOption();
  };
  return (
    <Combobox
      store={combobox}
      onOptionSubmit={(key) => {
        picks.find((pick) => pick.key === key)?.take();
        setText('');
      }}
    >
      <Combobox.Target>
        <TextInput
          ref={field}
          label={t('label')}
          placeholder={t('placeholder')}
          leftSection={<IconStar size={16} aria-hidden />}
          autoComplete="off"
          value={text}
          onChange={(event) => {
            setText(event.currentTarget.value);
            open();
          }}
          onFocus={open}
          onClick={open}
          onBlur={() => combobox.closeDropdown()}
        />
      </Combobox.Target>
      <Combobox.Dropdown>
        <Combobox.Options mah={320} style={{ overflowY: 'auto' }}>
          {quickGroups.map((group) => (
            <PickGroup key={group} label={t(`groups.${group}`)} picks={picks.filter((pick) => pick.group === group)} />
          ))}
          {picks.length === 0 && <Combobox.Empty>{t('none')}</Combobox.Empty>}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}

function PickGroup({ label, picks }: { label: string; picks: readonly QuickPick[] }) {
  if (picks.length === 0) return null;
  return (
    <Combobox.Group label={label}>
      {picks.map(({ key, title, detail }) => (
        <Combobox.Option key={key} value={key}>
          <Text size="sm" fw={600}>
            {title}
          </Text>
          {detail && (
            <Text size="sm" opacity={0.75}>
              {detail}
            </Text>
          )}
        </Combobox.Option>
      ))}
    </Combobox.Group>
  );
}

/** Every word that was typed begins a word of the favourite. */
function fits({ title, detail }: QuickPick, text: string): boolean {
  const words = `${title} ${detail ?? ''}`.toLowerCase().split(/[^\p{L}\p{N}]+/u);
  const typed = text.toLowerCase().split(/\s+/).filter(Boolean);
  return typed.every((part) => words.some((word) => word.startsWith(part)));
}
