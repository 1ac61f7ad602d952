'use client';

import type { PatientRecord } from '@wardbook/contracts/patients/patients';
import { createContext, useContext } from 'react';

export const PatientContext = createContext<PatientRecord | null>(null);

/** The patient whose page this is. Works below `WithPatient` in a `PatientFrame`. */
export function usePatient(): PatientRecord {
  const patient = useContext(PatientContext);
  if (patient === null) throw new Error('usePatient needs a WithPatient above it.');
  return patient;
}
