'use client';

import { Button, Divider, Group, NumberInput, Select, Stack, Table, Text, TextInput } from '@mantine/core';
import { listStockItems } from '@wardbook/contracts/inventory/stock-items';
import { unitWord } from '@wardbook/contracts/pharmacy/dosage';
import { addBrand, addPack, listMedicines, type Medicine } from '@wardbook/contracts/pharmacy/medicines';
import { useTranslations } from 'next-intl';
import { useContractMutation } from '@/api/mutations';
import { useMay } from '@/features/identity';
import { bodyOf } from '@/ui/form/body-of';
import { FormProblem } from '@/ui/form/FormProblem';
import { useContractForm } from '@/ui/form/use-contract-form';

/** The brands of a generic medicine, and the packs in which it is bought. */
export function MedicineProducts({ medicine }: { medicine: Medicine }) {
  const t = useTranslations('pharmacy.medicines');
  const mayEdit = useMay('catalogue:manage');
  const brandName = (id: string | null) => medicine.brands.find((brand) => brand.id === id)?.name ?? t('generic');
  return (
    <Stack mt="lg">
      <Divider label={t('brands')} labelPosition="left" />
      {medicine.brands.map(({ id, name, manufacturer }) => (
        <Text key={id}>
          {name}{' '}
          <Text span c="dimmed">
            {manufacturer}
          </Text>
        </Text>
      ))}
      {mayEdit && <BrandForm medicine={medicine} />}
      <Divider label={t('packs')} labelPosition="left" />
      {medicine.packs.length > 0 && (
        <Table aria-label={t('packs')}>
          <Table.Tbody>
            {medicine.packs.map((pack) => (
              <Table.Tr key={pack.id}>
                <Table.Td fw={600}>{pack.unitName}</Table.Td>
                <Table.Td>{brandName(pack.brandId)}</Table.Td>
                <Table.Td ta="end">
                  {`${pack.numerator / pack.denominator} ${unitWord(medicine.baseUnit, pack.numerator / pack.denominator)}`}
                </Table.Td>
                <Table.Td className="code">{pack.gtin ?? ''}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
      {mayEdit && <PackForm medicine={medicine} />}
    </Stack>
  );
}

function BrandForm({ medicine }: { medicine: Medicine }) {
  const t = useTranslations('pharmacy.medicines');
  const add = useContractMutation(addBrand, { invalidates: [listMedicines, listStockItems] });
  const { form, submit, submitting, problem } = useContractForm(bodyOf(addBrand), {
    initialValues: { name: '', manufacturer: '' },
    onSubmit: async (body) => {
      await add.mutateAsync({ params: { id: medicine.id }, body });
      form.reset();
    },
  });
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="xs">
        <Group grow>
          <TextInput label={t('brandName')} size="sm" {...form.getInputProps('name')} />
          <TextInput label={t('manufacturer')} size="sm" {...form.getInputProps('manufacturer')} />
        </Group>
        <FormProblem problem={problem} />
        <SubmitButton loading={submitting}>{t('addBrand')}</SubmitButton>
      </Stack>
    </form>
  );
}

function PackForm({ medicine }: { medicine: Medicine }) {
  const t = useTranslations('pharmacy.medicines');
  const add = useContractMutation(addPack, { invalidates: [listMedicines, listStockItems] });
  const { form, submit, submitting, problem } = useContractForm(bodyOf(addPack), {
    initialValues: { brandId: null as string | null, unitName: '', numerator: '' as number | '', gtin: '' },
    onSubmit: async (body) => {
      await add.mutateAsync({ params: { id: medicine.id }, body });
      form.reset();
    },
  });
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="xs">
        <Group grow align="flex-start">
          <TextInput label={t('packName')} size="sm" {...form.getInputProps('unitName')} />
          <NumberInput
            label={`${t('packSize')} (${unitWord(medicine.baseUnit, 2)})`}
            min={1}
            size="sm"
            {...form.getInputProps('numerator')}
          />
          <TextInput label={t('gtin')} size="sm" classNames={{ input: 'code' }} {...form.getInputProps('gtin')} />
        </Group>
        {medicine.brands.length > 0 && (
          <Select
            label={t('brands')}
            placeholder={t('generic')}
            size="sm"
            clearable
            data={medicine.brands.map(({ id, name }) => ({ value: id, label: name }))}
            {...form.getInputProps('brandId')}
          />
        )}
        <FormProblem problem={problem} />
        <SubmitButton loading={submitting}>{t('addPack')}</SubmitButton>
      </Stack>
    </form>
  );
}

/** The drawer's one primary act saves the medicine itself; these only add to it. */
function SubmitButton({ loading, children }: { loading: boolean; children: string }) {
  return (
    <Button type="submit" size="sm" variant="default" loading={loading} style={{ alignSelf: 'flex-end' }}>
      {children}
    </Button>
  );
}
