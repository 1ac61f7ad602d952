import { z } from 'zod';
import { endpoint } from '../core/endpoint.js';
import { day, id, idParams, shortText, version } from '../core/list.js';
import { clinical, stepErrors } from './visits.js';

export const goalLifecycle = z.enum([
  'proposed',
  'planned',
  'accepted',
  'active',
  'on-hold',
  'completed',
  'cancelled',
  'entered-in-error',
  'rejected',
]);

export const achievement = z.enum([
  'in-progress',
  'improving',
  'worsening',
  'no-change',
  'achieved',
  'sustaining',
  'not-achieved',
  'no-progress',
  'not-attainable',
]);

export const goal = z.object({
  id,
  description: z.string(),
  dueOn: day.nullable(),
  lifecycleStatus: goalLifecycle,
  achievementStatus: achievement.nullable(),
  version,
});

export const planActivity = z.object({
  id,
  display: z.string(),
  status: z.enum(['not-started', 'scheduled', 'in-progress', 'on-hold', 'completed', 'cancelled', 'stopped', 'unknown']),
  plannedSessions: z.number().int().nullable(),
  doneSessions: z.number().int(),
  version,
});

export const carePlanStatus = z.enum(['draft', 'active', 'on-hold', 'revoked', 'completed', 'entered-in-error', 'unknown']);

export const carePlan = z.object({
  id,
  visitId: id.nullable(),
  encounterId: id.nullable(),
  status: carePlanStatus,
  title: z.string(),
  description: z.string().nullable(),
  addresses: z.array(z.object({ id: z.string().nullable(), display: z.string() })),
  startedOn: day,
  endedOn: day.nullable(),
  goals: z.array(goal),
  activities: z.array(planActivity),
  version,
});
export type CarePlan = z.infer<typeof carePlan>;

export const startCarePlan = endpoint({
  ...clinical,
  operationId: 'startCarePlan',
  shows: 'record',
  summary: 'Start a treatment plan with its goals, and its activities with their frequency.',
  method: 'POST',
  path: '/patients/:id/care-plans',
  access: 'note:write',
  params: idParams,
  body: z.strictObject({
    visitId: id.nullable().default(null),
    encounterId: id.nullable().default(null),
    title: shortText,
    description: z.string().trim().max(2000).nullable().default(null),
    conditionIds: z.array(id).max(20).default([]),
    goals: z
      .array(z.strictObject({ description: shortText, dueOn: day.nullable().default(null) }))
      .max(20)
      .default([]),
    activities: z
      .array(z.strictObject({ display: shortText, plannedSessions: z.number().int().min(1).max(1000).nullable().default(null) }))
      .max(30)
      .default([]),
  }),
  response: carePlan,
  status: 201,
  errors: ['status-not-allowed'],
});

export const listCarePlans = endpoint({
  ...clinical,
  operationId: 'listCarePlans',
  shows: 'record',
  summary: 'The treatment plans of a patient, those in force first.',
  method: 'GET',
  path: '/patients/:id/care-plans',
  access: 'chart:read',
  params: idParams,
  response: z.object({ items: z.array(carePlan) }),
});

export const changeCarePlan = endpoint({
  ...clinical,
  operationId: 'changeCarePlan',
  shows: 'record',
  summary: 'Hold, continue, complete or revoke a treatment plan.',
  method: 'PATCH',
  path: '/care-plans/:id',
  access: 'note:write',
  params: idParams,
  body: z.strictObject({ version, status: z.enum(['active', 'on-hold', 'completed', 'revoked']) }),
  response: carePlan,
  errors: stepErrors,
});

export const followGoal = endpoint({
  ...clinical,
  operationId: 'followGoal',
  shows: 'record',
  summary: 'Record the achievement of a goal.',
  method: 'PATCH',
  path: '/goals/:id',
  access: 'note:write',
  params: idParams,
  body: z.strictObject({ version, achievementStatus: achievement }),
  response: carePlan,
  errors: stepErrors,
});

export const followActivity = endpoint({
  ...clinical,
  operationId: 'followActivity',
  shows: 'record',
  summary: 'Count a session of a plan’s activity, or stop it. More sessions than were planned are confirmed.',
  method: 'PATCH',
  path: '/care-plan-activities/:id',
  access: 'note:write',
  params: idParams,
  body: z.strictObject({
    version,
    doneSessions: z.number().int().min(0).max(1000).optional(),
    /** More sessions than were planned took place. */
    confirmed: z.boolean().default(false),
    status: planActivity.shape.status.exclude(['unknown']).optional(),
  }),
  response: carePlan,
  errors: [...stepErrors, 'value-needs-confirmation'],
});
