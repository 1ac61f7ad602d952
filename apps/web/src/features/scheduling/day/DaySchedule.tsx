'use client';

import { Box, Button, Group, Paper, Skeleton, VisuallyHidden } from '@mantine/core';
import { useElementSize, useMergedRef } from '@mantine/hooks';
import { IconCalendarOff } from '@tabler/icons-react';
import type { Appointment, Place } from '@wardbook/contracts/scheduling/appointments';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { type CSSProperties, type KeyboardEvent, useEffect, useEffectEvent, useId, useMemo, useRef } from 'react';
import { useFacility, useMay } from '@/features/identity';
import { EmptyState } from '@/ui/EmptyState';
import type { AppointmentState } from '../status-tones';
import { useQueues } from '../use-queues';
import { DayColumn } from './DayColumn';
import { DayHead } from './DayHead';
import classes from './DaySchedule.module.css';
import { cellKey, cellsOf } from './day-cells';
import { columnsOf, type Day, hoursOf } from './day-columns';
import { DayContext } from './day-context';
import { pixelsPerMinute } from './day-scale';
import { HoursGutter, NowLine } from './HoursGutter';
import { StatusShape } from './StatusShape';
import { useDragging } from './use-dragging';
import { useGridKeys } from './use-grid-keys';
import { useNow } from './use-now';
import { useTextWidth } from './use-text-width';

interface DayScheduleProps {
  day: Day | undefined;
  date: string;
  /** What is being booked or moved, to show where it would go. */
  chosen: Place | null;
  onOpen: (appointment: Appointment) => void;
  onPick: (place: Place, practitionerId: string) => void;
  onMove: (appointment: Appointment) => void;
}

/** The same as in DaySchedule.module.css. */
const GUTTER = 44;
const NARROWEST = 76;

/** The day with a column for each practitioner and time downwards: a click or Enter on free time books, a drag or M moves. */
export function DaySchedule({ day, date, chosen, onOpen, onPick, onMove }: DayScheduleProps) {
  const t = useTranslations('scheduling.today');
  const { timeZone } = useFacility();
  const mayBook = useMay('appointment:book');
  const { inside, queueOf } = useQueues();
  const now = useNow(date, timeZone);
  const measure = useTextWidth();
  const { ref, width } = useElementSize();
  const { ref: head, height: headHeight } = useElementSize();
  const hintId = useId();
  const columns = useMemo(() => (day ? columnsOf(day, timeZone) : []), [day, timeZone]);
  const hours = useMemo(() => hoursOf(columns), [columns]);
  const columnWidth = Math.max(NARROWEST, (width - GUTTER) / Math.max(1, columns.length));
  const scale = useMemo(() => pixelsPerMinute(columns, columnWidth, measure), [columns, columnWidth, measure]);
  const cells = useMemo(() => cellsOf(columns), [columns]);
  const { cellProps, gridProps } = useGridKeys(cells, now);
  const dragging = useDragging();
  const scroll = useFirstSight(day !== undefined && width > 0 ? date : null, ((now ?? firstOf(columns)) - hours.from - 60) * scale);
  const scrollRef = useMergedRef(ref, scroll);
  if (!day) return <Skeleton height={420} />;
  if (columns.length === 0) return <NoPractitioner />;
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    gridProps.onKeyDown(event);
    const moved = event.key.toLowerCase() === 'm' && mayBook && bookedAt(day, event.target);
    if (moved) onMove(moved);
  };
  return (
    <Paper component="section" aria-label={t('schedule')} className={classes.schedule}>
      <VisuallyHidden id={hintId}>{t('keys')}</VisuallyHidden>
      <DayContext value={{ date, hours, scale, inside, mayBook, chosen, dragging, cellProps, onOpen, onPick }}>
        {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for the fields of a form. */}
        <div
          ref={scrollRef}
          role="group"
          aria-label={t('schedule')}
          aria-describedby={hintId}
          className={classes.scroll}
          data-day-grid
          data-choosing={chosen !== null || dragging.appointment !== null || undefined}
          style={{ '--columns': columns.length, '--head-height': `${headHeight}px` } as CSSProperties}
          onFocus={gridProps.onFocus}
          onKeyDown={onKeyDown}
        >
          <DayHead ref={head} columns={columns} queueOf={now === null ? noQueue : queueOf} />
          <div className={classes.body} style={{ height: (hours.to - hours.from) * scale }}>
            <HoursGutter hours={hours} scale={scale} now={now} />
            {columns.map((column) => (
              <DayColumn key={column.id} column={column} />
            ))}
            <NowLine now={now} hours={hours} scale={scale} />
          </div>
        </div>
      </DayContext>
      <Legend />
    </Paper>
  );
}

/** Another day than today has no queues. */
const noQueue = () => null;

/** The day begins to be looked at an hour before now, or before the first appointment or hours of another day. */
function useFirstSight(seen: string | null, top: number) {
  const scroll = useRef<HTMLDivElement>(null);
  const look = useEffectEvent(() => scroll.current?.scrollTo({ top }));
  useEffect(() => {
    if (seen !== null) look();
  }, [seen]);
  return scroll;
}

function firstOf(columns: ReturnType<typeof columnsOf>): number {
  return Math.min(...columns.flatMap(({ open, blocks }) => [...open, ...blocks].map(({ from }) => from)), 24 * 60);
}

/** The appointment on which the focus is, when it can still be moved. */
function bookedAt(day: Day, target: EventTarget): Appointment | undefined {
  const key = target instanceof HTMLElement ? target.dataset.cell : undefined;
  return day.appointments.find(({ id, status }) => status === 'booked' && cellKey.appointment(id) === key);
}

const states: readonly AppointmentState[] = ['booked', 'waiting', 'inside', 'fulfilled', 'noshow'];

function Legend() {
  const t = useTranslations('scheduling');
  return (
    <Group className={classes.legend} gap="md" justify="space-between">
      <Group gap="sm">
        {states.map((state) => (
          <span key={state} className={classes.legendItem} data-state={state}>
            <StatusShape state={state} /> {t(`states.${state}`)}
          </span>
        ))}
      </Group>
      <Box visibleFrom="xl">{t('today.keysShort')}</Box>
    </Group>
  );
}

function NoPractitioner() {
  const t = useTranslations('scheduling.today.empty');
  const facility = useFacility();
  const mayManage = useMay('availability:manage');
  return (
    <Paper>
      <EmptyState
        icon={<IconCalendarOff size={40} stroke={1.2} aria-hidden />}
        title={t('title')}
        hint={t(mayManage ? 'hint' : 'hintDesk')}
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
