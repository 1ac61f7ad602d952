'use client';

import type { PatientRecord } from '@wardbook/contracts/patients';
import { createContext, useContext } from 'react';

export const PatientContext = createContext<PatientRecord | null>(null);

/** The patient whose page this is. Works everywhere below `/f/<facility>/patients/<id>`. */
export function usePatient(): PatientRecord {
  const patient = useContext(PatientContext);
  if (patient === null) throw new Error('usePatient works below /patients/<id> only.');
  return patient;
}
