'use client';

import { Text } from '@mantine/core';
import { useTranslations } from 'next-intl';
import type { Ref } from 'react';
import type { Queue } from '../use-queues';
import { AppointmentLine } from './AppointmentLine';
import classes from './DaySchedule.module.css';
import type { Column } from './day-columns';

interface DayHeadProps {
  columns: readonly Column[];
  queueOf: (practitionerId: string) => Queue | null;
  ref: Ref<HTMLDivElement>;
}

/** Who receives, how many wait for them, and who came to them without a booking. */
export function DayHead({ columns, queueOf, ref }: DayHeadProps) {
  const t = useTranslations('scheduling.today');
  const hasWalkIns = columns.some(({ walkIns }) => walkIns.length > 0);
  return (
    <div ref={ref} className={classes.head}>
      <div className={classes.corner} />
      {columns.map(({ id, name }) => (
        <div key={id} className={classes.name}>
          <span className={classes.practitioner}>{name}</span>
          <WaitingFor queue={queueOf(id)} />
        </div>
      ))}
      {hasWalkIns && (
        <>
          <div className={classes.corner}>{t('walkIns')}</div>
          {columns.map(({ id, name, walkIns }) => (
            <ul key={id} className={classes.walkIns} aria-label={t('walkInsOf', { practitioner: name })}>
              {walkIns.map((appointment) => (
                <AppointmentLine key={appointment.id} appointment={appointment} />
              ))}
            </ul>
          ))}
        </>
      )}
    </div>
  );
}

function WaitingFor({ queue }: { queue: Queue | null }) {
  const t = useTranslations('scheduling.today');
  if (!queue || queue.waiting === 0) return null;
  return (
    <Text span size="xs" fw={500} className={classes.waiting}>
      {t('waiting', { count: queue.waiting })}
    </Text>
  );
}
