'use client';

import { isEstimated } from '@wardbook/contracts/patients/birth';
import type { PatientRecord } from '@wardbook/contracts/patients/patients';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import type { Allergies } from '../allergies';
import { PatientBanner } from '../PatientBanner';
import { initialsOf } from './initials';
import { useCurrentPlace } from './use-current-place';

interface RecordBannerProps {
  patient: PatientRecord;
  allergies: Allergies | null;
  actions?: ReactNode;
}

/** The banner of an open record. */
export function RecordBanner({ patient, allergies, actions }: RecordBannerProps) {
  return (
    <PatientBanner
      name={patient.name}
      initials={initialsOf(patient.name)}
      age={patient.age}
      isAgeAbout={isEstimated(patient.birthPrecision) || patient.birthPrecision === 'year'}
      birthDate={patient.birthPrecision === 'day' ? patient.birthDate : null}
      sex={patient.sex}
      mrn={patient.mrn}
      phoneEnd={patient.phoneEnd}
      payer={patient.payer}
      allergies={allergies}
      alerts={useAlerts(patient)}
      place={useCurrentPlace(patient.id)}
      actions={actions}
    />
  );
}

function useAlerts(patient: PatientRecord): string[] {
  const t = useTranslations('patients');
  const { deceased, kind, species, breed, sensitivity } = patient;
  return [
    ...(deceased ? [t('deceased')] : []),
    ...(kind === 'animal' ? [[species, breed].filter(Boolean).join(', ')] : []),
    ...(sensitivity === 'normal' ? [] : [t(`sensitivity.${sensitivity}`)]),
  ];
}
