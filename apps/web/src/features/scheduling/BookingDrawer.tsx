'use client';

import { Alert, Anchor, Button, Drawer, Stack, Text, TextInput } from '@mantine/core';
import { DateInput } from '@mantine/dates';
import type { ProblemError } from '@wardbook/contracts/core/problem';
import type { Appointment } from '@wardbook/contracts/scheduling/appointments';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { type SyntheticEvent, useState } from 'react';
import { useProblemMessage } from '@/api/problem-message';
import { useFacility, useMay } from '@/features/identity';
import { PatientPicker } from '@/features/patients';
import { useFormats } from '@/ui/formats';
import { PlaceChoice, SessionChoice } from './PlaceChoice';
import { PractitionerSelect } from './PractitionerSelect';
import { type BookingStart, useBooking } from './use-booking';

interface BookingDrawerProps {
  opened: boolean;
  start: BookingStart | undefined;
  date: string;
  onClose: () => void;
}

/** Booking and walk-in over any page: three choices for a known patient. */
export function BookingDrawer({ opened, start = { walkIn: false }, date, onClose }: BookingDrawerProps) {
  const t = useTranslations('scheduling.booking');
  return (
    <Drawer
      opened={opened}
      onClose={onClose}
      position="right"
      size="md"
      title={start.moved ? t('moveTitle') : start.walkIn ? t('walkInTitle') : t('title')}
    >
      {opened && <BookingForm start={start} date={date} onDone={onClose} />}
    </Drawer>
  );
}

const OVERBOOKABLE = ['slot-taken', 'session-full', 'outside-availability'];
/** What no permission changes. */
const FINAL_RULES: readonly unknown[] = ['time_passed', 'practitioner_left'];

function canBeOverbooked(problem: ProblemError | null): boolean {
  return problem !== null && OVERBOOKABLE.includes(problem.code) && !FINAL_RULES.includes(problem.problem.context?.rule);
}

function verbOf({ moved, walkIn }: BookingStart) {
  if (moved) return 'submitMove';
  return walkIn ? 'submitWalkIn' : 'submit';
}

function BookingForm({ start, date, onDone }: { start: BookingStart; date: string; onDone: () => void }) {
  const t = useTranslations('scheduling.booking');
  const formats = useFormats();
  const messageOf = useProblemMessage();
  const mayOverbook = useMay('appointment:overbook');
  const booking = useBooking(start, onDone);
  const [from, setFrom] = useState(date < formats.today() ? formats.today() : date);
  const mayTryAgain = mayOverbook && canBeOverbooked(booking.problem);
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    void booking.submit();
  };
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        {start.moved ? <Moved appointment={start.moved} /> : <Patient booking={booking} />}
        <PractitionerSelect label={t('practitioner')} value={booking.practitionerId} onChange={booking.setPractitionerId} />
        {start.walkIn ? (
          <SessionChoice
            practitionerId={booking.practitionerId}
            today={formats.today()}
            value={booking.sessionId}
            onChange={booking.setSessionId}
          />
        ) : (
          <>
            <DateInput label={t('from')} value={from} onChange={(day) => day && setFrom(day)} minDate={formats.today()} />
            <PlaceChoice
              practitionerId={booking.practitionerId}
              from={from}
              wished={start.startsAt}
              value={booking.place}
              onChange={booking.setPlace}
            />
          </>
        )}
        {!start.moved && (
          <TextInput
            label={t('reason')}
            value={booking.reason}
            onChange={(event) => booking.setReason(event.currentTarget.value)}
            maxLength={200}
          />
        )}
        {booking.problem && <Alert color="red">{messageOf(booking.problem)}</Alert>}
        {mayTryAgain && (
          <TextInput
            label={t('overbookReason')}
            description={t('overbookHint')}
            value={booking.overbookReason}
            onChange={(event) => booking.setOverbookReason(event.currentTarget.value)}
          />
        )}
        <Button type="submit" loading={booking.pending} disabled={!booking.ready}>
          {t(mayTryAgain && booking.overbookReason ? 'overbook' : verbOf(start))}
        </Button>
      </Stack>
    </form>
  );
}

function Patient({ booking }: { booking: ReturnType<typeof useBooking> }) {
  const t = useTranslations('scheduling.booking');
  const facility = useFacility();
  return (
    <>
      <PatientPicker label={t('patient')} value={booking.patient} onChange={booking.setPatient} autoFocus />
      {!booking.patient && (
        <Anchor component={Link} href={facility.path('/patients/new')} size="sm">
          {t('newPatient')}
        </Anchor>
      )}
    </>
  );
}

function Moved({ appointment }: { appointment: Appointment }) {
  const formats = useFormats();
  return (
    <div>
      <Text fw={600}>{appointment.patientName}</Text>
      <Text size="sm" c="dimmed">
        {formats.dateTime(appointment.startsAt)} · {appointment.practitionerName}
      </Text>
    </div>
  );
}
