import { Injectable } from '@nestjs/common';
import type { Input } from '@wardbook/contracts/core/endpoint';
import type { Appointment, bookAppointment, checkIn, moveAppointment, ToRebook, walkIn } from '@wardbook/contracts/scheduling/appointments';
import { Clock } from '../../core/clock.js';
import { Db } from '../../core/database/db.js';
import { Events } from '../../core/events.js';
import { Live } from '../../core/live/live.js';
import { found, Problem, versionMoved } from '../../core/problem.error.js';
import { PatientRegistry } from '../patients/index.js';
import { AppointmentRepository, type NewAppointment, type ResolvedPlace } from './appointment.repository.js';
import { appointmentTransitions } from './appointment-status.js';
import { AvailabilityRepository } from './availability.repository.js';
import { PlaceFinder } from './place-finder.js';
import { businessDateOf } from './receiving-hours.js';
import {
  type AppointmentFact,
  appointmentArrived,
  appointmentBooked,
  appointmentCancelled,
  appointmentMoved,
} from './scheduling.events.js';

/** A walk-in without a session has no time of its own; a quarter of an hour shows it in the day. */
const WALK_IN_MS = 15 * 60_000;

/** The front desk's verbs. */
@Injectable()
export class BookingService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly appointments: AppointmentRepository,
    private readonly availability: AvailabilityRepository,
    private readonly places: PlaceFinder,
    private readonly patients: PatientRegistry,
    private readonly events: Events,
    private readonly live: Live,
  ) {}

  async book(input: Input<typeof bookAppointment>['body']) {
    const [place] = await Promise.all([this.places.resolve(input.place, input.overbook), this.patients.refuseDeceased(input.patientId)]);
    const appointment = await this.write({
      ...place,
      patientId: input.patientId,
      origin: input.origin,
      reason: input.reason ?? null,
      overbookingReason: input.overbook?.reason ?? null,
    });
    const [warnings] = await Promise.all([this.warnings(appointment, place), this.events.emit(appointmentBooked, this.fact(appointment))]);
    return { appointment, warnings };
  }

  /** Registers the arrival at once: who walks in is here. */
  async walkIn(input: Input<typeof walkIn>['body']) {
    const [place] = await Promise.all([this.walkInPlace(input), this.patients.refuseDeceased(input.patientId)]);
    const written = await this.write({
      ...place,
      patientId: input.patientId,
      origin: 'walk-in',
      reason: input.reason ?? null,
      overbookingReason: input.overbook?.reason ?? null,
    });
    const arrival = { version: written.version, confirmedSecondVisit: input.confirmedSecondVisit };
    const [appointment, warnings] = await Promise.all([this.arrive(written, arrival), this.warnings(written, place)]);
    return { appointment, warnings };
  }

  async move(id: string, input: Input<typeof moveAppointment>['body']) {
    const current = found(await this.appointments.read(id));
    if (current.status !== 'booked') throw new Problem('status-not-allowed', { context: { from: current.status, to: 'booked' } });
    await this.patients.refuseDeceased(current.patientId);
    const place = await this.places.resolve(input.place, input.overbook, id);
    const isMoved = await this.appointments.move(id, input.version, place, input.overbook?.reason ?? null);
    if (!isMoved) throw versionMoved(current);
    const appointment = await this.changed(id);
    await this.events.emit(appointmentMoved, this.fact(appointment));
    return { appointment, warnings: await this.warnings(appointment, place) };
  }

  async cancel(id: string, version: number, reason: string): Promise<Appointment> {
    const appointment = await this.step(found(await this.appointments.read(id)), version, 'cancelled', reason);
    await this.events.emit(appointmentCancelled, { ...this.fact(appointment), why: reason });
    return appointment;
  }

  /** A check-in counts for appointments up to today: a later one would start the visit of another day. After midnight the day before still counts. */
  async checkIn(id: string, arrival: Input<typeof checkIn>['body']): Promise<Appointment> {
    return await this.arrive(found(await this.appointments.read(id)), arrival);
  }

  private async arrive(current: Appointment, { version, confirmedSecondVisit }: Input<typeof checkIn>['body']): Promise<Appointment> {
    if (current.businessDate > (await this.today())) throw new Problem('status-not-allowed', { context: { rule: 'day_not_come' } });
    const appointment = await this.step(current, version, 'arrived', null);
    await this.events.emit(appointmentArrived, { ...this.fact(appointment), confirmedSecondVisit });
    return appointment;
  }

  /** Future bookings that can no longer be kept: the receptionist must call the patient. */
  async toRebook(): Promise<{ items: ToRebook[] }> {
    return { items: await this.appointments.toRebook() };
  }

  async noShow(id: string, version: number): Promise<Appointment> {
    const current = found(await this.appointments.read(id));
    if (Date.parse(current.startsAt) > this.clock.now().getTime())
      throw new Problem('status-not-allowed', { context: { rule: 'time_not_come' } });
    return await this.step(current, version, 'noshow', null);
  }

  /** The patient arrived and left without being seen. Called when the visit ends; the patient knows, so no message is sent. */
  async leave(id: string, reason: string): Promise<void> {
    const current = found(await this.appointments.read(id));
    if (current.status === 'arrived') await this.step(current, current.version, 'cancelled', reason);
  }

  /** The visit that the appointment led to is over. Called by who ends the visit. */
  async fulfil(id: string): Promise<void> {
    const current = found(await this.appointments.read(id));
    if (current.status === 'arrived') await this.step(current, current.version, 'fulfilled', null);
  }

  private async step(current: Appointment, version: number, status: Appointment['status'], reason: string | null): Promise<Appointment> {
    appointmentTransitions.refuseUnless(current.status, status);
    const [isChanged, changed] = await Promise.all([
      this.appointments.setStatus(current.id, version, status, reason),
      this.changed(current.id),
    ]);
    if (!isChanged) throw versionMoved(current);
    return changed;
  }

  private async walkInPlace({ practitionerId, sessionId, overbook }: Input<typeof walkIn>['body']): Promise<ResolvedPlace> {
    if (!sessionId) return await this.places.now(practitionerId, WALK_IN_MS);
    return await this.places.resolve({ kind: 'session', sessionId, businessDate: await this.today() }, overbook);
  }

  private async today(): Promise<string> {
    return businessDateOf(this.clock.now().getTime(), await this.availability.zone());
  }

  private async write(appointment: NewAppointment): Promise<Appointment> {
    return await this.changed(this.appointments.insertLater(appointment));
  }

  private async changed(id: string): Promise<Appointment> {
    await this.live.announce('schedule');
    return found(await this.appointments.read(id));
  }

  private async warnings(appointment: Appointment, place: ResolvedPlace) {
    const others = await this.appointments.overlapsOfPatient(appointment.patientId, place, appointment.id);
    return others.map((other) => ({
      code: 'patient-overlap' as const,
      appointmentId: other.id,
      startsAt: other.startsAt,
      practitionerName: other.practitionerName,
    }));
  }

  private fact(appointment: Appointment): AppointmentFact {
    const { id: appointmentId, patientId, practitionerId, departmentId, reason } = appointment;
    return { appointmentId, facilityId: this.db.facilityId, patientId, practitionerId, departmentId, reason };
  }
}
