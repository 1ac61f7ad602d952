'use client';

import { Spotlight } from '@mantine/spotlight';
import type { PatientListItem } from '@wardbook/contracts/patients/patients';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useFacility } from '@/features/identity';
import { PatientLine } from '@/features/patients';

interface PatientHitsProps {
  patients: readonly PatientListItem[];
  search: string;
  /** False while the patients are those of an earlier text: Enter would open a chart that was not searched for. */
  isSettled: boolean;
}

/** The patients that the search has found; choosing one opens the chart. */
export function PatientHits({ patients, search, isSettled }: PatientHitsProps) {
  const t = useTranslations('shell.groups');
  const router = useRouter();
  const facility = useFacility();
  if (patients.length === 0) return null;
  return (
    <Spotlight.ActionsGroup label={t('patients')}>
      {patients.map((patient) => (
        <Spotlight.Action
          key={patient.id}
          closeSpotlightOnTrigger={isSettled}
          onClick={() => isSettled && router.push(facility.path(`/patients/${patient.id}`))}
        >
          <PatientLine patient={patient} search={search} />
        </Spotlight.Action>
      ))}
    </Spotlight.ActionsGroup>
  );
}
