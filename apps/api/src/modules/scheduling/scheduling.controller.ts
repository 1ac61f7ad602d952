import { Controller } from '@nestjs/common';
import type { Input } from '@wardbook/contracts/core/endpoint';
import * as scheduling from '@wardbook/contracts/scheduling/appointments';
import * as availability from '@wardbook/contracts/scheduling/availability';
import { Args, Implements } from '../../core/http/implements.js';
import { AppointmentRepository } from './appointment.repository.js';
import { AvailabilityRepository } from './availability.repository.js';
import { BookingService } from './booking.service.js';
import { ScheduleService } from './schedule.service.js';

@Controller()
export class SchedulingController {
  constructor(
    private readonly booking: BookingService,
    private readonly schedule: ScheduleService,
    private readonly availability: AvailabilityRepository,
    private readonly appointments: AppointmentRepository,
  ) {}

  @Implements(availability.listAvailability)
  async listAvailability(@Args() { query }: Input<typeof availability.listAvailability>) {
    return { items: await this.availability.list(query.practitionerId, query.onOrAfter) };
  }

  @Implements(availability.addAvailability)
  addAvailability(@Args() { body }: Input<typeof availability.addAvailability>) {
    return this.schedule.add(body);
  }

  @Implements(availability.endAvailability)
  endAvailability(@Args() { params, body }: Input<typeof availability.endAvailability>) {
    return this.schedule.end(params.id, body.version, body.lastDay);
  }

  @Implements(availability.addAbsence)
  addAbsence(@Args() { body }: Input<typeof availability.addAbsence>) {
    return this.schedule.addAbsence(body);
  }

  @Implements(availability.cancelAbsence)
  cancelAbsence(@Args() { params }: Input<typeof availability.cancelAbsence>) {
    return this.schedule.cancelAbsence(params.id);
  }

  @Implements(scheduling.listFreePlaces)
  freePlaces(@Args() { query }: Input<typeof scheduling.listFreePlaces>) {
    return this.schedule.freePlaces(query);
  }

  @Implements(scheduling.listToRebook)
  listToRebook() {
    return this.booking.toRebook();
  }

  @Implements(scheduling.bookAppointment)
  book(@Args() { body }: Input<typeof scheduling.bookAppointment>) {
    return this.booking.book(body);
  }

  @Implements(scheduling.walkIn)
  walkIn(@Args() { body }: Input<typeof scheduling.walkIn>) {
    return this.booking.walkIn(body);
  }

  @Implements(scheduling.moveAppointment)
  move(@Args() { params, body }: Input<typeof scheduling.moveAppointment>) {
    return this.booking.move(params.id, body);
  }

  @Implements(scheduling.cancelAppointment)
  cancel(@Args() { params, body }: Input<typeof scheduling.cancelAppointment>) {
    return this.booking.cancel(params.id, body.version, body.reason);
  }

  @Implements(scheduling.checkIn)
  checkIn(@Args() { params, body }: Input<typeof scheduling.checkIn>) {
    return this.booking.checkIn(params.id, body);
  }

  @Implements(scheduling.markNoShow)
  noShow(@Args() { params, body }: Input<typeof scheduling.markNoShow>) {
    return this.booking.noShow(params.id, body.version);
  }

  @Implements(scheduling.readDay)
  day(@Args() { params }: Input<typeof scheduling.readDay>) {
    return this.schedule.day(params.date);
  }

  @Implements(scheduling.listPatientAppointments)
  async ofPatient(@Args() { params }: Input<typeof scheduling.listPatientAppointments>) {
    return { items: await this.appointments.ofPatient(params.id) };
  }
}
