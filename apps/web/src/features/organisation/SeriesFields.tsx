'use client';

import { NumberInput, SimpleGrid, Text } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useTranslations } from 'next-intl';
import type { LocationValues } from './location-values';

/** From which number to which: `Bed 1` to `Bed 12` in one go. */
export function SeriesFields({ form }: { form: UseFormReturnType<LocationValues> }) {
  const t = useTranslations('organisation.locations');
  const { name, code, series } = form.values;
  const width = String(series.to).length;
  const example = (number: number) => `${code}-${String(number).padStart(width, '0')} ${name} ${number}`;
  return (
    <>
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        <NumberInput label={t('from')} min={1} max={9999} {...form.getInputProps('series.from')} />
        <NumberInput label={t('to')} min={1} max={9999} {...form.getInputProps('series.to')} />
      </SimpleGrid>
      {name !== '' && code !== '' && (
        <Text size="sm" c="dimmed">
          {t('seriesExample', { first: example(series.from), last: example(series.to) })}
        </Text>
      )}
    </>
  );
}
