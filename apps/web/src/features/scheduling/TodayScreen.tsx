'use client';

import { SegmentedControl } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { type Appointment, type Place, readDay } from '@wardbook/contracts/scheduling/appointments';
import { useTranslations } from 'next-intl';
import { parseAsString, useQueryState } from 'nuqs';
import { type ReactNode, useState } from 'react';
import { useLive } from '@/api/live';
import { useContractQuery } from '@/api/queries';
import { ErrorState } from '@/ui/ErrorState';
import { useFormats } from '@/ui/formats';
import { PageFrame } from '@/ui/PageFrame';
import { SidePanel } from '@/ui/SidePanel';
import { AppointmentDetails } from './AppointmentDetails';
import { ArrivalsList } from './ArrivalsList';
import { BookingForm } from './booking/BookingForm';
import { type BookingStart, bookingTitle } from './booking/use-booking';
import { DayActions } from './DayActions';
import { DayOnPhone } from './day/DayOnPhone';
import { DaySchedule } from './day/DaySchedule';
import { RebookingList } from './Rebooking';
import classes from './TodayScreen.module.css';

/** What stands in the column beside the day, instead of the arrivals. */
type Panel = { appointment: Appointment } | { booking: BookingStart } | { rebooking: true } | null;

/** Reception's home: the day by practitioner, and beside it who is expected and who waits. */
export function TodayScreen() {
  const t = useTranslations('scheduling.today');
  const formats = useFormats();
  const [date, setDate] = useDate();
  const [panel, setPanel] = useState<Panel>(null);
  const [chosen, setChosen] = useState<Place | null>(null);
  /** With whom the place was that was pointed at in the day. */
  const [picked, setPicked] = useState<string | null>(null);
  const [isRebooking, setRebooking] = useState(false);
  const { data, error, refetch } = useContractQuery(readDay, { params: { date } }, { keepPrevious: true });
  useLive('schedule', [readDay]);
  const book = (start: BookingStart) => {
    setChosen(start.place ?? null);
    setPicked(null);
    setPanel({ booking: start });
  };
  const close = () => {
    setPanel(null);
    setChosen(null);
  };
  const written = `${formats.weekday(date)}, ${formats.day(date)}`;
  const rebook = () => {
    close();
    setRebooking(true);
  };
  const isBooking = panel !== null && 'booking' in panel && !panel.booking.walkIn;
  const open = (appointment: Appointment) => setPanel({ appointment });
  const shown = shownPanel(panel, isRebooking, data?.appointments);
  const schedule = {
    day: data?.date === date ? data : undefined,
    date,
    chosen,
    onOpen: open,
    // While a patient is being booked or moved, the day is where the time is chosen.
    onPick: (place: Place, practitionerId: string) => {
      if (!isBooking) return book({ walkIn: false, place, practitionerId });
      setChosen(place);
      setPicked(practitionerId);
    },
    onMove: (moved: Appointment) => book({ walkIn: false, moved }),
  };
  return (
    <PageFrame
      title={date === formats.today() ? t('title') : written}
      {...(date === formats.today() && { subtitle: written })}
      actions={<DayActions date={date} setDate={setDate} onBook={book} onRebook={rebook} />}
      width="full"
    >
      {error && !data && <ErrorState error={error} onRetry={() => void refetch()} />}
      <Parts
        day={(isPhone) => (isPhone ? <DayOnPhone {...schedule} /> : <DaySchedule {...schedule} />)}
        people={<ArrivalsList day={data} onOpen={open} />}
        panel={
          shown && (
            <PanelOf
              {...{ panel: shown, date, setDate, chosen, picked }}
              onChoose={setChosen}
              onMove={schedule.onMove}
              onBook={book}
              onClose={panel === null ? () => setRebooking(false) : close}
            />
          )
        }
      />
    </PageFrame>
  );
}

/** After a move from the list to re-book, the list is shown again. Another desk may have gone on with an appointment that is open. */
function shownPanel(panel: Panel, isRebooking: boolean, appointments: readonly Appointment[] | undefined): Panel {
  if (panel === null) return isRebooking ? { rebooking: true } : null;
  return 'appointment' in panel ? { appointment: latest(panel.appointment, appointments) } : panel;
}

function latest(appointment: Appointment, appointments: readonly Appointment[] | undefined): Appointment {
  return appointments?.find(({ id }) => id === appointment.id) ?? appointment;
}

interface PanelOfProps {
  panel: NonNullable<Panel>;
  date: string;
  setDate: (date: string) => void;
  chosen: Place | null;
  picked: string | null;
  onChoose: (place: Place | null) => void;
  onMove: (appointment: Appointment) => void;
  onBook: (start: BookingStart) => void;
  onClose: () => void;
}

function PanelOf({ panel, date, setDate, chosen, picked, onChoose, onMove, onBook, onClose }: PanelOfProps) {
  const t = useTranslations('scheduling');
  if ('appointment' in panel) {
    return (
      <SidePanel key={panel.appointment.id} title={t('appointment.title')} onClose={onClose}>
        <AppointmentDetails appointment={panel.appointment} onDone={onClose} onMove={onMove} onBook={onBook} />
      </SidePanel>
    );
  }
  if ('rebooking' in panel) {
    return (
      <SidePanel key="rebooking" title={t('rebooking.title')} onClose={onClose}>
        <RebookingList onMove={onMove} />
      </SidePanel>
    );
  }
  const { booking } = panel;
  return (
    <SidePanel key={booking.moved?.id ?? String(booking.walkIn)} title={t(`booking.${bookingTitle(booking)}`)} onClose={onClose}>
      <BookingForm start={booking} date={date} place={chosen} picked={picked} onPlace={onChoose} onDay={setDate} onDone={onClose} />
    </SidePanel>
  );
}

/** The day and the people beside each other, or one of them at a time where there is no room for both. */
function Parts({ day, people, panel }: { day: (isPhone: boolean) => ReactNode; people: ReactNode; panel: ReactNode }) {
  const t = useTranslations('scheduling.today');
  const isPhone = useMediaQuery('(max-width: 62em)', false, { getInitialValueInEffect: false });
  const [part, setPart] = useState<'people' | 'times'>('people');
  if (!isPhone) {
    return (
      <div className={classes.parts}>
        <div className={classes.day}>{day(false)}</div>
        {panel || people}
      </div>
    );
  }
  return (
    <>
      <SegmentedControl
        fullWidth
        size="md"
        aria-label={t('parts.label')}
        value={part}
        onChange={(next) => setPart(next as typeof part)}
        data={(['people', 'times'] as const).map((each) => ({ value: each, label: t(`parts.${each}`) }))}
      />
      {part === 'people' ? people : day(true)}
      {panel}
    </>
  );
}

/** The day is in the URL; without one it is today, also after midnight. */
function useDate(): [string, (date: string) => void] {
  const formats = useFormats();
  const [date, setDate] = useQueryState('date', parseAsString);
  return [date ?? formats.today(), (next) => void setDate(next === formats.today() ? null : next)];
}
