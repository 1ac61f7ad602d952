'use client';

import { Avatar, Group, Text } from '@mantine/core';
import type { Age } from '@wardbook/contracts/patients/birth';
import type { Sex } from '@wardbook/contracts/patients/patients';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { CopyableCode } from '@/ui/CopyableCode';
import { useFormats } from '@/ui/formats';
import { AllergyChips } from './AllergyChips';
import type { Allergies } from './allergies';
import classes from './PatientBanner.module.css';

export interface PatientBannerProps {
  name: string;
  initials: string;
  /** Null when even the year of birth is unknown. */
  age: Age | null;
  birthDate: string | null;
  /** The age was told, or only the year of birth is known. */
  isAgeAbout?: boolean;
  sex: Sex;
  mrn: string | null;
  /** The last digits, enough to check without reading the number out. */
  phoneEnd: string | null;
  /** Null when the patient pays. */
  payer: string | null;
  /** Null where the role does not see charts. */
  allergies: Allergies | null;
  alerts?: readonly string[];
  /** Where the patient is now: queue, ward and bed. */
  place?: string | undefined;
  /** What the role can do from here. */
  actions?: ReactNode;
}

/** The patient's identity. It stays under the top bar on every page of an open patient. */
export function PatientBanner({ alerts = [], ...patient }: PatientBannerProps) {
  const t = useTranslations('patients');
  const formats = useFormats();
  return (
    <section className={classes.banner} data-patient-banner aria-label={t('banner.label', { name: patient.name })}>
      <Avatar size={40} color="teal" aria-hidden>
        {patient.initials}
      </Avatar>
      <div className={classes.identity}>
        <Group gap="xs" wrap="nowrap">
          <Text size="lg" fw={600} className={classes.name}>
            {patient.name}
          </Text>
          <Text className={classes.nowrap} title={patient.birthDate ? formats.day(patient.birthDate) : undefined}>
            {patient.age && `${patient.isAgeAbout ? t('about', { age: formats.age(patient.age) }) : formats.age(patient.age)} · `}
            {t(`sex.${patient.sex}`)}
          </Text>
        </Group>
        <dl className={classes.facts}>
          {patient.mrn && (
            <Fact label={t('banner.mrn')}>
              <CopyableCode value={patient.mrn} />
            </Fact>
          )}
          {patient.phoneEnd && <Fact label={t('banner.phone')}>{`…${patient.phoneEnd}`}</Fact>}
          <Fact label={t('banner.payer')}>{patient.payer ?? t('banner.noPayer')}</Fact>
          {patient.place && <Fact label={t('banner.place')}>{patient.place}</Fact>}
        </dl>
      </div>
      <AllergyChips allergies={patient.allergies} alerts={alerts} />
      {patient.actions && (
        <Group gap="xs" wrap="nowrap" className={classes.actions}>
          {patient.actions}
        </Group>
      )}
    </section>
  );
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className={classes.fact}>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}
