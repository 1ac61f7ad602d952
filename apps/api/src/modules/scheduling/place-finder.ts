import { Injectable } from '@nestjs/common';
import type { Place } from '@wardbook/contracts/scheduling/appointments';
import { Clock } from '../../core/clock.js';
import { Db } from '../../core/database/db.js';
import { Problem } from '../../core/problem.error.js';
import { AppointmentRepository, type ResolvedPlace } from './appointment.repository.js';
import { AvailabilityRepository } from './availability.repository.js';
import { businessDateOf, covers, holdsOn, LONGEST_APPOINTMENT_MS, type Stretch, stretchOn, toIso, tokenTime } from './receiving-hours.js';

interface Choices {
  overbooks: boolean;
  movedId: string | null;
}

/** Turns what the desk chose into a place that can be written, or says why it cannot be booked. */
@Injectable()
export class PlaceFinder {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly appointments: AppointmentRepository,
    private readonly availability: AvailabilityRepository,
  ) {}

  /** Takes the practitioner's lock last, so that no booking waits for what can be read before. With `overbook` the weekly rules and absences do not bind, but the permission does. */
  async resolve(place: Place, overbook: { reason: string } | undefined, movedId: string | null = null): Promise<ResolvedPlace> {
    if (overbook && !this.db.actor.permissions.has('appointment:overbook')) {
      throw new Problem('forbidden', { detail: 'Overbooking needs a permission that none of your roles in this facility has.' });
    }
    const overbooks = overbook !== undefined;
    if (place.kind === 'session') return await this.token(place.sessionId, place.businessDate, overbooks);
    const time = { from: Date.parse(place.startsAt), to: Date.parse(place.endsAt) };
    return await this.time(place.practitionerId, time, { overbooks, movedId });
  }

  /** The next token of a session. */
  private async token(sessionId: string, businessDate: string, overbooks: boolean): Promise<ResolvedPlace> {
    const rule = await this.availability.rule(sessionId);
    if (rule?.kind !== 'session' || !holdsOn(rule, businessDate)) throw new Problem('outside-availability');
    const session = stretchOn(rule, businessDate, await this.availability.zone());
    this.refusePast(session);
    if (!overbooks) await this.refuseAbsence(rule.practitionerId, session);
    this.appointments.lockLater(rule.practitionerId);
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

  /** Refuses a time that is already taken before it waits for the lock. `movedId` is the appointment that leaves a time for this one. */
  private async time(practitionerId: string, time: Stretch, { overbooks, movedId }: Choices): Promise<ResolvedPlace> {
    if (time.to <= time.from || time.to - time.from > LONGEST_APPOINTMENT_MS) {
      throw Problem.field('body.place.endsAt', 'impossible-length', 'An appointment ends after it starts and lasts at most twelve hours.');
    }
    this.refusePast(time);
    const ground = await this.availability.ground(practitionerId, { from: toIso(time.from), to: toIso(time.to), movedId });
    if (!ground.isHere) throw unavailable(...HAS_LEFT);
    const businessDate = businessDateOf(time.from, ground.zone);
    const rule = ground.rules.find((each) => holdsOn(each, businessDate) && covers(stretchOn(each, businessDate, ground.zone), time));
    if (!rule && !overbooks) throw new Problem('outside-availability');
    if (ground.isAway && !overbooks) throw unavailable(...AWAY);
    if (ground.isTaken && !overbooks) throw new Problem('slot-taken');
    this.appointments.lockLater(practitionerId);
    return {
      practitionerId,
      departmentId: rule?.departmentId ?? null,
      locationId: rule?.locationId ?? null,
      sessionId: null,
      businessDate,
      startsAt: toIso(time.from),
      endsAt: toIso(time.to),
      tokenNumber: null,
    };
  }

  /** The current time with a practitioner who works here, within or outside the weekly hours, for a walk-in. */
  async now(practitionerId: string, lengthMs: number): Promise<ResolvedPlace> {
    const now = this.clock.now().getTime();
    const time = { from: toIso(now), to: toIso(now + lengthMs) };
    const { isHere, zone } = await this.availability.ground(practitionerId, { ...time, movedId: null });
    if (!isHere) throw unavailable(...HAS_LEFT);
    const nowhere = { departmentId: null, locationId: null, sessionId: null, tokenNumber: null };
    return { practitionerId, businessDate: businessDateOf(now, zone), startsAt: time.from, endsAt: time.to, ...nowhere };
  }

  /** A past time cannot be booked with any permission; a slot that still runs can. */
  private refusePast(time: Stretch): void {
    if (time.to <= this.clock.now().getTime()) throw unavailable('time_passed', 'This time has passed.');
  }

  private async refuseAbsence(practitionerId: string, time: Stretch): Promise<void> {
    const absences = await this.availability.absences(toIso(time.from), toIso(time.to), practitionerId);
    if (absences.length > 0) throw unavailable(...AWAY);
  }
}

const HAS_LEFT = ['practitioner_left', 'The practitioner does not work here any more.'] as const;
const AWAY = ['practitioner_away', 'The practitioner is away at that time.'] as const;

function unavailable(rule: string, detail: string): Problem {
  return new Problem('outside-availability', { detail, context: { rule } });
}
