'use client';

import { Accordion, SimpleGrid, Stack, TextInput } from '@mantine/core';
import { useTranslations } from 'next-intl';
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
  const parts = [
    { key: 'names', count: values.names.length - 1, content: <NameRows form={form} from={1} /> },
    { key: 'contact', count: values.telecoms.length - 1, content: <TelecomRows form={form} from={1} /> },
    { key: 'address', count: values.addresses.length, content: <AddressRows form={form} /> },
    { key: 'identifiers', count: values.identifiers.length, content: <IdentifierRows form={form} /> },
    { key: 'people', count: values.relatedPersons.length, content: <RelatedRows form={form} /> },
    { key: 'payer', count: values.coverages.length, content: <CoverageRows form={form} /> },
    { key: 'further', count: 0, content: <FurtherFields form={form} canBeAnimal /> },
  ] as const;
  return (
    <Accordion multiple chevronPosition="left" classNames={{ label: classes.label }}>
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
