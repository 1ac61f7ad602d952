import { Injectable } from '@nestjs/common';
import type { Place } from '@wardbook/contracts/scheduling';
import { Db } from '../../core/database/db.js';
import { found, Problem } from '../../core/problem.error.js';
import { AppointmentRepository, type ResolvedPlace } from './appointment.repository.js';
import { AvailabilityRepository } from './availability.repository.js';
import { businessDateOf, covers, holdsOn, overlaps, type Stretch, stretchOn, toIso, tokenTime } from './receiving-hours.js';

const LONGEST_APPOINTMENT_MS = 12 * 3_600_000;

/** Turns what the desk chose into a place that can be written, or says why it cannot be booked. */
@Injectable()
export class PlaceFinder {
  constructor(
    private readonly db: Db,
    private readonly appointments: AppointmentRepository,
    private readonly availability: AvailabilityRepository,
  ) {}

  /** Takes the practitioner's lock last, so that nobody waits for what can be read before. With `overbook` the weekly rules and absences do not bind, but the permission does. */
  async resolve(place: Place, overbook: { reason: string } | undefined): Promise<ResolvedPlace> {
    if (overbook && !this.db.actor.permissions.has('appointment:overbook')) {
      throw new Problem('forbidden', { detail: 'Overbooking needs a permission that none of your roles in this facility has.' });
    }
    return place.kind === 'session'
      ? await this.token(place.sessionId, place.businessDate, overbook !== undefined)
      : await this.time(place.practitionerId, { from: Date.parse(place.startsAt), to: Date.parse(place.endsAt) }, overbook !== undefined);
  }

  /** The next token of a session. */
  async token(sessionId: string, businessDate: string, overbooks: boolean): Promise<ResolvedPlace> {
    const rule = found(await this.availability.rule(sessionId));
    if (rule.kind !== 'session' || !holdsOn(rule, businessDate)) throw new Problem('outside-availability');
    const session = stretchOn(rule, businessDate, await this.availability.zone());
    if (!overbooks) await this.refuseAbsence(rule.practitionerId, session);
    await this.appointments.lock(rule.practitionerId);
    const tokenNumber = await this.appointments.nextToken(sessionId, businessDate);
    const time = tokenTime(session, rule.capacity ?? 1, tokenNumber);
    return {
      practitionerId: rule.practitionerId,
      departmentId: rule.departmentId,
      locationId: rule.locationId,
      sessionId,
      businessDate,
      startsAt: toIso(time.from),
      endsAt: toIso(time.to),
      tokenNumber,
    };
  }

  private async time(practitionerId: string, time: Stretch, overbooks: boolean): Promise<ResolvedPlace> {
    if (time.to <= time.from || time.to - time.from > LONGEST_APPOINTMENT_MS) {
      throw Problem.field('body.place.endsAt', 'impossible-length', 'An appointment ends after it starts and lasts at most twelve hours.');
    }
    const zone = await this.availability.zone();
    const businessDate = businessDateOf(time.from, zone);
    const rules = await this.availability.rules({ from: businessDate, to: businessDate, practitionerId });
    const rule = rules.find(
      (each) => each.kind === 'slots' && holdsOn(each, businessDate) && covers(stretchOn(each, businessDate, zone), time),
    );
    if (!rule && !overbooks) throw new Problem('outside-availability');
    if (!overbooks) await this.refuseAbsence(practitionerId, time);
    const ground = rule ? found(await this.availability.rule(rule.id)) : null;
    await this.appointments.lock(practitionerId);
    return {
      practitionerId,
      departmentId: ground?.departmentId ?? null,
      locationId: ground?.locationId ?? null,
      sessionId: null,
      businessDate,
      startsAt: toIso(time.from),
      endsAt: toIso(time.to),
      tokenNumber: null,
    };
  }

  private async refuseAbsence(practitionerId: string, time: Stretch): Promise<void> {
    const absences = await this.availability.absences(toIso(time.from), toIso(time.to), practitionerId);
    const away = absences.some((absence) => overlaps(time, { from: Date.parse(absence.startsAt), to: Date.parse(absence.endsAt) }));
    if (away) throw new Problem('outside-availability', { detail: 'The practitioner is away at that time.' });
  }
}
