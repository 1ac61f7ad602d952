'use client';

import { Text } from '@mantine/core';
import type { PatientRecord } from '@wardbook/contracts/patients/patients';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { useFormats } from '@/ui/formats';
import { dialled } from '../fields/patient-values';
import { PatientAge } from '../PatientAge';
import classes from './RecordFacts.module.css';
import { useBirthWords } from './use-birth-words';

/** The facts of a record as a plain list; what is not known is left out. */
export function RecordFacts({ record }: { record: PatientRecord }) {
  const t = useTranslations('patients');
  const formats = useFormats();
  const birth = useBirthWords();
  const otherNames = record.names.slice(1);
  const numbers = record.identifiers.filter(({ type }) => type !== 'MR');
  return (
    <dl className={classes.facts}>
      <Fact label={t('columns.mrn')}>{record.mrn && <span className="code">{record.mrn}</span>}</Fact>
      <Fact label={t('columns.sex')}>{t(`sex.${record.sex}`)}</Fact>
      <Fact label={t('facts.born')}>
        {record.birthDate && (
          <>
            {birth(record)} · <PatientAge patient={record} />
          </>
        )}
      </Fact>
      <Fact label={t('facts.died')}>
        {record.deceased && (record.deceasedAt ? formats.dayOf(record.deceasedAt) : t('facts.dayUnknown'))}
      </Fact>
      <Fact label={t('facts.species')}>{[record.species, record.breed].filter(Boolean).join(', ')}</Fact>
      <Fact label={t('facts.otherNames')}>
        {lines(otherNames.map(({ id, display, use }) => [id, `${display} (${t(`nameUse.${use}`)})`]))}
      </Fact>
      <Fact label={t('facts.contact')}>
        {lines(
          record.telecoms.map(({ id, value, extension }) => [id, dialled(value, extension)]),
          'ltr',
        )}
      </Fact>
      <Fact label={t('facts.address')}>
        {lines(
          record.addresses.map(({ id, line, locality, district, region }) => [
            id,
            [line, locality, district, region].filter(Boolean).join(', '),
          ]),
        )}
      </Fact>
      <Fact label={t('facts.numbers')}>{lines(numbers.map(({ id, typeName, value }) => [id, `${typeName} ${value}`]))}</Fact>
      <Fact label={t('facts.people')}>
        {lines(
          record.relatedPersons.map(({ id, role, name, phone }) => [
            id,
            [`${name} (${t(`role.${role}`)})`, phone].filter(Boolean).join(' · '),
          ]),
        )}
      </Fact>
      <Fact label={t('columns.payer')}>
        {lines(
          record.coverages
            .filter(({ current }) => current)
            .map(({ id, payerName, planName, memberNumber }) => [id, `${payerName}, ${planName} · ${memberNumber}`]),
        ) ?? t('banner.noPayer')}
      </Fact>
      <Fact label={t('columns.registered')}>{formats.dayOf(record.registeredAt)}</Fact>
    </dl>
  );
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  if (!children) return null;
  return (
    <div className={classes.fact}>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** Numbers of telephones and addresses of mail have a direction of their own: the plus stays in front. */
function lines(texts: readonly (readonly [key: string, text: string])[], dir: 'ltr' | 'auto' = 'auto'): ReactNode {
  if (texts.length === 0) return null;
  return texts.map(([key, text]) => (
    <Text key={key} component="div" inherit>
      <bdi dir={dir}>{text}</bdi>
    </Text>
  ));
}
