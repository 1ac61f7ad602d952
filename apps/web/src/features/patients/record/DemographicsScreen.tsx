'use client';

import { Button, Paper, SimpleGrid, Stack, Title } from '@mantine/core';
import { IconPencil } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useMay } from '@/features/identity';
import { CoverageSection } from '@/features/insurance';
import { PageFrame } from '@/ui/PageFrame';
import { CorrectionForm } from './CorrectionForm';
import { usePatient } from './patient-context';
import { RecordFacts } from './RecordFacts';
import { WithPatient } from './WithPatient';

/** The patient's identity, contacts, related persons and coverage. */
export function DemographicsScreen() {
  return (
    <WithPatient>
      <Demographics />
    </WithPatient>
  );
}

function Demographics() {
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
      title={t('title')}
      actions={
        mayEdit && (
          <Button variant="default" leftSection={<IconPencil size={16} aria-hidden />} onClick={() => setEditing(true)}>
            {t('edit')}
          </Button>
        )
      }
    >
      <SimpleGrid cols={{ base: 1, md: 2 }} spacing="lg">
        <Paper p="lg">
          <Stack gap="sm">
            <Title order={2}>{t('record')}</Title>
            <RecordFacts record={patient} />
          </Stack>
        </Paper>
        <CoverageSection patient={patient} />
      </SimpleGrid>
    </PageFrame>
  );
}
