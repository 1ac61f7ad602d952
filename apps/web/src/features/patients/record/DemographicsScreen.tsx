'use client';

import { Button, Paper, SimpleGrid, Stack, Title } from '@mantine/core';
import { IconPencil } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { type ReactNode, useState } from 'react';
import { useMay } from '@/features/identity';
import { CoverageSection } from '@/features/insurance';
import { PageFrame } from '@/ui/PageFrame';
import { CorrectionForm } from './CorrectionForm';
import { DeskFacts } from './DeskFacts';
import { usePatient } from './patient-context';
import { RecordFacts } from './RecordFacts';
import { WithPatient } from './WithPatient';

interface DemographicsProps {
  /** The desk's part, where the record is what the role sees of a patient. */
  appointments?: ReactNode;
}

/** The patient's identity, contacts, related persons and coverage. */
export function DemographicsScreen({ appointments }: DemographicsProps) {
  return (
    <WithPatient>
      <Demographics appointments={appointments} />
    </WithPatient>
  );
}

function Demographics({ appointments }: DemographicsProps) {
  const t = useTranslations('patients.demographics');
  const patient = usePatient();
  const mayEdit = useMay('patient:edit');
  const [isEditing, setEditing] = useState(false);
  if (isEditing) {
    return (
      <PageFrame title={t('edit')} width="form">
        <CorrectionForm patient={patient} onDone={() => setEditing(false)} />
      </PageFrame>
    );
  }
  return (
    <PageFrame
      title={t(appointments ? 'desk' : 'title')}
      actions={
        mayEdit && (
          <Button variant="default" leftSection={<IconPencil size={16} aria-hidden />} onClick={() => setEditing(true)}>
            {t('edit')}
          </Button>
        )
      }
    >
      {appointments && <DeskFacts patientId={patient.id} />}
      <SimpleGrid cols={{ base: 1, md: 2 }} spacing="lg" style={appointments ? { alignItems: 'start' } : undefined}>
        {appointments ? (
          <>
            {appointments}
            <Stack gap="lg">
              <Record />
              <CoverageSection patient={patient} />
            </Stack>
          </>
        ) : (
          <>
            <Record />
            <CoverageSection patient={patient} />
          </>
        )}
      </SimpleGrid>
    </PageFrame>
  );
}

function Record() {
  const t = useTranslations('patients.demographics');
  return (
    <Paper p="lg">
      <Stack gap="sm">
        <Title order={2}>{t('record')}</Title>
        <RecordFacts record={usePatient()} />
      </Stack>
    </Paper>
  );
}
