'use client';

import { ActionIcon, Button, Group, NativeSelect, Text, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import type { AnalyteValues } from './analyte-values';

/** The answers to choose from, and whether each is abnormal. */
export function AnswersGrid({ form }: { form: UseFormReturnType<AnalyteValues> }) {
  const t = useTranslations('laboratory.catalogue');
  const flags = [
    { value: '', label: t('notJudged') },
    { value: 'N', label: t('normal') },
    { value: 'A', label: t('abnormal') },
    { value: 'AA', label: t('critical') },
  ];
  return (
    <div>
      <Group justify="space-between" mb={4}>
        <Text fw={600}>{t('answers')}</Text>
        <Button
          size="sm"
          variant="default"
          leftSection={<IconPlus size={16} aria-hidden />}
          onClick={() => form.insertListItem('answers', { code: '', display: '', flag: '' })}
        >
          {t('addAnswer')}
        </Button>
      </Group>
      {form.errors.answers && <Text c="red">{form.errors.answers}</Text>}
      {form.values.answers.map((_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the form addresses its rows by their index.
        <Group key={index} gap="xs" mb={4} align="flex-start">
          <TextInput size="sm" w={140} aria-label={t('code')} {...form.getInputProps(`answers.${index}.code`)} />
          <TextInput size="sm" flex={1} aria-label={t('answer')} {...form.getInputProps(`answers.${index}.display`)} />
          <NativeSelect size="sm" w={140} aria-label={t('meaning')} data={flags} {...form.getInputProps(`answers.${index}.flag`)} />
          <ActionIcon
            mt={4}
            variant="subtle"
            color="gray"
            aria-label={t('removeRow')}
            onClick={() => form.removeListItem('answers', index)}
          >
            <IconTrash size={16} aria-hidden />
          </ActionIcon>
        </Group>
      ))}
    </div>
  );
}
