'use client';

import { Button, Paper, Skeleton } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { ResourcesDayView } from '@mantine/schedule';
import { IconCalendarOff } from '@tabler/icons-react';
import { type Appointment, moveAppointment, readDay } from '@wardbook/contracts/scheduling';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { useMemo } from 'react';
import { useContractMutation } from '@/api/mutations';
import { useProblemMessage } from '@/api/problem-message';
import { useFacility, useMay } from '@/features/identity';
import { EmptyState } from '@/ui/EmptyState';
import { useFormats } from '@/ui/formats';
import { type Day, eventsOf } from './day-events';
import { fromWall, hoursAround, wallNow } from './wall-time';

interface DayGridProps {
  day: Day | undefined;
  date: string;
  onOpen: (appointment: Appointment) => void;
  onBook: (practitionerId: string, startsAt: string) => void;
}

/** The day by practitioner: rows are people, time runs across, a click on free time books, a drag moves. */
export function DayGrid({ day, date, onOpen, onBook }: DayGridProps) {
  const t = useTranslations('scheduling.today');
  const { timeZone } = useFacility();
  const mayBook = useMay('appointment:book');
  const move = useMove();
  const words = useMemo(
    () => ({
      tokens: (given: number, capacity: number) => t('tokens', { given, capacity }),
      away: (reason: string) => t('away', { reason }),
      receives: t('receives'),
    }),
    [t],
  );
  const events = useMemo(() => (day ? eventsOf(day, timeZone, words) : []), [day, timeZone, words]);
  if (!day) return <Skeleton height={360} />;
  if (day.practitioners.length === 0) return <NobodyReceives />;
  const hours = hoursAround(events.flatMap((event) => [String(event.start), String(event.end)]));
  return (
    <Paper p="xs" aria-label={t('schedule')}>
      <ResourcesDayView
        date={date}
        resources={day.practitioners.map(({ id, name }) => ({ id, label: name }))}
        events={events}
        startTime={hours.first}
        endTime={hours.last}
        intervalMinutes={30}
        eventDragInterval={5}
        slotWidth={56}
        rowHeight={64}
        minEventSize={28}
        maxEventsPerTimeSlot={4}
        withHeader={false}
        withCurrentTimeIndicator={isToday(date, timeZone)}
        getCurrentTime={() => wallNow(timeZone)}
        withEventsDragAndDrop={mayBook}
        canDragEvent={(event) => (event.payload?.appointment as Appointment | undefined)?.status === 'booked'}
        onEventDrop={({ event, newStart, newEnd, resourceId }) =>
          move(event.payload?.appointment as Appointment, String(resourceId ?? event.resourceId), newStart, newEnd)
        }
        onEventClick={(event) => event.payload?.appointment && onOpen(event.payload.appointment as Appointment)}
        onTimeSlotClick={({ slotStart, resourceId }) => mayBook && resourceId && onBook(String(resourceId), fromWall(slotStart, timeZone))}
      />
    </Paper>
  );
}

function isToday(date: string, zone: string): boolean {
  return wallNow(zone).startsWith(date);
}

function NobodyReceives() {
  const t = useTranslations('scheduling.today.empty');
  const facility = useFacility();
  const mayManage = useMay('availability:manage');
  return (
    <Paper>
      <EmptyState
        icon={<IconCalendarOff size={40} stroke={1.2} aria-hidden />}
        title={t('title')}
        hint={t('hint')}
        action={
          mayManage && (
            <Button component={Link} href={facility.path('/admin/availability')}>
              {t('action')}
            </Button>
          )
        }
      />
    </Paper>
  );
}

/** Moves a timed appointment where it was dropped. What the API refuses stays where it was, and is said. */
function useMove() {
  const t = useTranslations('scheduling.appointment');
  const { timeZone } = useFacility();
  const formats = useFormats();
  const messageOf = useProblemMessage();
  const move = useContractMutation(moveAppointment, { invalidates: [readDay] });
  return (appointment: Appointment, practitionerId: string, from: string, to: string) => {
    const place = { kind: 'slots' as const, practitionerId, startsAt: fromWall(from, timeZone), endsAt: fromWall(to, timeZone) };
    move.mutate(
      { params: { id: appointment.id }, body: { version: appointment.version, place } },
      {
        onSuccess: (answer) => notifications.show({ message: t('moved', { when: formats.time(answer.appointment.startsAt) }) }),
        onError: (error) => notifications.show({ color: 'red', message: messageOf(error) }),
      },
    );
  };
}
