'use client';

import { Select, Stack } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { type ComponentProps, useState } from 'react';
import { DaySchedule } from './DaySchedule';

/** The same day where one column has room: the practitioner is chosen above it. */
export function DayOnPhone({ day, ...schedule }: ComponentProps<typeof DaySchedule>) {
  const t = useTranslations('scheduling.today');
  const [chosenId, setChosenId] = useState<string | null>(null);
  const shown = day?.practitioners.find(({ id }) => id === chosenId) ?? day?.practitioners[0];
  return (
    <Stack gap="sm">
      {day && shown && (
        <Select
          label={t('practitioner')}
          data={day.practitioners.map(({ id, name }) => ({ value: id, label: name }))}
          value={shown.id}
          onChange={setChosenId}
        />
      )}
      <DaySchedule day={day && { ...day, practitioners: shown ? [shown] : [] }} {...schedule} />
    </Stack>
  );
}
