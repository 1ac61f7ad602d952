import type { PatientListItem } from '@wardbook/contracts/patients/patients';

/** A patient who is known by name and number, and by as much else as the list held that found them. */
export type NamedPatient = Pick<PatientListItem, 'id' | 'name' | 'mrn'> & Partial<PatientListItem>;
