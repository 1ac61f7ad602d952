import { Controller } from '@nestjs/common';
import type { Input } from '@wardbook/contracts/endpoint';
import * as contract from '@wardbook/contracts/scheduling';
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

  @Implements(contract.listAvailability)
  async listAvailability(@Args() { query }: Input<typeof contract.listAvailability>) {
    return { items: await this.availability.list(query.practitionerId, query.onOrAfter) };
  }

  @Implements(contract.addAvailability)
  addAvailability(@Args() { body }: Input<typeof contract.addAvailability>) {
    return this.schedule.add(body);
  }

  @Implements(contract.endAvailability)
  endAvailability(@Args() { params, body }: Input<typeof contract.endAvailability>) {
    return this.schedule.end(params.id, body.version, body.lastDay);
  }

  @Implements(contract.addAbsence)
  addAbsence(@Args() { body }: Input<typeof contract.addAbsence>) {
    return this.schedule.addAbsence(body);
  }

  @Implements(contract.cancelAbsence)
  cancelAbsence(@Args() { params }: Input<typeof contract.cancelAbsence>) {
    return this.schedule.cancelAbsence(params.id);
  }

  @Implements(contract.listFreePlaces)
  async freePlaces(@Args() { query }: Input<typeof contract.listFreePlaces>) {
    return { items: await this.schedule.freePlaces(query) };
  }

  @Implements(contract.listToRebook)
  listToRebook() {
    return this.booking.toRebook();
  }

  @Implements(contract.bookAppointment)
  book(@Args() { body }: Input<typeof contract.bookAppointment>) {
    return this.booking.book(body);
  }

  @Implements(contract.walkIn)
  walkIn(@Args() { body }: Input<typeof contract.walkIn>) {
    return this.booking.walkIn(body);
  }

  @Implements(contract.moveAppointment)
  move(@Args() { params, body }: Input<typeof contract.moveAppointment>) {
    return this.booking.move(params.id, body);
  }

  @Implements(contract.cancelAppointment)
  cancel(@Args() { params, body }: Input<typeof contract.cancelAppointment>) {
    return this.booking.cancel(params.id, body.version, body.reason);
  }

  @Implements(contract.checkIn)
  checkIn(@Args() { params, body }: Input<typeof contract.checkIn>) {
    return this.booking.checkIn(params.id, body.version);
  }

  @Implements(contract.markNoShow)
  noShow(@Args() { params, body }: Input<typeof contract.markNoShow>) {
    return this.booking.noShow(params.id, body.version);
  }

  @Implements(contract.readDay)
  day(@Args() { params }: Input<typeof contract.readDay>) {
    return this.schedule.day(params.date);
  }

  @Implements(contract.listPatientAppointments)
  async ofPatient(@Args() { params }: Input<typeof contract.listPatientAppointments>) {
    return { items: await this.appointments.ofPatient(params.id) };
  }
}
