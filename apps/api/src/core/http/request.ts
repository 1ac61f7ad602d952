import type { AnyEndpoint } from '@wardbook/contracts/core/endpoint';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { SessionContext } from '../auth/session.repository.js';
import type { Actor } from '../database/actor.js';

/** A request on its way through the front door, with what the guard and the validation have found. */
export interface WardbookRequest extends FastifyRequest {
  session?: SessionContext;
  actor?: Actor;
  input?: unknown;
  endpoint?: AnyEndpoint;
}

export interface RawExchange {
  request: WardbookRequest;
  reply: FastifyReply;
}
