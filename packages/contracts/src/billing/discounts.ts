import { z } from 'zod';
import { endpoint } from '../core/endpoint.js';
import { fault } from '../core/field-faults.js';
import { id, idParams, instant, listQuery, page, reason, version } from '../core/list.js';
import { amount, discount } from './charges.js';

export const requestDiscount = endpoint({
  operationId: 'requestDiscount',
  summary: 'Request a discount on open charges. Another user has to approve it before it counts.',
  method: 'POST',
  path: '/billing/discounts',
  access: 'invoice:issue',
  scope: 'facility',
  module: 'billing',
  body: z.strictObject({
    chargeIds: z.array(id).min(1).max(100),
    percent: z
      .string()
      .regex(/^\d{1,3}(\.\d{1,2})?$/, { error: fault('percentage') })
      .refine((text) => Number(text) > 0 && Number(text) <= 100, {
        error: fault('discount-range'),
      }),
    reason,
  }),
  response: z.object({ requested: z.number().int() }),
  status: 201,
  errors: ['already-exists', 'status-not-allowed'],
});

const waitingDiscount = discount.extend({
  accountId: id,
  debtorName: z.string(),
  description: z.string(),
  amount: amount.nullable(),
  currency: z.string(),
  requestedBy: z.string().nullable(),
  /** True for the caller's own request, which another user must decide. */
  own: z.boolean(),
  requestedAt: instant,
});
export type WaitingDiscount = z.infer<typeof waitingDiscount>;

export const listDiscounts = endpoint({
  operationId: 'listDiscounts',
  summary: 'Discounts that wait for a decision, oldest first.',
  method: 'GET',
  path: '/billing/discounts',
  access: 'discount:approve',
  scope: 'facility',
  shows: 'patients',
  module: 'billing',
  query: listQuery(['requested']),
  response: page(waitingDiscount),
});

export const decideDiscount = endpoint({
  operationId: 'decideDiscount',
  summary: 'Approve or refuse a discount that another user requested.',
  method: 'POST',
  path: '/billing/discounts/:id/decision',
  access: 'discount:approve',
  scope: 'facility',
  shows: 'work',
  module: 'billing',
  params: idParams,
  body: z.strictObject({ approve: z.boolean(), version }),
  response: discount,
  errors: ['version-moved', 'other-person-needed'],
});
