'use client';

import { useFacility, useMay } from '@/features/identity';
import { DemographicsScreen } from '@/features/patients';
import { PatientAppointments } from '@/features/scheduling';
import { ChartScreen } from './ChartScreen';

/** What opens with a patient: the chart for those who may read it, the registry's record for every other user. */
export function PatientPage({ patientId }: { patientId: string }) {
  const mayReadChart = useMay('chart:read');
  const maySeeAppointments = useMay('appointment:read');
  const isBooking = useFacility().modules.includes('scheduling');
  if (mayReadChart) return <ChartScreen patientId={patientId} />;
  return <DemographicsScreen appointments={maySeeAppointments && isBooking && <PatientAppointments patientId={patientId} />} />;
}
