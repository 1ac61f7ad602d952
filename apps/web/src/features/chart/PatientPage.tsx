'use client';

import { useMay } from '@/features/identity';
import { DemographicsScreen } from '@/features/patients';
import { ChartScreen } from './ChartScreen';

/** What opens with a patient: the chart for those who may read it, the registry's record for every other user. */
export function PatientPage({ patientId }: { patientId: string }) {
  return useMay('chart:read') ? <ChartScreen patientId={patientId} /> : <DemographicsScreen />;
}
