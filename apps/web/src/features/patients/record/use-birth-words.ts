'use client';

import type { PatientRecord } from '@wardbook/contracts/patients/patients';
import { useTranslations } from 'next-intl';
import { Temporal } from 'temporal-polyfill';
import { useFormats } from '@/ui/formats';
import { useLocality } from '@/ui/locality';

type Birth = Pick<PatientRecord, 'birthDate' | 'birthPrecision' | 'birthEstimatedOn'>;

/** A birth date with no more exactness than is known: `12 Mar 1984`, `March 1984`, `1984`, `about 1984`. */
export function useBirthWords(): (birth: Birth) => string {
  const t = useTranslations('patients.facts');
  const formats = useFormats();
  const { language } = useLocality();
  return ({ birthDate, birthPrecision, birthEstimatedOn }) => {
    if (!birthDate) return '';
    const date = Temporal.PlainDate.from(birthDate);
    if (birthPrecision === 'day') return formats.day(birthDate);
    if (birthPrecision === 'month') return date.toLocaleString(language, { month: 'long', year: 'numeric' });
    if (birthPrecision === 'year') return String(date.year);
    return t('estimated', { year: String(date.year), day: formats.day(birthEstimatedOn ?? birthDate) });
  };
}
