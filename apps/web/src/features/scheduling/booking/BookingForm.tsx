'use client';

import { Alert, Anchor, Button, Stack, Text, TextInput } from '@mantine/core';
import type { ProblemError } from '@wardbook/contracts/core/problem';
import type { Appointment, Place } from '@wardbook/contracts/scheduling/appointments';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { type SyntheticEvent, useEffect, useEffectEvent, useRef } from 'react';
import { useProblemMessage } from '@/api/problem-message';
import { useFacility, useMay } from '@/features/identity';
import { type NamedPatient, PatientPicker } from '@/features/patients';
import { useFormats } from '@/ui/formats';
import classes from './BookingForm.module.css';
import { PlaceChoice } from './PlaceChoice';
import { type BookingStart, useBooking } from './use-booking';
import { AnyoneSelect, WalkInChoice } from './WhoChoice';

interface BookingFormProps {
  start: BookingStart;
  /** The day that is looked at first. */
  date: string;
  /** Chosen here, or in the day beside the form. */
  place: Place | null;
  onPlace: (place: Place | null) => void;
  /** With whom the place is that was chosen in the day. */
  picked?: string | null;
  /** Another day is being looked at. */
  onDay?: (date: string) => void;
  onDone: () => void;
}

/** Three choices for a known patient: who, with whom, when. */
export function BookingForm({ start, date, place, onPlace, picked = null, onDay, onDone }: BookingFormProps) {
  const t = useTranslations('scheduling.booking');
  const messageOf = useProblemMessage();
  const mayOverbook = useMay('appointment:overbook');
  const booking = useBooking({ start, place, onDone });
  usePicked(picked, place, booking.practitionerId, booking.setPractitionerId);
  const practitioner = useRef<HTMLInputElement>(null);
  const mayTryAgain = mayOverbook && canBeOverbooked(booking.problem);
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    void booking.submit();
  };
  const choosePatient = (patient: NamedPatient | null) => {
    booking.setPatient(patient);
    if (patient) practitioner.current?.focus();
  };
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="sm">
        {start.moved ? (
          <Moved appointment={start.moved} />
        ) : (
          <Patient patient={booking.patient} onChange={choosePatient} isMissing={booking.missing.patient === true} />
        )}
        {start.walkIn ? (
          <WalkInChoice booking={booking} fieldRef={practitioner} />
        ) : (
          <>
            <AnyoneSelect
              ref={practitioner}
              {...(start.moved || start.patient ? { 'data-autofocus': true } : {})}
              value={booking.practitionerId}
              onChange={(id) => {
                booking.setPractitionerId(id);
                onPlace(null);
              }}
            />
            <PlaceChoice
              practitionerId={booking.practitionerId}
              date={date}
              value={place}
              onChange={onPlace}
              {...(onDay && { onDay })}
              error={booking.missing.place && t('missing.place')}
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
        {booking.problem && booking.problem.code !== 'visit-open' && <Alert color="red">{messageOf(booking.problem)}</Alert>}
        {mayTryAgain && (
          <TextInput
            label={t('overbookReason')}
            description={t('overbookHint')}
            value={booking.overbookReason}
            onChange={(event) => booking.setOverbookReason(event.currentTarget.value)}
          />
        )}
        <div className={classes.foot}>
          <Button type="submit" fullWidth loading={booking.pending}>
            {t(mayTryAgain && booking.overbookReason ? 'overbook' : verbOf(start))}
          </Button>
        </div>
      </Stack>
    </form>
  );
}

/** Who is asked for follows the place that was pointed at in the day; anyone stays anyone. */
function usePicked(picked: string | null, place: Place | null, current: string | null, set: (id: string) => void): void {
  const follow = useEffectEvent(() => {
    if (picked && place && current !== null && current !== picked) set(picked);
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: another place was pointed at.
  useEffect(() => follow(), [picked, place]);
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

interface PatientProps {
  patient: NamedPatient | null;
  onChange: (patient: NamedPatient | null) => void;
  isMissing: boolean;
}

function Patient({ patient, onChange, isMissing }: PatientProps) {
  const t = useTranslations('scheduling.booking');
  const facility = useFacility();
  const mayRegister = useMay('patient:register');
  return (
    <div>
      <PatientPicker label={t('patient')} value={patient} onChange={onChange} error={isMissing && t('missing.patient')} autoFocus />
      {!patient && mayRegister && (
        <Anchor component={Link} href={facility.path('/patients/new')} size="sm" mt={4} display="inline-block">
          {t('newPatient')}
        </Anchor>
      )}
    </div>
  );
}

function Moved({ appointment }: { appointment: Appointment }) {
  const formats = useFormats();
  return (
    <div>
      <Text fw={600}>{appointment.patientName}</Text>
      <Text size="sm" c="dimmed">
        {formats.weekday(appointment.businessDate, 'short')} {formats.dateTime(appointment.startsAt)} · {appointment.practitionerName}
      </Text>
    </div>
  );
}
