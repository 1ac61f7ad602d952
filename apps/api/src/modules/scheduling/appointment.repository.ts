import { Injectable } from '@nestjs/common';
import type { Appointment, AppointmentStatus, ToRebook } from '@wardbook/contracts/scheduling/appointments';
import { sql } from 'kysely';
import { Db } from '../../core/database/db.js';
import { newId } from '../../core/database/new-ids.js';
import { LONGEST_APPOINTMENT_MS, toIso } from './receiving-hours.js';

/** Where and when an appointment is: what booking and moving decide. */
export interface ResolvedPlace {
  practitionerId: string;
  departmentId: string | null;
  locationId: string | null;
  sessionId: string | null;
  businessDate: string;
  startsAt: string;
  endsAt: string;
  tokenNumber: number | null;
}

export interface NewAppointment extends ResolvedPlace {
  patientId: string;
  origin: Appointment['origin'];
  reason: string | null;
  overbookingReason: string | null;
}

const MOST_OF_A_DAY = 3_000;
const MOST_OF_A_PATIENT = 200;

@Injectable()
export class AppointmentRepository {
  constructor(private readonly db: Db) {}

  /** Bookings with the same practitioner wait here, which prevents deadlocks; the constraint remains the guarantee. */
  lockLater(practitionerId: string): void {
    this.db.later(sql`select pg_advisory_xact_lock(hashtextextended('schedule:' || ${practitionerId}, 0))`);
  }

  /** Queues a new appointment, to be read with the next statement. */
  insertLater(appointment: NewAppointment): string {
    const id = newId();
    const values = {
      ...{ id, facility_id: this.db.facilityId, patient_id: appointment.patientId, ...placeColumns(appointment) },
      ...{ origin: appointment.origin, reason: appointment.reason },
      ...{ overbooked: appointment.overbookingReason !== null, overbooking_reason: appointment.overbookingReason },
    };
    this.db.later(this.db.q.insertInto('appointment').values(values));
    return id;
  }

  async move(id: string, version: number, place: ResolvedPlace, overbookingReason: string | null): Promise<boolean> {
    const { numUpdatedRows } = await this.db.q
      .updateTable('appointment')
      .set({ ...placeColumns(place), overbooked: overbookingReason !== null, overbooking_reason: overbookingReason })
      .where('id', '=', id)
      .where('version', '=', version)
      .executeTakeFirst();
    return numUpdatedRows === 1n;
  }

  async setStatus(id: string, version: number, status: AppointmentStatus, reason: string | null): Promise<boolean> {
    const { numUpdatedRows } = await this.db.q
      .updateTable('appointment')
      .set({ status, status_reason: reason, ...(status === 'arrived' ? { arrived_at: sql<string>`core.now()` } : {}) })
      .where('id', '=', id)
      .where('version', '=', version)
      .executeTakeFirst();
    return numUpdatedRows === 1n;
  }

  async read(id: string): Promise<Appointment | undefined> {
    return (await this.described().where('appointment.id', '=', id).executeTakeFirst()) as Appointment | undefined;
  }

  async ofDay(date: string): Promise<Appointment[]> {
    const rows = await this.described()
      .where('appointment.facility_id', '=', this.db.facilityId)
      .where('business_date', '=', date)
      .orderBy('starts_at')
      .orderBy('token_number')
      .limit(MOST_OF_A_DAY)
      .execute();
    return rows as Appointment[];
  }

  async ofPatient(patientId: string): Promise<Appointment[]> {
    const rows = await this.described()
      .where('appointment.patient_id', '=', patientId)
      .orderBy('starts_at', 'desc')
      .limit(MOST_OF_A_PATIENT)
      .execute();
    return rows as Appointment[];
  }

  /**
   * Computed from the current hours and absences rather than stored: a cancelled absence or new hours take the appointment off
   * this list automatically. An overbooked one was outside the hours from the start.
   */
  async toRebook(): Promise<ToRebook[]> {
    const rows = await this.described()
      .innerJoin('facility', 'facility.id', 'appointment.facility_id')
      .select(REBOOKING_CAUSE.as('cause'))
      .where('appointment.facility_id', '=', this.db.facilityId)
      .where('appointment.status', '=', 'booked')
      .where('starts_at', '>', sql<string>`core.now()`)
      .where('business_date', '>=', sql<string>`today_at(appointment.facility_id)`)
      .where(REBOOKING_CAUSE, 'is not', null)
      .orderBy('starts_at')
      .limit(MOST_OF_A_PATIENT)
      .execute();
    return rows.map(({ cause, ...appointment }) => ({ appointment: appointment as Appointment, cause: cause as ToRebook['cause'] }));
  }

  /** The number of future bookings with a practitioner, in a department or location, or in the whole facility. */
  async bookingsAhead(where: Partial<Record<'practitioner_id' | 'department_id' | 'location_id', string>>): Promise<number> {
    let query = this.db.q
      .selectFrom('appointment')
      .select((e) => e.fn.countAll<number>().as('count'))
      .where('facility_id', '=', this.db.facilityId)
      .where('status', '=', 'booked')
      .where('business_date', '>=', sql<string>`today_at(${this.db.facilityId})`)
      .where('starts_at', '>', sql<string>`core.now()`);
    for (const [column, id] of Object.entries(where)) query = query.where(column as 'practitioner_id', '=', id);
    return (await query.executeTakeFirstOrThrow()).count;
  }

  /** What else the patient has at that time: two people may both be right, so it is only said. */
  async overlapsOfPatient(patientId: string, place: ResolvedPlace, except: string): Promise<Appointment[]> {
    const rows = await this.described()
      .where('appointment.patient_id', '=', patientId)
      .where('appointment.id', '<>', except)
      .where('appointment.status', 'in', ['booked', 'arrived'])
      .where('starts_at', '<', place.endsAt)
      .where('ends_at', '>', place.startsAt)
      .limit(5)
      .execute();
    return rows as Appointment[];
  }

  /** Timed appointments that take the practitioner's time in the stretch. */
  async takenTimes(from: string, to: string, practitionerId?: string) {
    let query = this.db.q
      .selectFrom('appointment')
      .select(['practitioner_id as practitionerId', 'starts_at as startsAt', 'ends_at as endsAt'])
      .where('session_id', 'is', null)
      .where('origin', '<>', 'walk-in')
      .where('status', 'not in', ['cancelled', 'noshow'])
      .where('starts_at', '<', to)
      .where('starts_at', '>', toIso(Date.parse(from) - LONGEST_APPOINTMENT_MS))
      .where('ends_at', '>', from);
    if (practitionerId) query = query.where('practitioner_id', '=', practitionerId);
    return await query.limit(20_000).execute();
  }

  /** How many tokens of each session and day are given, in all and to bookings. */
  async tokensGiven(from: string, to: string, practitionerId?: string) {
    let query = this.db.q
      .selectFrom('appointment')
      .select(['session_id as sessionId', 'business_date as businessDate'])
      .select((e) => [e.fn.countAll<number>().as('inAll'), e.fn.count<number>('id').filterWhere('origin', '<>', 'walk-in').as('booked')])
      .where('session_id', 'is not', null)
      .where('overbooked', '=', false)
      .where('status', 'not in', ['cancelled', 'noshow'])
      .where('business_date', '>=', from)
      .where('business_date', '<=', to);
    if (practitionerId) query = query.where('practitioner_id', '=', practitionerId);
    return await query.groupBy(['session_id', 'business_date']).execute();
  }

  /** A number is never given twice, even after a cancellation: the old slip of paper may still be around. */
  async nextToken(sessionId: string, businessDate: string): Promise<number> {
    const { last } = await this.db.q
      .selectFrom('appointment')
      .select((e) => e.fn.max('token_number').as('last'))
      .where('session_id', '=', sessionId)
      .where('business_date', '=', businessDate)
      .executeTakeFirstOrThrow();
    return (last ?? 0) + 1;
  }

  private described() {
    return this.db.q
      .selectFrom('appointment')
      .innerJoin('practitioner', 'practitioner.id', 'appointment.practitioner_id')
      .innerJoin('person', 'person.id', 'practitioner.person_id')
      .innerJoin('patient_summary', 'patient_summary.patient_id', 'appointment.patient_id')
      .select([
        'appointment.id',
        'appointment.version',
        'appointment.patient_id as patientId',
        'patient_summary.display_name as patientName',
        'patient_summary.mrn as patientMrn',
        'patient_summary.deceased as patientDeceased',
        'appointment.practitioner_id as practitionerId',
        'appointment.department_id as departmentId',
        'session_id as sessionId',
        'business_date as businessDate',
        'starts_at as startsAt',
        'ends_at as endsAt',
        'token_number as tokenNumber',
        'status',
        'origin',
        'reason',
        'overbooked',
        'status_reason as statusReason',
        'arrived_at as arrivedAt',
      ])
      .select(sql<string>`concat_ws(' ', person.prefix, person.given_name, person.family_name)`.as('practitionerName'));
  }
}

const REBOOKING_CAUSE = sql<string | null>`case when patient_summary.deceased then 'deceased'
  when exists (select from absence where absence.practitioner_id = appointment.practitioner_id and absence.cancelled_at is null
    and absence.starts_at < appointment.ends_at and absence.ends_at > appointment.starts_at) then 'away'
  when not appointment.overbooked and not exists (select from availability
    where availability.practitioner_id = appointment.practitioner_id
      and availability.weekday = extract(isodow from appointment.business_date)
      and appointment.business_date between availability.valid_from and coalesce(availability.valid_to, 'infinity')
      and coalesce(appointment.session_id = availability.id, availability.kind = 'slots'
        and (appointment.starts_at at time zone facility.time_zone)::time >= availability.starts
        and (appointment.ends_at at time zone facility.time_zone)::time <= availability.ends)) then 'hours-ended'
  end`;

function placeColumns(place: ResolvedPlace) {
  return {
    practitioner_id: place.practitionerId,
    department_id: place.departmentId,
    location_id: place.locationId,
    session_id: place.sessionId,
    business_date: place.businessDate,
    starts_at: place.startsAt,
    ends_at: place.endsAt,
    token_number: place.tokenNumber,
  };
}
