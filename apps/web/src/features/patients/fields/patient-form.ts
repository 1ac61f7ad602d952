import type { UseFormReturnType } from '@mantine/form';
import type { PatientValues } from './patient-values';

/** What every part of the form of a patient is given. */
export interface PatientFormProps {
  form: UseFormReturnType<PatientValues>;
}
