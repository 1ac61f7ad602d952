'use client';

import { isEstimated } from '@wardbook/contracts/patients/birth';
import type { PatientListItem } from '@wardbook/contracts/patients/patients';
import { useTranslations } from 'next-intl';
import { useFormats } from '@/ui/formats';

/** The age in the unit that wards use; "about" where it was told or only the year is known. */
export function PatientAge({ patient }: { patient: Pick<PatientListItem, 'age' | 'birthDate' | 'birthPrecision'> }) {
  const t = useTranslations('patients');
  const formats = useFormats();
  const { age, birthDate, birthPrecision } = patient;
  if (!age) return null;
  const isAbout = isEstimated(birthPrecision) || birthPrecision === 'year';
  return (
    <span className="nowrap" title={birthDate && birthPrecision === 'day' ? formats.day(birthDate) : undefined}>
      {isAbout ? t('about', { age: formats.age(age) }) : formats.age(age)}
    </span>
  );
}
