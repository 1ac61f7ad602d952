import type { Actor } from '../database/actor.js';
import { Problem } from '../problem.error.js';
import type { RawExchange } from './request.js';

/** Returns a document, printed as the caller: the browser shows it, and no cache keeps it. */
export async function pdfAnswer({ request, reply }: RawExchange, print: (actor: Actor) => Promise<Buffer>): Promise<Buffer> {
  if (!request.actor) throw new Problem('not-signed-in');
  const document = await print(request.actor);
  void reply.header('content-type', 'application/pdf').header('cache-control', 'no-store').header('content-disposition', 'inline');
  return document;
}
