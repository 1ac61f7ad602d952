import { z } from 'zod';
import { endpoint } from '../core/endpoint.js';
import { fault } from '../core/field-faults.js';
import { day, id, idParams, instant, reason, version } from '../core/list.js';
import { absence, schedulingEndpoint, wallTime } from './appointments.js';

const weekly = {
  practitionerId: id,
  departmentId: id.nullable().default(null),
  locationId: id.nullable().default(null),
  /** ISO 8601: Monday is 1. */
  weekday: z.number().int().min(1).max(7),
  starts: wallTime,
  ends: wallTime,
  validFrom: day,
  validTo: day.nullable().default(null),
};

/** Timed slots of equal length, or one session in which patients get tokens in the order of booking. */
export const availabilityBody = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('slots'), ...weekly, slotMinutes: z.number().int().min(5).max(480) }),
    z.strictObject({
      kind: z.literal('session'),
      ...weekly,
      capacity: z.number().int().min(1).max(500),
      /** Of the capacity, so many tokens are kept for people who come without a booking. */
      walkInCapacity: z.number().int().min(0).max(500),
    }),
  ])
  .refine((rule) => rule.ends > rule.starts, { path: ['ends'], error: fault('end-before-start') })
  .refine((rule) => rule.kind === 'slots' || rule.walkInCapacity <= rule.capacity, {
    path: ['walkInCapacity'],
    error: fault('walk-ins-beyond-tokens'),
  });
export type AvailabilityBody = z.infer<typeof availabilityBody>;

export const availability = z.object({
  id,
  version,
  kind: z.enum(['slots', 'session']),
  practitionerId: id,
  practitionerName: z.string(),
  departmentId: id.nullable(),
  locationId: id.nullable(),
  weekday: z.number().int(),
  starts: wallTime,
  ends: wallTime,
  slotMinutes: z.number().int().nullable(),
  capacity: z.number().int().nullable(),
  walkInCapacity: z.number().int().nullable(),
  validFrom: day,
  validTo: day.nullable(),
});
export type Availability = z.infer<typeof availability>;

export const listAvailability = endpoint({
  ...schedulingEndpoint,
  operationId: 'listAvailability',
  summary: 'The weekly rules that hold on a day or later, of one practitioner or of all.',
  method: 'GET',
  path: '/availability',
  access: 'appointment:read',
  query: z.object({ practitionerId: id.optional(), onOrAfter: day.optional() }),
  response: z.object({ items: z.array(availability) }),
});

export const addAvailability = endpoint({
  ...schedulingEndpoint,
  operationId: 'addAvailability',
  summary: 'Add a weekly rule. It may not overlap another rule of the practitioner.',
  method: 'POST',
  path: '/availability',
  access: 'availability:manage',
  body: availabilityBody,
  response: availability,
  status: 201,
  errors: ['already-exists'],
});

export const endAvailability = endpoint({
  ...schedulingEndpoint,
  operationId: 'endAvailability',
  summary: 'End a weekly rule with a last day. What is booked stays booked.',
  method: 'POST',
  path: '/availability/:id/end',
  access: 'availability:manage',
  params: idParams,
  body: z.strictObject({ version, lastDay: day }),
  response: availability,
  errors: ['version-moved'],
});

export const addAbsence = endpoint({
  ...schedulingEndpoint,
  operationId: 'addAbsence',
  summary: 'Record an absence of a practitioner. Nothing new can be booked; the response counts existing bookings.',
  method: 'POST',
  path: '/absences',
  access: 'availability:manage',
  body: z
    .strictObject({ practitionerId: id, startsAt: instant, endsAt: instant, reason })
    .refine((body) => Date.parse(body.endsAt) > Date.parse(body.startsAt), { path: ['endsAt'], error: fault('end-before-start') }),
  response: absence.extend({ bookedMeanwhile: z.number().int() }),
  status: 201,
});

export const cancelAbsence = endpoint({
  ...schedulingEndpoint,
  operationId: 'cancelAbsence',
  summary: 'Cancel an absence.',
  method: 'POST',
  path: '/absences/:id/cancel',
  access: 'availability:manage',
  params: idParams,
  response: z.void(),
  status: 204,
});
