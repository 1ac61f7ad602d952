'use client';

import { MultiSelect, NumberInput, Select, SimpleGrid, Stack, Switch, Textarea, TextInput } from '@mantine/core';
import {
  changeLabTest,
  createLabTest,
  type LabTest,
  labSections,
  listAnalytes,
  listLabTests,
  listSpecimenKinds,
} from '@wardbook/contracts/laboratory/catalogue';
import { useTranslations } from 'next-intl';
import { useContractMutation } from '@/api/mutations';
import { useContractList, useContractQuery } from '@/api/queries';
import { bodyOf } from '@/ui/form/body-of';
import { FormButtons } from '@/ui/form/FormButtons';
import { FormProblem } from '@/ui/form/FormProblem';
import { useContractForm } from '@/ui/form/use-contract-form';
import { useWholeCatalogue } from './use-whole-catalogue';

interface TestFormProps {
  /** Null makes a new one. */
  test: LabTest | null;
  onDone: () => void;
}

function valuesOf(test: LabTest | null) {
  return {
    code: test?.code ?? '',
    name: test?.name ?? '',
    synonyms: test?.synonyms ?? '',
    section: test?.section ?? 'chemistry',
    loincCode: test?.loincCode ?? '',
    loincDisplay: test?.loincDisplay ?? '',
    specimenTypeId: test?.specimenType?.id ?? '',
    containerId: test?.container?.id ?? '',
    minutesToResult: test?.minutesToResult ?? '',
    patientInstruction: test?.patientInstruction ?? '',
    active: test?.active ?? true,
    analytes: test?.analytes.map(({ id }) => id) ?? [],
    optional: test?.analytes.filter(({ required }) => !required).map(({ id }) => id) ?? [],
    memberIds: test?.members.map(({ id }) => id) ?? [],
  };
}

type Values = ReturnType<typeof valuesOf>;

function bodyFrom({ code: _, optional, analytes, ...values }: Values) {
  const orNull = (text: string | number) => (text === '' ? null : text);
  return {
    ...values,
    loincCode: orNull(values.loincCode),
    loincDisplay: orNull(values.loincDisplay),
    specimenTypeId: orNull(values.specimenTypeId),
    containerId: orNull(values.containerId),
    minutesToResult: orNull(values.minutesToResult),
    patientInstruction: orNull(values.patientInstruction),
    analytes: analytes.map((id) => ({ id, required: !optional.includes(id) })),
  };
}

/** A test, a panel or a profile. */
export function TestForm({ test, onDone }: TestFormProps) {
  const t = useTranslations('laboratory.catalogue');
  const choices = { invalidates: [listLabTests], onSuccess: onDone };
  const create = useContractMutation(createLabTest, choices);
  const change = useContractMutation(changeLabTest, choices);
  const schema = test ? bodyOf(changeLabTest) : bodyOf(createLabTest);
  const { form, submit, submitting, problem } = useContractForm(schema, {
    initialValues: valuesOf(test),
    toBody: (values) => ({ ...bodyFrom(values), ...(test ? { version: test.version } : { code: values.code }) }),
    onSubmit: (body) =>
      test ? change.mutateAsync({ params: { id: test.id }, body: body as never }) : create.mutateAsync({ body: body as never }),
  });
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <SimpleGrid cols={{ base: 1, xs: 2 }}>
          <TextInput label={t('name')} required {...form.getInputProps('name')} />
          <TextInput label={t('code')} required disabled={test !== null} {...form.getInputProps('code')} />
        </SimpleGrid>
        <TextInput label={t('synonyms')} description={t('synonymsHint')} {...form.getInputProps('synonyms')} />
        <SimpleGrid cols={{ base: 1, xs: 2 }}>
          <SectionSelect {...form.getInputProps('section')} />
          <NumberInput label={t('minutes')} min={1} {...form.getInputProps('minutesToResult')} />
          <TextInput label={t('loinc')} {...form.getInputProps('loincCode')} />
          <TextInput label={t('loincDisplay')} {...form.getInputProps('loincDisplay')} />
        </SimpleGrid>
        <SpecimenFields type={form.getInputProps('specimenTypeId')} container={form.getInputProps('containerId')} />
        <PartFields
          analytes={form.getInputProps('analytes')}
          optional={form.getInputProps('optional')}
          chosen={form.values.analytes}
          members={form.getInputProps('memberIds')}
        />
        <Textarea label={t('instruction')} autosize minRows={2} {...form.getInputProps('patientInstruction')} />
        <Switch label={t('canBeOrdered')} {...form.getInputProps('active', { type: 'checkbox' })} />
        <FormProblem problem={problem} />
        <FormButtons submitting={submitting} onCancel={onDone} />
      </Stack>
    </form>
  );
}

function SectionSelect(props: object) {
  const t = useTranslations('laboratory');
  return (
    <Select
      label={t('catalogue.section')}
      required
      data={labSections.map((value) => ({ value, label: t(`sections.${value}`) }))}
      {...props}
    />
  );
}

function SpecimenFields({ type, container }: { type: object; container: object }) {
  const t = useTranslations('laboratory.catalogue');
  const { data } = useContractQuery(listSpecimenKinds, {});
  const choices = (kinds: readonly { id: string; name: string }[] | undefined) =>
    kinds?.map(({ id, name }) => ({ value: id, label: name })) ?? [];
  return (
    <SimpleGrid cols={{ base: 1, xs: 2 }}>
      <Select label={t('specimen')} clearable searchable data={choices(data?.types)} {...type} />
      <Select label={t('container')} clearable searchable data={choices(data?.containers)} {...container} />
    </SimpleGrid>
  );
}

interface PartFieldsProps {
  analytes: object;
  optional: object;
  chosen: readonly string[];
  members: object;
}

function PartFields({ analytes, optional, chosen, members }: PartFieldsProps) {
  const t = useTranslations('laboratory.catalogue');
  const known = useWholeCatalogue(useContractList(listAnalytes, { query: { limit: 100 } }));
  const tests = useWholeCatalogue(useContractList(listLabTests, { query: { limit: 100 } }));
  const all = known.map(({ id, name }) => ({ value: id, label: name }));
  const testChoices = tests.filter((one) => one.members.length === 0).map(({ id, name }) => ({ value: id, label: name }));
  return (
    <>
      <MultiSelect label={t('measures')} description={t('measuresHint')} searchable data={all} {...analytes} />
      <MultiSelect
        label={t('optional')}
        description={t('optionalHint')}
        searchable
        data={all.filter(({ value }) => chosen.includes(value))}
        {...optional}
      />
      <MultiSelect label={t('members')} description={t('membersHint')} searchable data={testChoices} {...members} />
    </>
  );
}
