import { Temporal } from 'temporal-polyfill';
import { browserStore } from './browser-store';

/*
 * The server ends a session by the time since the last request that counts. A request counts when a person has just
 * touched this page; everything else (polling, live updates) goes out marked as background. All tabs share one clock.
 */

const ACTIVE_AT = 'wardbook.active-at';
const RECENT_MS = 5_000;
/** A person who only types sends no requests, so after this long the typing itself is reported to the server. */
const TELL_AFTER_MS = 45_000;
/** The server writes activity down at most this often; counting as it does keeps both clocks together. */
const NOTED_EVERY_MS = 30_000;

const now = (): number => Temporal.Now.instant().epochMilliseconds;
const activeAt = (): number => Number(browserStore.read(ACTIVE_AT)) || 0;
let lastInput = now();

/** The header for the next request: empty when a user's action caused it. */
export function activityHeaders(): Record<string, string> {
  return now() - lastInput <= RECENT_MS ? {} : { 'Wardbook-Background': '1' };
}

/** Called after a sign-in: a new session begins to count. */
export function noteSignedIn(): void {
  browserStore.write(ACTIVE_AT, String(now()));
}

/** Called after an answer to a request that counted. */
export function noteCounted(): void {
  if (now() - activeAt() > NOTED_EVERY_MS) browserStore.write(ACTIVE_AT, String(now()));
}

/** Milliseconds until the server calls the session idle. */
export function idleMillisecondsLeft(idleMinutes: number): number {
  return (activeAt() || lastInput) + idleMinutes * 60_000 - now();
}

/** Watches keys, pointer and touch; calls `tell` when the user has been active without a request for a while. */
export function watchInput(tell: () => void): () => void {
  const noteInput = () => {
    lastInput = now();
    if (lastInput - activeAt() <= TELL_AFTER_MS) return;
    // Written before the response comes, so that the next key does not report the same again.
    noteCounted();
    tell();
  };
  const events = ['keydown', 'pointerdown', 'wheel'] as const;
  for (const event of events) window.addEventListener(event, noteInput, { capture: true, passive: true });
  return () => {
    for (const event of events) window.removeEventListener(event, noteInput, { capture: true });
  };
}
