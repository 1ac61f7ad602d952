'use client';

import { Combobox, Loader, TextInput, useCombobox } from '@mantine/core';
import type { ReactNode, Ref } from 'react';
import { useFirstOption } from './use-first-option';

interface SearchFieldProps<Item> {
  label: string;
  hideLabel?: boolean;
  placeholder: string;
  icon: ReactNode;
  text: string;
  onText: (text: string) => void;
  items: readonly Item[];
  keyOf: (item: Item) => string;
  /** False while the items belong to a shorter text: Enter would take an item that the user has not read. */
  isSettled: boolean;
  /** Nothing is offered before the search begins. */
  isAsked: boolean;
  onChoose: (item: Item) => void;
  option: (item: Item) => ReactNode;
  /** Shown when a settled search finds nothing; the list stays closed without it. */
  empty?: ReactNode;
  /** Takes the text as it is written, as the last option. */
  asWritten?: { label: ReactNode; onChoose: () => void };
  error?: ReactNode;
  autoFocus?: boolean;
  opensOnFocus?: boolean;
  inputRef?: Ref<HTMLInputElement> | undefined;
}

const AS_WRITTEN = 'as-written';

/** Finds one thing while it is typed: arrows and Enter choose, and only from the answer to what is typed now. */
export function SearchField<Item>(props: SearchFieldProps<Item>) {
  const { items, keyOf, isSettled, isAsked, option, empty, asWritten } = props;
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() });
  useFirstOption(combobox, items.map(keyOf));
  const choose = (key: string) => {
    if (!isSettled) return;
    const item = items.find((each) => keyOf(each) === key);
    if (item !== undefined) props.onChoose(item);
    else if (key === AS_WRITTEN) asWritten?.onChoose();
    combobox.closeDropdown();
  };
  const isNothingFound = isSettled && items.length === 0;
  const isHidden = !isAsked || (items.length === 0 && !asWritten && !empty);
  return (
    <Combobox store={combobox} onOptionSubmit={choose}>
      <Combobox.Target>
        <TextInput
          {...(props.hideLabel ? { 'aria-label': props.label } : { label: props.label })}
          {...(props.inputRef ? { ref: props.inputRef } : {})}
          {...(props.autoFocus ? { 'data-autofocus': true } : {})}
          placeholder={props.placeholder}
          leftSection={props.icon}
          rightSection={isAsked && !isSettled ? <Loader size={16} /> : null}
          autoComplete="off"
          error={props.error}
          value={props.text}
          onChange={(event) => {
            props.onText(event.currentTarget.value);
            combobox.openDropdown();
            combobox.selectFirstOption();
          }}
          onFocus={() => props.opensOnFocus && combobox.openDropdown()}
          onBlur={() => combobox.closeDropdown()}
        />
      </Combobox.Target>
      <Combobox.Dropdown hidden={isHidden}>
        <Combobox.Options mah={320} style={{ overflowY: 'auto' }}>
          {items.map((item) => (
            <Combobox.Option key={keyOf(item)} value={keyOf(item)}>
              {option(item)}
            </Combobox.Option>
          ))}
          {asWritten && <Combobox.Option value={AS_WRITTEN}>{asWritten.label}</Combobox.Option>}
          {isNothingFound && empty && <Combobox.Empty>{empty}</Combobox.Empty>}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}
