import { TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useState } from 'react';

const RESTING_MS = 200;

/** What is sought in a list, once the fingers rest. It may be a name, so it never goes into the address. */
export function useListSearch() {
  const [typed, setTyped] = useState('');
  const [search] = useDebouncedValue(typed.trim(), RESTING_MS);
  return { search, typed, setTyped };
}

interface ListSearchProps {
  label: string;
  of: Pick<ReturnType<typeof useListSearch>, 'typed' | 'setTyped'>;
  /** In a tool bar it is narrow and low; in a column of its own it is as wide as that. */
  inColumn?: boolean;
}

/** The search field above a list. */
export function ListSearch({ label, of, inColumn = false }: ListSearchProps) {
  return (
    <TextInput
      aria-label={label}
      placeholder={label}
      leftSection={<IconSearch size={16} aria-hidden />}
      value={of.typed}
      onChange={(event) => of.setTyped(event.currentTarget.value)}
      {...(inColumn ? {} : { size: 'sm', w: 280 })}
    />
  );
}
