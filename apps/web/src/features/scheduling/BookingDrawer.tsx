'use client';

import { Alert, Anchor, Button, Drawer, Stack, TextInput } from '@mantine/core';
import { DateInput } from '@mantine/dates';
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

/** Booking and walk-in over whatever is open: three choices for a known patient. */
export function BookingDrawer({ opened, start = { walkIn: false }, date, onClose }: BookingDrawerProps) {
  const t = useTranslations('scheduling.booking');
  return (
    <Drawer opened={opened} onClose={onClose} position="right" size="md" title={start.walkIn ? t('walkInTitle') : t('title')}>
      {opened && <BookingForm start={start} date={date} onDone={onClose} />}
    </Drawer>
  );
}

const OVERBOOKABLE = ['slot-taken', 'session-full', 'outside-availability'];

function BookingForm({ start, date, onDone }: { start: BookingStart; date: string; onDone: () => void }) {
  const t = useTranslations('scheduling.booking');
  const formats = useFormats();
  const facility = useFacility();
  const messageOf = useProblemMessage();
  const mayOverbook = useMay('appointment:overbook');
  const booking = useBooking(start, onDone);
  const [from, setFrom] = useState(date < formats.today() ? formats.today() : date);
  const mayTryAgain = mayOverbook && booking.problem !== null && OVERBOOKABLE.includes(booking.problem.code);
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    // What goes wrong is in `booking.problem` and shown above the button.
    booking.submit().catch(() => undefined);
  };
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <PatientPicker label={t('patient')} value={booking.patient} onChange={booking.setPatient} autoFocus />
        {!booking.patient && (
          <Anchor component={Link} href={facility.path('/patients/new')} size="sm">
            {t('newPatient')}
          </Anchor>
        )}
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
            <PlaceChoice practitionerId={booking.practitionerId} from={from} value={booking.place} onChange={booking.setPlace} />
          </>
        )}
        <TextInput
          label={t('reason')}
          value={booking.reason}
          onChange={(event) => booking.setReason(event.currentTarget.value)}
          maxLength={200}
        />
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
          {mayTryAgain && booking.overbookReason ? t('overbook') : start.walkIn ? t('submitWalkIn') : t('submit')}
        </Button>
      </Stack>
    </form>
  );
}
