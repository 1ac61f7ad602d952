'use client';

import { Anchor, Badge, Button, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { IconUsers } from '@tabler/icons-react';
import type { DuplicateReason, LikelyDuplicate } from '@wardbook/contracts/patients/duplicates';
import type { PatientListItem } from '@wardbook/contracts/patients/patients';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { useFacility } from '@/features/identity';
import { useFormats } from '@/ui/formats';
import { PatientAge } from '../PatientAge';

/** Registered patients who look like this person, with the reason. */
export function DuplicatePanel({ candidates }: { candidates: readonly LikelyDuplicate[] }) {
  const t = useTranslations('patients.duplicates');
  return (
    <Stack gap="sm" component="aside" aria-label={t('label')} aria-live="polite">
      {candidates.length === 0 ? (
        <Paper p="md">
          <Group gap="sm" wrap="nowrap" c="dimmed">
            <IconUsers size={20} stroke={1.5} aria-hidden />
            <Text size="sm">{t('none')}</Text>
          </Group>
        </Paper>
      ) : (
        <>
          <Title order={2}>{t('title', { count: candidates.length })}</Title>
          {candidates.map(({ patient, reasons }) => patient && <Candidate key={patient.id} patient={patient} reasons={reasons} />)}
          {candidates.some(({ patient }) => patient === null) && (
            <Paper p="md">
              <Text size="sm">{t('restricted')}</Text>
            </Paper>
          )}
        </>
      )}
    </Stack>
  );
}

function Candidate({ patient, reasons }: { patient: PatientListItem; reasons: readonly DuplicateReason[] }) {
  const t = useTranslations('patients');
  const formats = useFormats();
  const facility = useFacility();
  const path = facility.path(`/patients/${patient.id}`);
  return (
    <Paper p="md">
      <Stack gap="xs">
        <Group justify="space-between" wrap="nowrap" gap="xs">
          <Anchor component={Link} href={path} c="inherit" fw={600}>
            {patient.name}
          </Anchor>
          {patient.mrn && <span className="code">{patient.mrn}</span>}
        </Group>
        <Text size="sm">
          {t(`sex.${patient.sex}`)} · <PatientAge patient={patient} />
          {patient.birthDate && patient.birthPrecision === 'day' && ` · ${formats.day(patient.birthDate)}`}
          {patient.phoneEnd && ` · …${patient.phoneEnd}`}
        </Text>
        <Group gap={4}>
          {reasons.map((reason) => (
            <Badge key={reason} color={reason === 'same-identifier' ? 'red' : 'amber'}>
              {t(`duplicates.reasons.${reason}`)}
            </Badge>
          ))}
        </Group>
        <Button component={Link} href={path} variant="default" size="sm">
          {t('duplicates.open')}
        </Button>
      </Stack>
    </Paper>
  );
}
