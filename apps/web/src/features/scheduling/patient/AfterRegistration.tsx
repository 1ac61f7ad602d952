'use client';

import { Alert, Button, Group } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { parseAsBoolean, useQueryState } from 'nuqs';
import { useFacility } from '@/features/identity';
import { usePatient } from '@/features/patients';
import { DeskActs } from './DeskActs';

/** The end of a registration: the new patient is booked or waits, or the next one comes to the desk. */
export function AfterRegistration() {
  const t = useTranslations('scheduling.registered');
  const [isNew, setNew] = useQueryState('registered', parseAsBoolean);
  const facility = useFacility();
  const patient = usePatient();
  if (!isNew) return null;
  return (
    <Alert
      color="green"
      radius={0}
      icon={<IconCircleCheck aria-hidden />}
      title={t('title', { name: patient.name, mrn: patient.mrn ?? '' })}
      withCloseButton
      closeButtonLabel={t('close')}
      onClose={() => void setNew(null)}
    >
      <Group gap="xs" p={4}>
        <DeskActs isFirst />
        <Button size="sm" variant="subtle" component={Link} href={facility.path('/patients/new')}>
          {t('another')}
        </Button>
      </Group>
    </Alert>
  );
}
