'use client';

import { ActionIcon, Button, Group, NativeSelect, NumberInput, Table, Text, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { HiddenHeader } from '@/ui/table/HiddenHeader';
import { type AnalyteValues, emptyRange } from './analyte-values';

interface RangesGridProps {
  form: UseFormReturnType<AnalyteValues>;
  /** Whether the analyte is a number, so that limits make sense. */
  numeric: boolean;
}

const limits = ['low', 'high', 'criticalLow', 'criticalHigh'] as const;

/** The reference ranges: one line per sex, age and pregnancy. Ages are written as 28d, 6m or 18y. */
export function RangesGrid({ form, numeric }: RangesGridProps) {
  const t = useTranslations('laboratory.catalogue');
  return (
    <div>
      <Group justify="space-between" mb={4}>
        <Text fw={600}>{t('ranges')}</Text>
        <Button
          size="sm"
          variant="default"
          leftSection={<IconPlus size={16} aria-hidden />}
          onClick={() => form.insertListItem('ranges', emptyRange)}
        >
          {t('addRange')}
        </Button>
      </Group>
      <Text size="sm" c="dimmed" mb="xs">
        {t('rangesHint')}
      </Text>
      {form.errors.ranges && <Text c="red">{form.errors.ranges}</Text>}
      <Table.ScrollContainer minWidth={760} type="native">
        <Table aria-label={t('ranges')} verticalSpacing={2} horizontalSpacing={4}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('sex')}</Table.Th>
              <Table.Th>{t('pregnant')}</Table.Th>
              <Table.Th>{t('ageFrom')}</Table.Th>
              <Table.Th>{t('ageTo')}</Table.Th>
              {numeric && limits.map((limit) => <Table.Th key={limit}>{t(limit)}</Table.Th>)}
              <Table.Th>{t('rangeText')}</Table.Th>
              <HiddenHeader />
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {form.values.ranges.map((_, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the form addresses its rows by their index.
              <RangeRow key={index} form={form} index={index} numeric={numeric} />
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </div>
  );
}

function RangeRow({ form, index, numeric }: RangesGridProps & { index: number }) {
  const t = useTranslations('laboratory.catalogue');
  const path = (field: string) => `ranges.${index}.${field}`;
  const errorOf = (field: string) => form.errors[path(field)];
  return (
    <Table.Tr>
      <Table.Td>
        <NativeSelect
          size="sm"
          w={130}
          aria-label={t('sex')}
          data={[
            { value: '', label: t('any') },
            { value: 'female', label: t('female') },
            { value: 'male', label: t('male') },
          ]}
          {...form.getInputProps(path('sex'))}
        />
      </Table.Td>
      <Table.Td>
        <NativeSelect
          size="sm"
          w={110}
          aria-label={t('pregnant')}
          data={[
            { value: '', label: t('any') },
            { value: 'true', label: t('yes') },
            { value: 'false', label: t('no') },
          ]}
          {...form.getInputProps(path('pregnant'))}
        />
      </Table.Td>
      <Table.Td>
        <TextInput size="sm" w={92} aria-label={t('ageFrom')} {...form.getInputProps(path('from'))} error={errorOf('ageFrom')} />
      </Table.Td>
      <Table.Td>
        <TextInput size="sm" w={92} aria-label={t('ageTo')} {...form.getInputProps(path('to'))} error={errorOf('ageTo')} />
      </Table.Td>
      {numeric &&
        limits.map((limit) => (
          <Table.Td key={limit}>
            <NumberInput size="sm" w={92} hideControls aria-label={t(limit)} {...form.getInputProps(path(limit))} />
          </Table.Td>
        ))}
      <Table.Td>
        <TextInput size="sm" miw={160} aria-label={t('rangeText')} {...form.getInputProps(path('text'))} />
      </Table.Td>
      <Table.Td>
        <ActionIcon variant="subtle" color="gray" aria-label={t('removeRow')} onClick={() => form.removeListItem('ranges', index)}>
          <IconTrash size={16} aria-hidden />
        </ActionIcon>
      </Table.Td>
    </Table.Tr>
  );
}
