'use client';

import { Button, Drawer, Group, Skeleton, Stack, Text } from '@mantine/core';
import { type PatientListItem, readPatient } from '@wardbook/contracts/patients/patients';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { useContractQuery } from '@/api/queries';
import { useFacility } from '@/features/identity';
import { ErrorState } from '@/ui/ErrorState';
import { RecordFacts } from '../record/RecordFacts';

interface PatientPreviewProps {
  patient: PatientListItem | null;
  onClose: () => void;
}

/** A look without leaving the list: enough to be sure that this is the one. Escape goes back to the row. */
export function PatientPreview({ patient, onClose }: PatientPreviewProps) {
  const t = useTranslations('patients');
  return (
    <Drawer opened={patient !== null} onClose={onClose} title={patient?.name} closeButtonProps={{ 'aria-label': t('preview.close') }}>
      {patient && <Preview id={patient.id} />}
    </Drawer>
  );
}

function Preview({ id }: { id: string }) {
  const t = useTranslations('patients.preview');
  const facility = useFacility();
  const { data, error, refetch } = useContractQuery(readPatient, { params: { id } });
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  return (
    <Stack>
      {data ? <RecordFacts record={data} /> : <Skeleton height={240} />}
      <Group>
        <Button component={Link} href={facility.path(`/patients/${id}`)} data-autofocus>
          {t('open')}
        </Button>
      </Group>
      <Text size="sm" c="dimmed">
        {t('audited')}
      </Text>
    </Stack>
  );
}
