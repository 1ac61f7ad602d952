'use client';

import { ActionIcon, Button, Fieldset, Group, NumberInput, Select, Stack, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useDebouncedValue } from '@mantine/hooks';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { createSubstance, listSubstances } from '@wardbook/contracts/pharmacy/medicines';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useContractMutation } from '@/api/mutations';
import { useContractQuery } from '@/api/queries';
import { emptyIngredient, type MedicineValues } from './medicine-values';

interface FieldsProps {
  form: UseFormReturnType<MedicineValues>;
}

/** What is in a medicine and how much of it: allergies and duplicates are found by these. */
export function IngredientFields({ form }: FieldsProps) {
  const t = useTranslations('pharmacy.medicines');
  return (
    <Fieldset legend={t('ingredients')}>
      <Stack gap="xs">
        {form.values.ingredients.map((ingredient, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the order is the ingredient's identity in the form.
          <IngredientRow key={`${index}:${ingredient.substanceId}`} form={form} index={index} />
        ))}
        <Button
          variant="subtle"
          size="compact-sm"
          style={{ alignSelf: 'flex-start' }}
          leftSection={<IconPlus size={14} aria-hidden />}
          onClick={() => form.insertListItem('ingredients', emptyIngredient())}
        >
          {t('addIngredient')}
        </Button>
      </Stack>
    </Fieldset>
  );
}

function IngredientRow({ form, index }: FieldsProps & { index: number }) {
  const t = useTranslations('pharmacy.medicines');
  const at = `ingredients.${index}`;
  return (
    <Group gap="xs" align="flex-start">
      <SubstanceSelect form={form} index={index} />
      <NumberInput
        aria-label={t('amount')}
        placeholder={t('amount')}
        w={110}
        hideControls
        min={0}
        size="sm"
        {...form.getInputProps(`${at}.amount`)}
      />
      <TextInput aria-label={t('unit')} placeholder="mg" w={110} size="sm" {...form.getInputProps(`${at}.unit`)} />
      <NumberInput aria-label={t('per')} prefix="/ " w={90} hideControls min={0} size="sm" {...form.getInputProps(`${at}.perAmount`)} />
      <TextInput aria-label={t('perUnit')} placeholder={form.values.baseUnit} w={110} size="sm" {...form.getInputProps(`${at}.perUnit`)} />
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label={t('removeIngredient', { number: index + 1 })}
        disabled={form.values.ingredients.length === 1}
        onClick={() => form.removeListItem('ingredients', index)}
      >
        <IconTrash size={16} aria-hidden />
      </ActionIcon>
    </Group>
  );
}

const NEW = 'new';

function SubstanceSelect({ form, index }: FieldsProps & { index: number }) {
  const t = useTranslations('pharmacy.medicines');
  const chosen = form.values.ingredients[index] ?? emptyIngredient();
  const [typed, setTyped] = useState(chosen.name);
  const [search] = useDebouncedValue(typed.trim(), 200);
  const { data } = useContractQuery(listSubstances, { query: { search, limit: 12 } }, { enabled: search.length > 1, keepPrevious: true });
  const create = useContractMutation(createSubstance, { invalidates: [listSubstances] });
  const items = data?.items ?? [];
  const set = ({ id, name }: { id: string; name: string }) =>
    form.setFieldValue(`ingredients.${index}`, { ...chosen, substanceId: id, name });
  const choose = (id: string | null) => {
    const found = items.find((each) => each.id === id);
    if (found) set(found);
    else if (id === NEW) create.mutate({ body: { name: search } }, { onSuccess: set });
  };
  const isNew = search.length > 2 && !items.some(({ name }) => name.toLowerCase() === search.toLowerCase());
  const known =
    chosen.substanceId !== '' && !items.some(({ id }) => id === chosen.substanceId)
      ? [{ value: chosen.substanceId, label: chosen.name }]
      : [];
  return (
    <Select
      aria-label={t('substance')}
      placeholder={t('substance')}
      size="sm"
      flex="1 1 11rem"
      searchable
      data={[
        ...known,
        ...items.map(({ id, name }) => ({ value: id, label: name })),
        ...(isNew ? [{ value: NEW, label: t('newSubstance', { name: search }) }] : []),
      ]}
      filter={({ options }) => options}
      value={chosen.substanceId || null}
      searchValue={typed}
      onSearchChange={setTyped}
      onChange={choose}
      error={form.errors[`ingredients.${index}.substanceId`]}
    />
  );
}
