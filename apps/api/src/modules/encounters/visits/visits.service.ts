import { Injectable } from '@nestjs/common';
import type { Input } from '@wardbook/contracts/core/endpoint';
import type {
  cancelVisit,
  changeVisit,
  Encounter,
  finishVisit,
  listVisits,
  startEncounter,
  UnfinishedWork,
  Visit,
} from '@wardbook/contracts/encounters/visits';
import { AuditTrail } from '../../../core/audit/audit-trail.js';
import { Db } from '../../../core/database/db.js';
import { Events } from '../../../core/events.js';
import { Live } from '../../../core/live/live.js';
import { found, Problem, versionMoved } from '../../../core/problem.error.js';
import { Practitioners } from '../../organisation/index.js';
import { PatientRegistry } from '../../patients/index.js';
import { BookingService } from '../../scheduling/index.js';
import {
  type EncounterFact,
  encounterFinished,
  encounterStarted,
  type VisitFact,
  visitCancelled,
  visitFinished,
  visitStarted,
} from '../encounters.events.js';
import { type NewVisit, type VisitChange, VisitRepository } from './visit.repository.js';
import { takesEntries, visitTransitions } from './visit-status.js';

type Change = Input<typeof changeVisit>['body'];

type Arrival = Partial<NewVisit> & Pick<NewVisit, 'patientId'> & { confirmedSecondVisit: boolean };

interface RecordPlace {
  visitId: string | null;
  encounterId: string | null;
}

/** Visits from arrival to leaving, and the encounters inside them. */
@Injectable()
export class Visits {
  constructor(
    private readonly db: Db,
    private readonly visits: VisitRepository,
    private readonly patients: PatientRegistry,
    private readonly practitioners: Practitioners,
    private readonly booking: BookingService,
    private readonly events: Events,
    private readonly live: Live,
    private readonly trail: AuditTrail,
  ) {}

  async startVisit({ confirmedSecondVisit, ...visit }: Arrival): Promise<Visit> {
    const { patientId } = visit;
    await Promise.all([this.patients.refuseDeceased(patientId), confirmedSecondVisit ? undefined : this.refuseSecond(patientId)]);
    const defaults = { class: 'outpatient', appointmentId: null, departmentId: null, practitionerId: null, reason: null } as const;
    const started = await this.changed(this.visits.insertLater({ ...defaults, priority: 'routine', ...visit }));
    await this.events.emit(visitStarted, this.fact(started));
    return started;
  }

  async read(id: string): Promise<Visit> {
    return found(await this.visits.find(id));
  }

  /** The visit, when it is that patient's and took place; a record must never land in another patient's visit, nor in a cancelled one. */
  async ofPatient(id: string, patientId: string): Promise<Visit> {
    const visit = await this.read(id);
    if (!(await this.patients.chartIds(patientId)).includes(visit.patient.id))
      throw Problem.field('body.visitId', 'other-patient', 'This visit is another patient’s.');
    refuseUnlessTakesEntries(visit.status);
    return visit;
  }

  /** Where a record of the patient belongs: the encounter and its visit, both the patient's. What came in by an encounter alone has its visit too. */
  async placeOf(patientId: string, { visitId, encounterId }: RecordPlace): Promise<RecordPlace> {
    if (visitId) await this.ofPatient(visitId, patientId);
    if (!encounterId) return { visitId, encounterId };
    const encounter = await this.visits.findEncounter(encounterId);
    if (!encounter || !(await this.patients.chartIds(patientId)).includes(encounter.patientId))
      throw Problem.field('body.encounterId', 'other-patient', 'This encounter is not the patient’s.');
    if (visitId && encounter.visitId !== visitId)
      throw Problem.field('body.encounterId', 'other-visit', 'This encounter is not of the visit.');
    refuseUnlessTakesEntries(encounter.status);
    refuseUnlessTakesEntries((await this.read(encounter.visitId)).status);
    return { visitId: encounter.visitId, encounterId };
  }

  async list(query: Input<typeof listVisits>['query']): Promise<{ items: Visit[]; nextCursor: string | null }> {
    return await this.visits.list({ ...query, me: query.mine ? await this.me() : null });
  }

  async change(id: string, { version, departmentId, practitionerId, ...rest }: Change): Promise<Visit> {
    const current = await this.read(id);
    if (current.endedAt) throw new Problem('status-not-allowed', { context: { from: current.status } });
    const moved: VisitChange = { ...rest };
    if (departmentId !== undefined) moved.department_id = departmentId;
    if (practitionerId !== undefined) moved.practitioner_id = practitionerId;
    return await this.apply(current, version, moved);
  }

  async cancel(id: string, { version, reason }: Input<typeof cancelVisit>['body']): Promise<Visit> {
    const current = await this.read(id);
    visitTransitions.refuseUnless(current.status, 'cancelled');
    if (current.appointmentId) await this.booking.leave(current.appointmentId, reason);
    return await this.cancelled(current, version, reason);
  }

  /** The appointment was cancelled after the patient had arrived: so is the visit, unless the patient has been seen. */
  async appointmentCancelled(appointmentId: string, reason: string): Promise<void> {
    const current = await this.visits.ofAppointment(appointmentId);
    if (!current || current.status === 'cancelled') return;
    visitTransitions.refuseUnless(current.status, 'cancelled');
    await this.cancelled(current, current.version, reason);
  }

  async finish(id: string, { version }: Input<typeof finishVisit>['body']): Promise<Visit> {
    const current = await this.read(id);
    visitTransitions.refuseUnless(current.status, 'finished');
    await this.visits.finishEncounters(id);
    const visit = await this.apply(current, version, { status: 'finished', ended_at: 'now' });
    if (visit.appointmentId) await this.booking.fulfil(visit.appointmentId);
    await this.events.emit(visitFinished, this.fact(visit));
    return visit;
  }

  /** The patient did not leave. Encounters stay ended: calling in begins the next one. */
  async reopen(id: string, version: number): Promise<Visit> {
    const current = await this.read(id);
    visitTransitions.refuseUnless(current.status, 'in-progress');
    if (current.status !== 'finished') throw new Problem('status-not-allowed', { context: { from: current.status, to: 'in-progress' } });
    if (current.businessDate !== (await this.visits.today())) {
      throw new Problem('status-not-allowed', { detail: 'A visit of another day is over. Receive the patient again.' });
    }
    await this.refuseSecond(current.patient.id);
    return await this.apply(current, version, { status: 'in-progress', ended_at: null });
  }

  async unfinished(id: string): Promise<UnfinishedWork> {
    const { patient } = await this.read(id);
    await this.trail.record({ action: 'look', operation: 'listUnfinished', patientId: patient.id, subjectId: id });
    return await this.visits.unfinished(id, patient.id);
  }

  /** One's own open encounter goes on; otherwise a new one begins and the visit is in progress. */
  async startEncounter(visitId: string, { kind }: Input<typeof startEncounter>['body']): Promise<Encounter> {
    const [locked, me] = await Promise.all([this.visits.lock(visitId), this.me()]);
    const visit = found(locked);
    const open = await this.visits.openEncounter(visitId, kind, me);
    if (open) return found(await this.visits.findEncounter(open));
    if (visit.status !== 'in-progress') {
      visitTransitions.refuseUnless(visit.status, 'in-progress');
      await this.visits.setStatus(visitId, 'in-progress');
    }
    const id = await this.visits.insertEncounter(visitId, kind, me);
    await this.live.announce('queue');
    const encounter = found(await this.visits.findEncounter(id));
    await this.events.emit(encounterStarted, this.encounterFact(encounter));
    return encounter;
  }

  async finishEncounter(id: string, version: number): Promise<Encounter> {
    const current = found(await this.visits.findEncounter(id));
    if (current.status !== 'in-progress') throw new Problem('status-not-allowed', { context: { from: current.status, to: 'finished' } });
    if (!(await this.visits.finishEncounter(id, version))) throw versionMoved(current);
    await this.live.announce('queue');
    const encounter = found(await this.visits.findEncounter(id));
    await this.events.emit(encounterFinished, this.encounterFact(encounter));
    return encounter;
  }

  /** Vital signs were taken, which makes an arrived patient triaged. */
  async triaged(visitId: string): Promise<void> {
    const visit = found(await this.visits.lock(visitId));
    if (visit.status === 'arrived') await this.visits.setStatus(visitId, 'triaged');
    await this.live.announce('queue');
  }

  /** A patient who is here already is sent on, not received again. Two desks that receive at once wait for each other. */
  private async refuseSecond(patientId: string): Promise<void> {
    const chartIds = await this.patients.chartIds(patientId);
    const [, visitId] = await Promise.all([this.patients.hold(chartIds), this.visits.openToday(chartIds)]);
    if (visitId) throw new Problem('visit-open', { context: { visitId } });
  }

  private async cancelled(current: Visit, version: number, reason: string): Promise<Visit> {
    const visit = await this.apply(current, version, { status: 'cancelled', status_reason: reason, ended_at: 'now' });
    await this.events.emit(visitCancelled, this.fact(visit));
    return visit;
  }

  private async apply(current: Visit, version: number, change: VisitChange): Promise<Visit> {
    if (!(await this.visits.change(current.id, version, change))) throw versionMoved(current);
    return await this.changed(current.id);
  }

  private async changed(id: string): Promise<Visit> {
    await this.live.announce('queue');
    return found(await this.visits.find(id));
  }

  private async me(): Promise<string | null> {
    return this.db.actor.userId ? await this.practitioners.idOfUser(this.db.actor.userId) : null;
  }

  private fact(visit: Visit): VisitFact {
    return {
      visitId: visit.id,
      facilityId: this.db.facilityId,
      patientId: visit.patient.id,
      class: visit.class,
      appointmentId: visit.appointmentId,
      departmentId: visit.department?.id ?? null,
      practitionerId: visit.practitioner?.id ?? null,
    };
  }

  private encounterFact(encounter: Encounter & { departmentId: string | null }): EncounterFact {
    const { id: encounterId, visitId, patientId, kind, departmentId } = encounter;
    const practitionerId = encounter.practitioner?.id ?? null;
    return { encounterId, visitId, patientId, kind, departmentId, practitionerId, facilityId: this.db.facilityId };
  }
}

function refuseUnlessTakesEntries(status: Visit['status']): void {
  if (!takesEntries(status)) throw new Problem('status-not-allowed', { context: { from: status } });
}
