import { Module } from '@nestjs/common';
import { explainConstraints } from '../../core/http/constraint-problems.js';
import { PatientsModule } from '../patients/index.js';
import { AppointmentRepository } from './appointment.repository.js';
import { AvailabilityRepository } from './availability.repository.js';
import { BookingService } from './booking.service.js';
import { Closings } from './closings.js';
import { NextAppointments } from './next-appointments.repository.js';
import { PlaceFinder } from './place-finder.js';
import { ScheduleService } from './schedule.service.js';
import { SchedulingController } from './scheduling.controller.js';

explainConstraints({
  appointment_not_double_booked: { code: 'slot-taken' },
  appointment_token_once: { code: 'slot-taken' },
  appointment_session_capacity: { code: 'session-full' },
  appointment_patient: { code: 'invalid-input', field: 'body.patientId', fault: 'unknown', message: 'There is no such patient.' },
  appointment_practitioner: {
    code: 'invalid-input',
    field: 'body.place.practitionerId',
    fault: 'unknown',
    message: 'There is no such practitioner.',
  },
  availability_period: {
    code: 'invalid-input',
    field: 'body.validTo',
    fault: 'last-before-first',
    message: 'The last day is not before the first.',
  },
  availability_practitioner: {
    code: 'invalid-input',
    field: 'body.practitionerId',
    fault: 'unknown',
    message: 'There is no such practitioner.',
  },
  availability_department: { code: 'invalid-input', field: 'body.departmentId', fault: 'unknown', message: 'There is no such department.' },
  availability_location: { code: 'invalid-input', field: 'body.locationId', fault: 'unknown', message: 'There is no such location.' },
  absence_once: { code: 'already-exists', field: 'body.startsAt', message: 'This absence is entered already.' },
  availability_no_overlap: {
    code: 'already-exists',
    field: 'body.starts',
    message: 'The practitioner receives elsewhere or otherwise at that time.',
  },
});

@Module({
  imports: [PatientsModule],
  controllers: [SchedulingController],
  providers: [AppointmentRepository, AvailabilityRepository, BookingService, Closings, NextAppointments, PlaceFinder, ScheduleService],
  exports: [BookingService, ScheduleService],
})
export class SchedulingModule {}
