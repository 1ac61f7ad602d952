'use client';

import { Button, Paper, Skeleton, Text } from '@mantine/core';
import { useElementSize } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import { ResourcesDayView, type ScheduleEventData } from '@mantine/schedule';
import { IconCalendarOff } from '@tabler/icons-react';
import { type Appointment, moveAppointment, readDay } from '@wardbook/contracts/scheduling/appointments';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { useMemo } from 'react';
import { useContractMutation } from '@/api/mutations';
import { useProblemMessage } from '@/api/problem-message';
import { useFacility, useMay } from '@/features/identity';
import { EmptyState } from '@/ui/EmptyState';
import { useFormats } from '@/ui/formats';
import classes from './DayGrid.module.css';
import { type Day, eventsOf, tokensOf } from './day-events';
import { columnsFor, fromWall, hoursAround, scrollTimeFor, wallNow } from './wall-time';

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
      away: (reason: string) => t('away', { reason }),
    }),
    [t],
  );
  const events = useMemo(() => (day ? eventsOf(day, timeZone, words) : []), [day, timeZone, words]);
  const { ref, width } = useElementSize();
  if (!day) return <Skeleton height={360} />;
  if (day.practitioners.length === 0) return <NobodyReceives />;
  const hours = hoursAround(events.flatMap((event) => [String(event.start), String(event.end)]));
  const starts = events.map((event) => String(event.start));
  return (
    <Paper p="xs" component="section" aria-label={t('schedule')}>
      <div ref={ref}>
        <ResourcesDayView
          date={date}
          resources={day.practitioners.map(({ id, name }) => ({ id, label: name }))}
          events={events}
          labels={{
            resource: t('practitioner'),
            resources: t('practitioners'),
            resourceSlot: t('slot'),
            moreLabel: (count) => t('more', { count }),
          }}
          classNames={{
            resourcesDayView: classes.day,
            resourcesDayViewRoot: classes.frame,
            resourcesDayViewCorner: classes.name,
            resourcesDayViewResourceLabel: classes.name,
            resourcesDayViewEventWrapper: classes.event,
            moreEventsButton: classes.more,
          }}
          renderResourceLabel={({ id, label }) => <Practitioner name={String(label)} tokens={tokensOf(day, String(id))} />}
          renderEventBody={(event) => <EventBody event={event} />}
          startTime={hours.first}
          endTime={hours.last}
          {...columnsFor(width, hours)}
          startScrollTime={scrollTimeFor(date, wallNow(timeZone), starts)}
          eventDragInterval={5}
          {...(day.practitioners.length > MANY ? LOW_ROWS : HIGH_ROWS)}
          minEventSize={24}
          withHeader={false}
          withCurrentTimeIndicator={isToday(date, timeZone)}
          getCurrentTime={() => wallNow(timeZone)}
          withEventsDragAndDrop={mayBook}
          canDragEvent={(event) => appointmentOf(event)?.status === 'booked'}
          onEventDrop={({ event, newStart, newEnd, resourceId }) => {
            const appointment = appointmentOf(event);
            if (appointment) move(appointment, String(resourceId ?? event.resourceId), newStart, newEnd);
          }}
          onEventClick={(event) => {
            const appointment = appointmentOf(event);
            if (appointment) onOpen(appointment);
          }}
          onTimeSlotClick={({ slotStart, resourceId }) =>
            mayBook && resourceId && onBook(String(resourceId), fromWall(slotStart, timeZone))
          }
        />
      </div>
    </Paper>
  );
}

/** More than these, and the rows grow lower so that the whole clinic stays on one screen. */
const MANY = 6;
/** What happens at the same time shares the height of a row, with the way to the rest: none is lower than the 24 px that a finger needs. */
const HIGH_ROWS = { rowHeight: 78, maxEventsPerTimeSlot: 2 };
const LOW_ROWS = { rowHeight: 52, maxEventsPerTimeSlot: 1 };

function Practitioner({ name, tokens }: { name: string; tokens: ReturnType<typeof tokensOf> }) {
  const t = useTranslations('scheduling.today');
  return (
    <div>
      {name}
      {tokens && (
        <Text size="xs" c="dimmed" fw={400}>
          {t('tokens', tokens)}
        </Text>
      )}
    </div>
  );
}

/** A name takes as many lines as the row has; what a very short appointment has no room for is read by pointing at it. */
function EventBody({ event }: { event: ScheduleEventData }) {
  const statuses = useTranslations('scheduling.statuses');
  const formats = useFormats();
  const appointment = appointmentOf(event);
  if (!appointment) return event.title;
  const about = [formats.time(appointment.startsAt), event.title, statuses(appointment.status)].join(' · ');
  return (
    <span className={classes.patient} title={about}>
      {event.title}
    </span>
  );
}

function appointmentOf(event: ScheduleEventData): Appointment | undefined {
  return event.payload?.appointment as Appointment | undefined;
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
