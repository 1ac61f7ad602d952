'use client';

import { readAllergies } from '@wardbook/contracts/encounters';
import type { PatientRecord } from '@wardbook/contracts/patients';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { useLive } from '@/api/live';
import { useContractQuery } from '@/api/queries';
import { useFacility, useMay } from '@/features/identity';
import type { Allergies } from '../allergies';
import { PatientBanner } from '../PatientBanner';
import { initialsOf } from './initials';

/** The banner of an open record. Allergies are fetched for those who may see the chart. */
export function RecordBanner({ patient, actions }: { patient: PatientRecord; actions?: ReactNode }) {
  return (
    <PatientBanner
      name={patient.name}
      initials={initialsOf(patient.name)}
      age={patient.age}
      isAgeAbout={patient.birthPrecision === 'estimated' || patient.birthPrecision === 'year'}
      birthDate={patient.birthPrecision === 'day' ? patient.birthDate : null}
      sex={patient.sex}
      mrn={patient.mrn}
      phoneEnd={patient.phoneEnd}
      payer={patient.payer}
      allergies={useBannerAllergies(patient.id)}
      alerts={useAlerts(patient)}
      actions={actions}
    />
  );
}

/** Null while they are not known to this page; an unanswered question is never shown as an answer. */
function useBannerAllergies(id: string): Allergies | null {
  const mayRead = useMay('chart:read');
  const hasCharts = useFacility().modules.includes('encounters');
  const { data } = useContractQuery(readAllergies, { params: { id } }, { enabled: mayRead && hasCharts });
  useLive(`chart:${id}`, [readAllergies]);
  if (!data) return null;
  if (data.status === 'known') return { state: 'known', names: data.items.filter(isInForce).map(({ display }) => display) };
  return { state: data.status === 'none-known' ? 'none' : 'not-asked' };
}

function isInForce({ clinicalStatus, verificationStatus }: { clinicalStatus: string | null; verificationStatus: string }): boolean {
  return clinicalStatus === 'active' && verificationStatus !== 'refuted' && verificationStatus !== 'entered-in-error';
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
