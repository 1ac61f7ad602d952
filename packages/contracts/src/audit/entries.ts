import { z } from 'zod';
import { endpoint } from '../core/endpoint.js';
import { day, id, instant } from '../core/list.js';

/** Changes come from triggers; the other actions are written by the application where no row changes. */
export const auditActions = [
  'insert',
  'update',
  'delete',
  'look',
  'search',
  'print',
  'export',
  'sign-in',
  'sign-out',
  'sign-in-failed',
  'confirm',
  'password-change',
  'denied',
] as const;

const person = z.object({ id, name: z.string() });

const auditEntry = z.object({
  /** `change-17` or `access-17`: the two trails are numbered by themselves. */
  id: z.string(),
  at: instant,
  action: z.enum(auditActions),
  /** The table that changed, or the operation that was called. */
  subject: z.string(),
  subjectId: id.nullable(),
  actorKind: z.string(),
  user: person.nullable(),
  /** The account under which a sign-in failed. It has no user: a stranger may have tried. */
  account: person.nullable(),
  facility: z.string().nullable(),
  patient: z.object({ id, name: z.string().nullable() }).nullable(),
  /** Who stood in a list that was shown; empty for everything that concerns one patient. */
  patientIds: z.array(id),
  reason: z.string().nullable(),
  requestId: z.string().nullable(),
  /** From which session and which address it came; nothing for a program. */
  sessionId: id.nullable(),
  address: z.string().nullable(),
  before: z.record(z.string(), z.unknown()).nullable(),
  after: z.record(z.string(), z.unknown()).nullable(),
});
export type AuditEntry = z.infer<typeof auditEntry>;

export const listAuditEntries = endpoint({
  operationId: 'listAuditEntries',
  summary: 'Who did what, when and to whom, newest first.',
  method: 'GET',
  path: '/audit',
  access: 'audit:read',
  scope: 'organisation',
  shows: 'patients',
  query: z.object({
    userId: id.optional(),
    patientId: id.optional(),
    action: z.enum(auditActions).optional(),
    /** Business days in the zone of the facility, both included. */
    from: day.optional(),
    to: day.optional(),
    limit: z.coerce.number().int().min(1).max(100).default(50),
    cursor: z.string().max(500).optional(),
  }),
  response: z.object({ items: z.array(auditEntry), nextCursor: z.string().nullable() }),
});

export const listAuditedPeople = endpoint({
  operationId: 'listAuditedPeople',
  summary: 'Every user, for filtering the audit trail.',
  method: 'GET',
  path: '/audit/people',
  access: 'audit:read',
  scope: 'organisation',
  response: z.object({ items: z.array(person) }),
});
