import type { Actor } from '../../core/database/actor.js';
import type { RawExchange } from '../../core/http/request.js';
import { Problem } from '../../core/problem.error.js';

/** The actor, for a handler that opens its own transactions. */
export function actorOf({ request }: RawExchange): Actor {
  if (!request.actor) throw new Problem('not-signed-in');
  return request.actor;
}
