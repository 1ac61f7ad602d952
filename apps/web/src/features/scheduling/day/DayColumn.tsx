'use client';

import { UnstyledButton } from '@mantine/core';
import type { Place } from '@wardbook/contracts/scheduling/appointments';
import { useTranslations } from 'next-intl';
import { useFormats } from '@/ui/formats';
import { stateOf } from '../status-tones';
import { AppointmentLine } from './AppointmentLine';
import classes from './DaySchedule.module.css';
import { cellKey } from './day-cells';
import type { Block, Column, FreeSlot, Session } from './day-columns';
import { useDayShown, usePlacing } from './day-context';
import { StatusShape } from './StatusShape';
import { useAppointmentWords } from './use-appointment-words';

/** The day of one practitioner: hours, breaks and leave as the ground, and upon it what is free and who comes. */
export function DayColumn({ column }: { column: Column }) {
  const t = useTranslations('scheduling.today');
  const { mayBook } = useDayShown();
  const place = usePlacing();
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for the fields of a form.
    <div role="group" aria-label={column.name} className={classes.column}>
      {column.open.map((span) => (
        <div key={span.from} className={classes.open} style={place(span)} />
      ))}
      {column.breaks.map((span) => (
        <div key={span.from} className={classes.break} style={place(span)}>
          {t('break')}
        </div>
      ))}
      {mayBook && column.free.map((slot) => <FreeCell key={slot.place.startsAt} slot={slot} practitioner={column.name} />)}
      {column.sessions.map((session) => (
        <SessionCell key={session.id} session={session} column={column} />
      ))}
      {column.away.map((span) => (
        <div key={span.id} className={classes.away} style={place(span)} title={t('away', { reason: span.reason })}>
          {t('away', { reason: span.reason })}
        </div>
      ))}
      {column.blocks.map((block) => (
        <BlockCell key={block.appointment.id} block={block} />
      ))}
    </div>
  );
}

function FreeCell({ slot, practitioner }: { slot: FreeSlot; practitioner: string }) {
  const t = useTranslations('scheduling.today');
  const formats = useFormats();
  const { chosen, dragging, cellProps, onPick } = useDayShown();
  const place = usePlacing();
  const time = formats.time(slot.place.startsAt);
  return (
    <UnstyledButton
      className={classes.free}
      style={place(slot)}
      aria-label={t('free', { time, practitioner })}
      data-chosen={isChosen(chosen, slot.place) || undefined}
      onClick={() => onPick(slot.place, slot.place.practitionerId)}
      {...dragging.dropProps(slot.place)}
      {...cellProps(cellKey.free(slot.place.practitionerId, slot.place.startsAt))}
    >
      {time}
    </UnstyledButton>
  );
}

function isChosen(chosen: Place | null, place: Place): boolean {
  return JSON.stringify(chosen) === JSON.stringify(place);
}

function BlockCell({ block: { appointment, lane, lanes, ...span } }: { block: Block }) {
  const { inside, mayBook, dragging, cellProps, onOpen } = useDayShown();
  const words = useAppointmentWords();
  const place = usePlacing();
  const state = stateOf(appointment, inside);
  const about = words(appointment, state);
  return (
    <UnstyledButton
      className={classes.block}
      style={{ ...place(span), insetInlineStart: `${(100 * lane) / lanes}%`, width: `calc(${100 / lanes}% - 1px)` }}
      data-state={state}
      aria-label={about}
      title={about}
      onClick={() => onOpen(appointment)}
      {...(mayBook && state === 'booked' ? dragging.dragProps(appointment) : {})}
      {...cellProps(cellKey.appointment(appointment.id))}
    >
      <span className={classes.text}>
        <span className={classes.shape}>
          <StatusShape state={state} />
        </span>
        {appointment.patientDeceased && '† '}
        {appointment.patientName}
      </span>
    </UnstyledButton>
  );
}

/** Tokens come in their order, not at a time: they are a list in the stretch of their session. */
function SessionCell({ session, column }: { session: Session; column: Column }) {
  const t = useTranslations('scheduling.today');
  const { mayBook, chosen, dragging, cellProps, onPick } = useDayShown();
  const place = usePlacing();
  const practitioner = column.name;
  const canBook = mayBook && session.bookingsLeft > 0;
  const about = canBook ? t('giveToken', { left: session.bookingsLeft, practitioner }) : t('noTokens', { practitioner });
  return (
    <div className={classes.session} style={place(session)}>
      <UnstyledButton
        className={classes.sessionHead}
        aria-label={about}
        title={about}
        aria-disabled={!canBook}
        data-chosen={isChosen(chosen, session.place) || undefined}
        onClick={() => canBook && onPick(session.place, column.id)}
        {...(canBook ? dragging.dropProps(session.place) : {})}
        {...cellProps(cellKey.session(session.id))}
      >
        {t('tokens', { given: session.tokens.length, capacity: session.capacity })}
      </UnstyledButton>
      <ol className={classes.tokens} aria-label={t('tokensOf', { practitioner })}>
        {session.tokens.map((appointment) => (
          <AppointmentLine key={appointment.id} appointment={appointment} />
        ))}
      </ol>
    </div>
  );
}
