'use client';

import { Badge, Group, Text } from '@mantine/core';
import { IconAlertOctagonFilled } from '@tabler/icons-react';
import type { Visit } from '@wardbook/contracts/encounters/visits';
import { isCriticalVital } from '@wardbook/contracts/encounters/vital-rules';
import { vitalSign } from '@wardbook/contracts/encounters/vital-signs';
import { useTranslations } from 'next-intl';
import { useFormats } from '@/ui/formats';

type Vitals = NonNullable<Visit['vitals']>;

/** What needs a clinician at once, in red with its value. */
export function CriticalVitals({ vitals }: { vitals: Vitals }) {
  const t = useTranslations('encounters.vitals');
  const critical = useReadings(vitals).filter((reading) => reading.isCritical);
  if (critical.length === 0) return null;
  return (
    <Group gap={6} role="list" aria-label={t('critical')}>
      {critical.map(({ key, text }) => (
        <Badge
          key={key}
          role="listitem"
          size="lg"
          color="red"
          variant="filled"
          leftSection={<IconAlertOctagonFilled size={13} aria-hidden />}
        >
          {text}
        </Badge>
      ))}
    </Group>
  );
}

/** The other values on one line. */
export function OtherVitals({ vitals }: { vitals: Vitals }) {
  const others = useReadings(vitals).filter((reading) => !reading.isCritical);
  if (others.length === 0) return null;
  return (
    <Text size="sm" c="dimmed">
      {others.map(({ text }) => text).join(' · ')}
    </Text>
  );
}

/** Each value with its name and unit; the two numbers of a blood pressure are one reading, as critical as the worse of them. */
function useReadings(vitals: Vitals) {
  const t = useTranslations('encounters.vitals');
  const formats = useFormats();
  const systolic = vitals.find(({ key }) => key === 'systolic');
  const diastolic = vitals.find(({ key }) => key === 'diastolic');
  const others = systolic && diastolic ? vitals.filter((one) => one !== systolic && one !== diastolic) : vitals;
  const readings = others.map(({ key, value, flag }) => ({
    key: key as string,
    text: `${t(`signs.${key}`)} ${formats.number(value)} ${vitalSign(key).unitDisplay}`,
    isCritical: isCriticalVital(flag),
  }));
  if (!systolic || !diastolic) return readings;
  const pressure = {
    key: 'pressure',
    text: t('pressure', { systolic: systolic.value, diastolic: diastolic.value }),
    isCritical: isCriticalVital(systolic.flag) || isCriticalVital(diastolic.flag),
  };
  return [pressure, ...readings];
}
