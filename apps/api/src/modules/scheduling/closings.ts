import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Events } from '../../core/events.js';
import { departmentClosing, facilityClosing, locationClosing, practitionerClosing } from '../organisation/index.js';
import { AppointmentRepository } from './appointment.repository.js';

/**
 * A department or practitioner with future bookings cannot be closed, since the patients would come in vain. Ending the weekly
 * hours puts the bookings on the list to re-book; once that is empty, the closing succeeds, and nothing more is offered.
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
