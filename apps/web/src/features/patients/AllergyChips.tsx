'use client';

import { Badge, Group } from '@mantine/core';
import { IconAlertTriangleFilled, IconCircleCheck, IconFlagFilled, IconQuestionMark } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import type { Allergies } from './allergies';
import classes from './PatientBanner.module.css';

interface AllergyChipsProps {
  allergies: Allergies | null;
  alerts: readonly string[];
}

/** Allergies in red, an unasked question in amber, then the alerts. */
export function AllergyChips({ allergies, alerts }: AllergyChipsProps) {
  const t = useTranslations('patients.banner');
  return (
    <Group gap={6} className={classes.chips} role="list" aria-label={`${t('allergies')}, ${t('alerts')}`}>
      {allergies?.state === 'known' &&
        allergies.names.map((name) => (
          <Badge
            key={name}
            role="listitem"
            size="lg"
            color="red"
            variant="filled"
            leftSection={<IconAlertTriangleFilled size={13} aria-hidden />}
          >
            {name}
          </Badge>
        ))}
      {allergies?.state === 'none' && (
        <Badge role="listitem" size="lg" color="gray" leftSection={<IconCircleCheck size={13} aria-hidden />}>
          {t('noKnownAllergies')}
        </Badge>
      )}
      {allergies?.state === 'not-asked' && (
        <Badge role="listitem" size="lg" color="amber" leftSection={<IconQuestionMark size={13} aria-hidden />}>
          {t('allergiesNotAsked')}
        </Badge>
      )}
      {alerts.map((alert) => (
        <Badge key={alert} role="listitem" size="lg" color="amber" variant="outline" leftSection={<IconFlagFilled size={12} aria-hidden />}>
          {alert}
        </Badge>
      ))}
    </Group>
  );
}
