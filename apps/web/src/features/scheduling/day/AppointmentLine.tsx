'use client';

import { UnstyledButton } from '@mantine/core';
import type { Appointment } from '@wardbook/contracts/scheduling/appointments';
import { stateOf } from '../status-tones';
import classes from './DaySchedule.module.css';
import { cellKey } from './day-cells';
import { useDayShown } from './day-context';
import { StatusShape } from './StatusShape';
import { useAppointmentWords } from './use-appointment-words';

/** One token, or one who came without a booking, as a line of a list. */
export function AppointmentLine({ appointment }: { appointment: Appointment }) {
  const { inside, cellProps, onOpen } = useDayShown();
  const words = useAppointmentWords();
  const state = stateOf(appointment, inside);
  const about = words(appointment, state);
  return (
    <li>
      <UnstyledButton
        className={classes.line}
        data-state={state}
        aria-label={about}
        title={about}
        onClick={() => onOpen(appointment)}
        {...cellProps(cellKey.appointment(appointment.id))}
      >
        <span className={classes.shape}>
          <StatusShape state={state} />
        </span>
        {appointment.tokenNumber !== null && <b>{appointment.tokenNumber} </b>}
        {appointment.patientName}
      </UnstyledButton>
    </li>
  );
}
