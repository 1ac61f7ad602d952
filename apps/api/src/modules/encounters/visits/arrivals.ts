import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Events } from '../../../core/events.js';
import { departmentClosing, facilityClosing, practitionerClosing } from '../../organisation/index.js';
import { appointmentArrived, appointmentCancelled } from '../../scheduling/index.js';
import { VisitRepository } from './visit.repository.js';
import { Visits } from './visits.service.js';

/** What happens elsewhere to patients who are in the facility. */
@Injectable()
export class Arrivals implements OnModuleInit {
  constructor(
    private readonly events: Events,
    private readonly visits: Visits,
    private readonly repository: VisitRepository,
  ) {}

  /** A check-in or a walk-in starts the visit in the same transaction; cancelling the appointment cancels the visit. */
  onModuleInit(): void {
    this.events.on(appointmentArrived, async ({ confirmedSecondVisit, ...arrival }) => {
      const { patientId, appointmentId, departmentId, practitionerId, reason } = arrival;
      await this.visits.startVisit({ patientId, appointmentId, departmentId, practitionerId, reason, confirmedSecondVisit });
    });
    this.events.on(appointmentCancelled, async ({ appointmentId, why }) => await this.visits.appointmentCancelled(appointmentId, why));
    this.refuseWhilePatientsAreThere();
  }

  /** Patients who are in the facility are finished or handed over first; they would vanish from every queue. */
  private refuseWhilePatientsAreThere(): void {
    const { events, repository } = this;
    events.on(practitionerClosing, async ({ id, left }) => left('open-visits', await repository.openVisits({ practitioner_id: id })));
    events.on(departmentClosing, async ({ id, left }) => left('open-visits', await repository.openVisits({ department_id: id })));
    events.on(facilityClosing, async ({ left }) => left('open-visits', await repository.openVisits({})));
  }
}
