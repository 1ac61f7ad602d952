import { xchacha20poly1305 } from '@noble/ciphers/chacha';
import { managedNonce } from '@noble/ciphers/webcrypto';
import { browserStore } from '@/api/browser-store';
import { session } from '@/api/session-store';

/*
 * A draft belongs to a user and to a subject such as a patient's id, so that it never shows up for another person or in
 * another record. It outlives a time-out and a closed tab; signing out on purpose removes it, and so does a week.
 * What lies in the browser is encrypted with a key that comes with the user's session: on a shared machine, and without
 * that session, nothing of it can be read.
 */

const PREFIX = 'wardbook.draft.';
const LONGEST_MS = 7 * 86_400_000;
const keyFor = (userId: string, subject: string) => `${PREFIX}${userId}.${subject}`;

/** When it was written, in clear, so that it can be dropped without its key; then what it holds. */
const KEPT = /^(\d+)\.(.+)$/;

export const drafts = {
  read(subject: string): unknown {
    const [, at, sealed] = session.userId === null ? [] : (browserStore.read(keyFor(session.userId, subject))?.match(KEPT) ?? []);
    if (sealed === undefined || isOld(Number(at))) return null;
    try {
      return JSON.parse(new TextDecoder().decode(cipherOf(subject)?.decrypt(bytesOf(sealed))));
    } catch {
      return null;
    }
  },

  keep(subject: string, values: unknown): void {
    const sealed = cipherOf(subject)?.encrypt(new TextEncoder().encode(JSON.stringify(values)));
    if (session.userId !== null && sealed) browserStore.write(keyFor(session.userId, subject), `${Date.now()}.${textOf(sealed)}`);
  },

  drop(subject: string): void {
    if (session.userId !== null) browserStore.remove(keyFor(session.userId, subject));
  },

  /** How many drafts a user still has in this browser. */
  countOf: (userId: string): number => browserStore.keys(`${PREFIX}${userId}.`).length,

  dropAllOf(userId: string): void {
    for (const key of browserStore.keys(`${PREFIX}${userId}.`)) browserStore.remove(key);
  },

  /** Drops what is older than a week, of every user of this browser. */
  dropOld(): void {
    for (const key of browserStore.keys(PREFIX)) {
      const [, at] = browserStore.read(key)?.match(KEPT) ?? [];
      if (isOld(Number(at ?? 0))) browserStore.remove(key);
    }
  },
};

const isOld = (at: number): boolean => Date.now() - at > LONGEST_MS;

/** The subject is sealed with it, so a draft that is moved to another record cannot be read there. */
function cipherOf(subject: string) {
  if (session.draftKey === null) return null;
  return managedNonce(xchacha20poly1305)(bytesOf(session.draftKey), new TextEncoder().encode(subject));
}

function bytesOf(base64url: string): Uint8Array {
  return Uint8Array.from(atob(base64url.replaceAll('-', '+').replaceAll('_', '/')), (letter) => letter.charCodeAt(0));
}

function textOf(bytes: Uint8Array): string {
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
}
