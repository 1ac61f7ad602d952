import { z } from 'zod';
import { endpoint } from '../core/endpoint.js';
import { id, idParams, instant } from '../core/list.js';

export const messageKinds = ['appointment-booked', 'appointment-moved', 'appointment-cancelled', 'stock-alert', 'account'] as const;
export const messageStatuses = ['waiting', 'sent', 'not-sent', 'failed'] as const;

const message = z.object({
  id,
  kind: z.enum(messageKinds),
  channel: z.enum(['email', 'sms']),
  recipient: z.string(),
  patientId: id.nullable(),
  patientName: z.string().nullable(),
  subject: z.string().nullable(),
  body: z.string(),
  status: z.enum(messageStatuses),
  /** A stable word, such as `no-provider`. */
  statusReason: z.string().nullable(),
  attempts: z.number().int(),
  createdAt: instant,
  sentAt: instant.nullable(),
});
export type Message = z.infer<typeof message>;

export const listMessages = endpoint({
  operationId: 'listMessages',
  summary: 'The delivery log: what was sent to patients and staff, and what was not and why.',
  method: 'GET',
  path: '/messages',
  access: 'message:read',
  scope: 'facility',
  shows: 'patients',
  query: z.object({
    status: z.enum(messageStatuses).optional(),
    limit: z.coerce.number().int().min(1).max(100).default(50),
    cursor: z.string().max(500).optional(),
  }),
  response: z.object({
    /** Whether a provider is configured, so that the page can say why nothing leaves. */
    providers: z.object({ email: z.boolean(), sms: z.boolean() }),
    items: z.array(message),
    nextCursor: z.string().nullable(),
  }),
});

export const resendMessage = endpoint({
  operationId: 'resendMessage',
  summary: 'Try again to send a message that was not sent.',
  method: 'POST',
  path: '/messages/:id/resend',
  access: 'message:send',
  scope: 'facility',
  params: idParams,
  response: z.void(),
  status: 204,
  errors: ['status-not-allowed'],
});
