import { z } from 'zod';
import { endpoint } from '../core/endpoint.js';
import { id, idParams, instant, listQuery, page, shortText, version } from '../core/list.js';
import { labReport } from './reports.js';
import { at } from './results.js';

const inboxItem = z.object({
  id,
  version,
  report: labReport,
  severity: z.enum(['normal', 'abnormal', 'critical']),
  amended: z.boolean(),
  releasedAt: instant,
  acknowledgedAt: instant.nullable(),
  acknowledgedBy: z.string().nullable(),
  /** The practitioner who ordered it but can no longer see results here, so that every practitioner gets it; null for the caller's own. */
  leftBy: z.string().nullable(),
  note: z.string().nullable(),
});
export type InboxItem = z.infer<typeof inboxItem>;

export const listResultInbox = endpoint({
  operationId: 'listResultInbox',
  shows: 'patients',
  summary: 'The released results that wait for the caller, with those whose owner has left, or those that the caller has acknowledged.',
  method: 'GET',
  path: '/results/inbox',
  access: 'order:place',
  ...at,
  query: listQuery(['newest']).extend({ state: z.enum(['open', 'acknowledged']).default('open') }),
  response: page(inboxItem),
});

export const countResultInbox = endpoint({
  operationId: 'countResultInbox',
  summary: 'How many released results wait for the caller.',
  method: 'GET',
  path: '/results/inbox/count',
  access: 'order:place',
  ...at,
  response: z.object({ open: z.number().int(), critical: z.number().int() }),
});

export const acknowledgeResult = endpoint({
  operationId: 'acknowledgeResult',
  summary: 'The owner has seen the result and says what follows from it; of a critical one that must be said.',
  method: 'POST',
  path: '/results/inbox/:id/acknowledge',
  access: 'order:place',
  ...at,
  params: idParams,
  body: z.strictObject({ note: shortText.nullable().default(null) }),
  response: z.object({ id, acknowledgedAt: instant }),
  errors: ['status-not-allowed'],
});

export const reopenResult = endpoint({
  operationId: 'reopenResult',
  summary: 'The acknowledgement was a mistake: the result waits in the inbox of its owner again.',
  method: 'POST',
  path: '/results/inbox/:id/reopen',
  access: 'order:place',
  ...at,
  params: idParams,
  response: z.object({ id }),
  errors: ['status-not-allowed'],
});
