import { subscribe, unsubscribe } from 'node:diagnostics_channel';

export interface Cost {
  /** Batches that left for the database, one after the other. */
  trips: number;
  /** What the work itself asks for; the statements that every request has are not counted. */
  statements: number;
}

/** Begin, entry, idempotency key, announcement and commit. */
const OF_EVERY_REQUEST =
  /^(begin|commit)$|^select (case when s\.ended_at|set_config\('app\.actor_kind')|core\.idempotent_answer|^select core\.announce/;

/** What `act` sends to the database, while nothing else runs in this process. */
export async function costOf(act: () => Promise<unknown>): Promise<Cost & { texts: string[] }> {
  const batches: string[][] = [];
  const note = (message: unknown) => batches.push(message as string[]);
  subscribe('wardbook:batch', note);
  try {
    await act();
  } finally {
    unsubscribe('wardbook:batch', note);
  }
  const texts = batches.flat().filter((text) => !OF_EVERY_REQUEST.test(text));
  return { trips: batches.length, statements: texts.length, texts };
}
