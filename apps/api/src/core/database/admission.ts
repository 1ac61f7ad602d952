/** What a request was admitted with, from memory. The entering statement proves that all of it is still true. */
export interface Admission {
  sessionId: string;
  /** The version of everything that decides access, when it was read. */
  version: number;
  idleMinutes: number;
  /** When a membership or a setting of the future begins or one of the present ends. */
  goodUntil: string | null;
  /** The session was last active more than 30 seconds ago. */
  stale: () => void;
}
