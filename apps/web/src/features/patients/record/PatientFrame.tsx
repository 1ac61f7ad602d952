'use client';

import { Alert, Anchor, Box, Skeleton } from '@mantine/core';
import { IconArrowsJoin } from '@tabler/icons-react';
import { type PatientRecord, readPatient } from '@wardbook/contracts/patients/patients';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { useContractQuery } from '@/api/queries';
import { useFacility } from '@/features/identity';
import { ErrorState } from '@/ui/ErrorState';
import { PatientSections } from './PatientSections';
import { PatientContext } from './patient-context';
import { RecordBanner } from './RecordBanner';
import { useBannerAllergies } from './use-banner-allergies';

interface PatientFrameProps {
  id: string;
  /** What the role can do from every page of this patient; the pages' owners put it here. */
  actions?: ReactNode;
  /** What is said once above every page, such as that the patient has just been registered. */
  notice?: ReactNode;
  children: ReactNode;
}

/**
 * Every page of one patient: who it is about stays on top. The page below begins at once, so that it fetches beside the
 * record and not after it; what needs the record stands in `WithPatient`.
 */
export function PatientFrame({ id, actions, notice, children }: PatientFrameProps) {
  const { data, error, refetch } = useContractQuery(readPatient, { params: { id } });
  const allergies = useBannerAllergies(id);
  if (error && !data) {
    return (
      <Box p="lg">
        <ErrorState error={error} onRetry={() => void refetch()} />
      </Box>
    );
  }
  return (
    <PatientContext value={data ?? null}>
      {data ? <RecordBanner patient={data} allergies={allergies} actions={actions} /> : <Skeleton height={64} radius={0} />}
      {data && <MergedNotice patient={data} />}
      {data && notice}
      <PatientSections id={id} />
      {children}
    </PatientContext>
  );
}

/** A merged record links to its successor, so that users do not go on writing into the old one. */
function MergedNotice({ patient }: { patient: PatientRecord }) {
  const t = useTranslations('patients.merged');
  const facility = useFacility();
  if (patient.survivorId === null) return null;
  return (
    <Alert color="amber" icon={<IconArrowsJoin aria-hidden />} title={t('title')} radius={0}>
      <Anchor component={Link} href={facility.path(`/patients/${patient.survivorId}`)}>
        {t('open')}
      </Anchor>
    </Alert>
  );
}
