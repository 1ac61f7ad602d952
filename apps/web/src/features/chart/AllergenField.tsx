'use client';

import { Autocomplete, type AutocompleteProps } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import type { Coding } from '@wardbook/contracts/core/list';
import { findAllergens } from '@wardbook/contracts/pharmacy/medicines';
import { useTranslations } from 'next-intl';
import { useContractQuery } from '@/api/queries';

interface AllergenFieldProps extends Omit<AutocompleteProps, 'data' | 'value' | 'onChange'> {
  text: string;
  /** The coding goes with the words only while they are the ones that were chosen. */
  onChange: (text: string, coding: Coding | null) => void;
}

const SETTLE_MS = 150;

/** The allergen: one from the list is checked when prescribing, one in words alone only warns the reader. */
export function AllergenField({ text, onChange, ...props }: AllergenFieldProps) {
  const t = useTranslations('chart.allergies');
  const [search] = useDebouncedValue(text.trim(), SETTLE_MS);
  const { data } = useContractQuery(findAllergens, { query: { search } }, { enabled: search.length >= 2, keepPrevious: true });
  const allergens = data?.items ?? [];
  const codingOf = (words: string): Coding | null => {
    const found = allergens.find(({ display }) => display.toLowerCase() === words.trim().toLowerCase());
    return found ? { system: found.system, code: found.code, display: found.display } : null;
  };
  return (
    <Autocomplete
      label={t('substance')}
      placeholder={t('substancePlaceholder')}
      description={t('substanceHint')}
      inputWrapperOrder={['label', 'input', 'error', 'description']}
      data={[...new Set(allergens.map(({ display }) => display))]}
      filter={({ options }) => options}
      value={text}
      onChange={(words) => onChange(words, codingOf(words))}
      {...props}
    />
  );
}
