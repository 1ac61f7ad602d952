import { browserStore } from '@/api/browser-store';
import { session } from '@/api/session-store';

/*
 * A draft belongs to a user and to a subject such as a patient's id, so that it never shows up for another person or in
 * another record. It outlives a time-out and a closed tab; signing out on purpose removes it.
 */

const PREFIX = 'wardbook.draft.';
const keyFor = (userId: string, subject: string) => `${PREFIX}${userId}.${subject}`;

export const drafts = {
  read(subject: string): unknown {
    if (session.userId === null) return null;
    const text = browserStore.read(keyFor(session.userId, subject));
    try {
      return text === null ? null : JSON.parse(text);
    } catch {
      return null;
    }
  },

  keep(subject: string, values: unknown): void {
    if (session.userId !== null) browserStore.write(keyFor(session.userId, subject), JSON.stringify(values));
  },

  drop(subject: string): void {
    if (session.userId !== null) browserStore.remove(keyFor(session.userId, subject));
  },

  /** How many drafts a user still has in this browser. */
  countOf: (userId: string): number => browserStore.keys(`${PREFIX}${userId}.`).length,

  dropAllOf(userId: string): void {
    for (const key of browserStore.keys(`${PREFIX}${userId}.`)) browserStore.remove(key);
  },
};
