import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Events } from '../../core/events.js';
import { appointmentArrived } from '../scheduling/index.js';
import { Visits } from './visits.service.js';

/** Whoever checks in for an appointment, or walks in for one, starts a visit in the same transaction. */
@Injectable()
export class Arrivals implements OnModuleInit {
  constructor(
    private readonly events: Events,
    private readonly visits: Visits,
  ) {}

  onModuleInit(): void {
    this.events.on(appointmentArrived, async ({ patientId, appointmentId, departmentId, practitionerId, reason }) => {
      await this.visits.startVisit({ patientId, appointmentId, departmentId, practitionerId, reason });
    });
  }
}
