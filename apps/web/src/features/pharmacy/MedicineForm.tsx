'use client';

import { Select, SimpleGrid, Stack, Switch, TextInput } from '@mantine/core';
import { routes } from '@wardbook/contracts/pharmacy/dosage';
import { changeMedicine, createMedicine, listMedicines, type Medicine } from '@wardbook/contracts/pharmacy/medicines';
import { useTranslations } from 'next-intl';
import { useContractMutation } from '@/api/mutations';
import { useMay } from '@/features/identity';
import { bodyOf } from '@/ui/form/body-of';
import { FormButtons } from '@/ui/form/FormButtons';
import { FormProblem } from '@/ui/form/FormProblem';
import { useContractForm } from '@/ui/form/use-contract-form';
import { IngredientFields } from './IngredientFields';
import { bodyFrom, valuesOf } from './medicine-values';

/** A generic medicine. Its name and the unit that stores count it in are said once and stay. */
export function MedicineForm({ medicine, onDone }: { medicine: Medicine | null; onDone: () => void }) {
  const t = useTranslations('pharmacy.medicines');
  const words = useTranslations('pharmacy.routes');
  const mayEdit = useMay('catalogue:manage');
  const create = useContractMutation(createMedicine, { invalidates: [listMedicines] });
  const change = useContractMutation(changeMedicine, { invalidates: [listMedicines] });
  const { form, submit, submitting, problem } = useContractForm(bodyOf(createMedicine), {
    initialValues: valuesOf(medicine),
    toBody: bodyFrom,
    onSubmit: async (body) => {
      const { name: _, baseUnit: __, ...details } = body;
      if (medicine === null) await create.mutateAsync({ body });
      else
        await change.mutateAsync({ params: { id: medicine.id }, body: { ...details, active: medicine.active, version: medicine.version } });
      onDone();
    },
  });
  const isNew = medicine === null;
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        {isNew && <TextInput label={t('name')} data-autofocus {...form.getInputProps('name')} />}
        <SimpleGrid cols={{ base: 1, xs: 2 }}>
          <TextInput label={t('form')} {...form.getInputProps('form')} />
          <TextInput label={t('strength')} {...form.getInputProps('strength')} />
          <Select
            label={t('route')}
            data={routes.map((route) => ({ value: route, label: words(route) }))}
            allowDeselect={false}
            {...form.getInputProps('route')}
          />
          <TextInput label={t('atc')} classNames={{ input: 'code' }} {...form.getInputProps('atcCode')} />
          <TextInput
            label={t('baseUnit')}
            description={t('unitHint')}
            classNames={{ input: 'code' }}
            disabled={!isNew}
            {...form.getInputProps('baseUnit')}
          />
          <TextInput label={t('doseUnit')} description={t('unitHint')} classNames={{ input: 'code' }} {...form.getInputProps('doseUnit')} />
          <TextInput label={t('rxnorm')} classNames={{ input: 'code' }} {...form.getInputProps('rxnorm')} />
          <TextInput label={t('aliases')} description={t('aliasesHint')} {...form.getInputProps('aliases')} />
        </SimpleGrid>
        <IngredientFields form={form} />
        <Switch label={t('needsPrescription')} {...form.getInputProps('prescriptionOnly', { type: 'checkbox' })} />
        <FormProblem problem={problem} />
        {mayEdit && <FormButtons submitLabel={isNew ? t('add') : t('save')} submitting={submitting} onCancel={onDone} />}
      </Stack>
    </form>
  );
}
