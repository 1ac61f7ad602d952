import { z } from 'zod';
import { endpoint } from '../core/endpoint.js';
import { fault } from '../core/field-faults.js';
import { day, id, idParams, instant, reason, shortText, version } from '../core/list.js';

/** Wall-clock time of a facility: `09:30`. */
export const wallTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, { error: fault('time-of-day') });

export const appointmentStatuses = ['booked', 'arrived', 'fulfilled', 'cancelled', 'noshow'] as const;

export const appointmentStatus = z.enum(appointmentStatuses);
export type AppointmentStatus = z.infer<typeof appointmentStatus>;

export const absence = z.object({ id, practitionerId: id, startsAt: instant, endsAt: instant, reason: z.string() });

export const schedulingEndpoint = { scope: 'facility', module: 'scheduling' } as const;

/** A place that can be booked: a timed slot, or a session with what is left of its tokens. */
const freePlace = z.object({
  practitionerId: id,
  availabilityId: id,
  kind: z.enum(['slots', 'session']),
  businessDate: day,
  startsAt: instant,
  endsAt: instant,
  /** Free tokens for bookings, and for walk-ins; null for a timed slot. */
  bookingsLeft: z.number().int().nullable(),
  walkInsLeft: z.number().int().nullable(),
});
export type FreePlace = z.infer<typeof freePlace>;

export const listFreePlaces = endpoint({
  ...schedulingEndpoint,
  operationId: 'listFreePlaces',
  summary: 'Free slots and tokens in at most 31 days, earliest first.',
  method: 'GET',
  path: '/free-places',
  access: 'appointment:read',
  query: z
    .object({
      practitionerId: id.optional(),
      departmentId: id.optional(),
      from: day,
      to: day,
      limit: z.coerce.number().int().min(1).max(500).default(200),
    })
    .refine(({ from, to }) => to >= from && Date.parse(to) - Date.parse(from) <= 31 * 86_400_000, {
      path: ['to'],
      error: fault('days-at-most-31'),
    }),
  response: z.object({
    items: z.array(freePlace),
    /** Each day of the range with its free slots and tokens in all, also those that `limit` leaves out. */
    days: z.array(z.object({ date: day, free: z.number().int() })),
  }),
});

export const appointment = z.object({
  id,
  version,
  patientId: id,
  patientName: z.string(),
  patientMrn: z.string().nullable(),
  /** The record says that the patient has died. */
  patientDeceased: z.boolean(),
  practitionerId: id,
  practitionerName: z.string(),
  departmentId: id.nullable(),
  sessionId: id.nullable(),
  businessDate: day,
  startsAt: instant,
  endsAt: instant,
  tokenNumber: z.number().int().nullable(),
  status: appointmentStatus,
  origin: z.enum(['booked', 'walk-in', 'follow-up']),
  reason: z.string().nullable(),
  overbooked: z.boolean(),
  statusReason: z.string().nullable(),
  arrivedAt: instant.nullable(),
});
export type Appointment = z.infer<typeof appointment>;

/** Why a booking can no longer be kept. */
export const rebookingCauses = ['deceased', 'away', 'hours-ended'] as const;

const toRebook = z.object({ appointment, cause: z.enum(rebookingCauses) });
export type ToRebook = z.infer<typeof toRebook>;

export const listToRebook = endpoint({
  ...schedulingEndpoint,
  operationId: 'listToRebook',
  shows: 'patients',
  summary: 'Future bookings that can no longer be kept, because the practitioner is absent or the hours ended. At most 200, next first.',
  method: 'GET',
  path: '/appointments/to-rebook',
  access: 'appointment:read',
  response: z.object({ items: z.array(toRebook) }),
});

/** Another appointment of the patient at that time. It is allowed, with a warning. */
const bookingWarning = z.object({ code: z.literal('patient-overlap'), appointmentId: id, startsAt: instant, practitionerName: z.string() });

const booked = z.object({ appointment, warnings: z.array(bookingWarning) });

/** A timed slot is named by its times, a token by its session and day. */
const place = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('slots'), practitionerId: id, startsAt: instant, endsAt: instant }),
  z.strictObject({ kind: z.literal('session'), sessionId: id, businessDate: day }),
]);
export type Place = z.infer<typeof place>;

/** Booking over a full session, another booking, an absence or outside the weekly rules: allowed with permission and reason. */
const overbooking = z.strictObject({ reason }).optional();

export const bookAppointment = endpoint({
  ...schedulingEndpoint,
  operationId: 'bookAppointment',
  shows: 'work',
  summary: 'Book a patient with a practitioner. A double booking is refused by the database.',
  method: 'POST',
  path: '/appointments',
  access: 'appointment:book',
  body: z.strictObject({
    patientId: id,
    place,
    reason: shortText.optional(),
    origin: z.enum(['booked', 'follow-up']).default('booked'),
    overbook: overbooking,
  }),
  response: booked,
  status: 201,
  idempotent: true,
  errors: ['slot-taken', 'session-full', 'outside-availability', 'patient-deceased', 'forbidden'],
});

/** The patient has an open visit today, and this is another one. */
export const confirmedSecondVisit = z.boolean().default(false);

export const walkIn = endpoint({
  ...schedulingEndpoint,
  operationId: 'walkIn',
  shows: 'work',
  summary: 'Receive a patient without a booking, who gets the next token or the time now and is arrived.',
  method: 'POST',
  path: '/walk-ins',
  access: 'visit:check-in',
  body: z.strictObject({
    patientId: id,
    practitionerId: id,
    /** The session whose tokens are used; without one the visit starts now, without a time of its own. */
    sessionId: id.optional(),
    reason: shortText.optional(),
    overbook: overbooking,
    confirmedSecondVisit,
  }),
  response: booked,
  status: 201,
  idempotent: true,
  errors: ['session-full', 'patient-deceased', 'visit-open', 'forbidden'],
});

const stepBody = z.strictObject({ version });

const stepErrors = ['version-moved', 'status-not-allowed'] as const;

export const moveAppointment = endpoint({
  ...schedulingEndpoint,
  operationId: 'moveAppointment',
  shows: 'work',
  summary: 'Move a booked appointment to another time.',
  method: 'POST',
  path: '/appointments/:id/move',
  access: 'appointment:book',
  params: idParams,
  body: stepBody.extend({ place, overbook: overbooking }),
  response: booked,
  errors: [...stepErrors, 'slot-taken', 'session-full', 'outside-availability', 'patient-deceased'],
});

export const cancelAppointment = endpoint({
  ...schedulingEndpoint,
  operationId: 'cancelAppointment',
  shows: 'work',
  summary: 'Cancel a booked appointment; its place is free at once.',
  method: 'POST',
  path: '/appointments/:id/cancel',
  access: 'appointment:book',
  params: idParams,
  body: stepBody.extend({ reason }),
  response: appointment,
  errors: stepErrors,
});

export const checkIn = endpoint({
  ...schedulingEndpoint,
  operationId: 'checkIn',
  shows: 'work',
  summary: 'Check a patient in. The visit starts.',
  method: 'POST',
  path: '/appointments/:id/check-in',
  access: 'visit:check-in',
  params: idParams,
  body: stepBody.extend({ confirmedSecondVisit }),
  response: appointment,
  errors: [...stepErrors, 'patient-deceased', 'visit-open'],
});

export const markNoShow = endpoint({
  ...schedulingEndpoint,
  operationId: 'markNoShow',
  shows: 'work',
  summary: 'Mark an appointment as missed.',
  method: 'POST',
  path: '/appointments/:id/no-show',
  access: 'visit:check-in',
  params: idParams,
  body: stepBody,
  response: appointment,
  errors: stepErrors,
});

/** A practitioner's hours on one day, for the background of the day view. */
const openWindow = z.object({
  availabilityId: id,
  kind: z.enum(['slots', 'session']),
  startsAt: instant,
  endsAt: instant,
  capacity: z.number().int().nullable(),
  walkInCapacity: z.number().int().nullable(),
  /** The timed slots that can still be booked; none in a session. */
  free: z.array(z.object({ startsAt: instant, endsAt: instant })),
  /** Tokens left for bookings; null for timed slots, 0 when the session is over, full or the practitioner is away. */
  bookingsLeft: z.number().int().nullable(),
});

export const readDay = endpoint({
  ...schedulingEndpoint,
  operationId: 'readDay',
  shows: 'patients',
  summary: 'One day of the facility by practitioner: hours, free places, absences and bookings.',
  method: 'GET',
  path: '/days/:date',
  access: 'appointment:read',
  params: z.object({ date: day }),
  response: z.object({
    date: day,
    practitioners: z.array(z.object({ id, name: z.string(), windows: z.array(openWindow), absences: z.array(absence) })),
    appointments: z.array(appointment),
  }),
});

export const listPatientAppointments = endpoint({
  ...schedulingEndpoint,
  operationId: 'listPatientAppointments',
  shows: 'record',
  summary: 'A patient’s latest and coming appointments in this facility, newest first.',
  method: 'GET',
  path: '/patients/:id/appointments',
  access: 'appointment:read',
  params: idParams,
  response: z.object({ items: z.array(appointment) }),
});
