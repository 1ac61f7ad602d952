import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Events } from '../../core/events.js';
import { departmentClosing, facilityClosing, locationClosing, practitionerClosing } from '../organisation/index.js';
import { AppointmentRepository } from './appointment.repository.js';

/**
 * Nobody closes over bookings: the patients would stand before a closed door. Ending the weekly hours puts what is booked on
 * the list of what is to be re-booked; once that is empty, the closing goes through, and the hours offer nothing any more.
 */
@Injectable()
export class Closings implements OnModuleInit {
  constructor(
    private readonly events: Events,
    private readonly appointments: AppointmentRepository,
  ) {}

  onModuleInit(): void {
    const { appointments } = this;
    this.events.on(facilityClosing, async ({ left }) => left('future-appointments', await appointments.bookingsAhead({})));
    for (const [closing, column] of [
      [practitionerClosing, 'practitioner_id'],
      [departmentClosing, 'department_id'],
      [locationClosing, 'location_id'],
    ] as const) {
      this.events.on(closing, async ({ id, left }) => left('future-appointments', await appointments.bookingsAhead({ [column]: id })));
    }
  }
}
