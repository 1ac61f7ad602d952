'use client';

import { Text, TextInput } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { useFormats } from '@/ui/formats';
import { useLocality } from '@/ui/locality';
import { writesMonthFirst } from '@/ui/written-day';
import { useBirthWords } from '../record/use-birth-words';
import { possibleBirth, readBirth } from './birth-text';
import type { PatientFormProps } from './patient-form';

interface BirthFieldProps extends PatientFormProps {
  /** The birth that stays when nothing is written. Without one it is needed. */
  current?: string;
}

/** One field for a date or an age. It says at once how it was understood. */
export function BirthField({ form, current }: BirthFieldProps) {
  const t = useTranslations('patients.form');
  const formats = useFormats();
  const words = useBirthWords();
  const { language } = useLocality();
  const today = formats.today();
  const birth = possibleBirth(readBirth(form.values.birthDate, writesMonthFirst(language)), today);
  const understood = birth && {
    born: words({ birthDate: birth.date, birthPrecision: birth.precision, birthEstimatedOn: birth.estimatedOn }),
    age: formats.ageOf({ birthDate: birth.date, birthPrecision: birth.precision }) ?? '',
  };
  return (
    <TextInput
      label={t('birth')}
      description={t('birthHint')}
      inputWrapperOrder={['label', 'input', 'error', 'description']}
      required={current === undefined}
      placeholder={current}
      autoComplete="off"
      rightSectionWidth="60%"
      rightSectionProps={{ style: { justifyContent: 'flex-end', pointerEvents: 'none' } }}
      rightSection={
        understood && (
          <Text size="sm" c="teal" pe="sm" truncate aria-live="polite">
            {t('understood', understood)}
          </Text>
        )
      }
      {...form.getInputProps('birthDate')}
      error={form.errors.birthDate ?? form.errors.age}
    />
  );
}
