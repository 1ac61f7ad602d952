import { z } from 'zod';
import { endpoint } from './endpoint.js';

export const getLive = endpoint({
  operationId: 'getLive',
  summary: 'Whether the process runs.',
  method: 'GET',
  path: '/health/live',
  unversioned: true,
  access: { public: 'A load balancer asks without a session.' },
  scope: 'organisation',
  response: z.object({ status: z.literal('alive') }),
});

export const getReady = endpoint({
  operationId: 'getReady',
  summary: 'Whether everything that a request needs works.',
  method: 'GET',
  path: '/health/ready',
  unversioned: true,
  access: { public: 'A load balancer asks without a session.' },
  scope: 'organisation',
  response: z.object({ status: z.literal('ready') }),
  errors: ['not-ready'],
});

export const streamLive = endpoint({
  operationId: 'streamLive',
  summary: 'Server-sent events `{topic, facility}`: something changed there, fetch it again.',
  method: 'GET',
  path: '/live',
  access: { signedIn: 'The messages carry no data; what they point to is guarded by itself.' },
  scope: 'organisation',
  response: z.void(),
  produces: 'text/event-stream',
});
