'use client';

import { Accordion, SimpleGrid, Stack, TextInput } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { PlanSelect } from '@/features/insurance';
import { AddressRows, TelecomRows } from '../fields/ContactRows';
import { FurtherFields } from '../fields/FurtherFields';
import { IdentifierRows } from '../fields/IdentifierRows';
import { NameRows } from '../fields/NameRows';
import type { PatientFormProps } from '../fields/patient-form';
import { newCoverage } from '../fields/patient-values';
import { RelatedRows } from '../fields/RelatedRows';
import { RowsField } from '../fields/RowsField';
import classes from './FoldedFields.module.css';

/** What can wait: each part opens on demand and shows how much it holds. */
export function FoldedFields({ form }: PatientFormProps) {
  const t = useTranslations('patients.registration.parts');
  const { values } = form;
  const [opened, setOpened] = useState<string[]>([]);
  const parts = [
    { key: 'names', paths: ['names'], count: values.names.length - 1, content: <NameRows form={form} from={1} /> },
    { key: 'contact', paths: ['telecoms'], count: values.telecoms.length - 1, content: <TelecomRows form={form} from={1} /> },
    { key: 'address', paths: ['addresses'], count: values.addresses.length, content: <AddressRows form={form} /> },
    { key: 'identifiers', paths: ['identifiers'], count: values.identifiers.length, content: <IdentifierRows form={form} /> },
    { key: 'people', paths: ['relatedPersons'], count: values.relatedPersons.length, content: <RelatedRows form={form} /> },
    { key: 'payer', paths: ['coverages'], count: values.coverages.length, content: <CoverageRows form={form} /> },
    { key: 'further', paths: ['gender', 'language', 'sensitivity', 'kind'], count: 0, content: <FurtherFields form={form} canBeAnimal /> },
  ] as const;
  // A part with a fault opens, so that no fault is hidden.
  const faulty = parts.filter(({ paths }) => Object.keys(form.errors).some((path) => isWithin(path, paths))).map(({ key }) => key);
  return (
    <Accordion
      multiple
      chevronPosition="left"
      classNames={{ label: classes.label }}
      value={[...new Set([...opened, ...faulty])]}
      onChange={setOpened}
    >
      {parts.map(({ key, count, content }) => (
        <Accordion.Item key={key} value={key}>
          <Accordion.Control>{t(key, { count: Math.max(0, count) })}</Accordion.Control>
          <Accordion.Panel>
            <Stack gap="sm">{content}</Stack>
          </Accordion.Panel>
        </Accordion.Item>
      ))}
    </Accordion>
  );
}

/** The first name and the first phone stand above the parts. */
function isWithin(path: string, paths: readonly string[]): boolean {
  const [list = '', index] = path.split('.');
  return paths.includes(list) && !(index === '0' && (list === 'names' || list === 'telecoms'));
}

function CoverageRows({ form }: PatientFormProps) {
  const t = useTranslations('patients');
  const insurance = useTranslations('insurance.coverage');
  return (
    <RowsField
      count={form.values.coverages.length}
      addLabel={insurance('add')}
      removeLabel={t('form.remove')}
      onAdd={() => form.insertListItem('coverages', newCoverage())}
      onRemove={(index) => form.removeListItem('coverages', index)}
    >
      {(index) => (
        <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="xs">
          <PlanSelect {...form.getInputProps(`coverages.${index}.planId`)} />
          <TextInput
            label={insurance('member')}
            classNames={{ input: 'code' }}
            {...form.getInputProps(`coverages.${index}.memberNumber`)}
          />
        </SimpleGrid>
      )}
    </RowsField>
  );
}
