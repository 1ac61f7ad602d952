/** One call of the API, as the load process sends it. */
export interface Request {
  method: string;
  path: string;
  body?: unknown;
  /** The write takes an idempotency key, which must be another one each time. */
  keyed?: boolean;
}

/** One piece of work: its calls one after the other. `{{2.id}}` in a call is the field `id` of the answer to call 2. */
export type Work = Request[];

/** What a load process is told. */
export interface Task {
  port: number;
  headers: Record<string, string>;
  works: Work[];
  clients: number;
  warmSeconds: number;
  seconds: number;
}

/** What it tells: `began` when the window opens, `done` when it closes. */
export type Told =
  | { kind: 'began' }
  | { kind: 'done'; works: number; seconds: number; p50: number; p95: number; failed: number; firstFault: string | null; cpuMs: number };
