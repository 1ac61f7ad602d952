import type { Answer, AnyEndpoint, Arguments } from './endpoint.js';
import { type ProblemDocument, ProblemError } from './problem.js';

export interface ClientOptions {
  /** The address up to and including `/api/v1`, absolute or relative. */
  baseUrl: string;
  /** Headers for every call, read again each time (token, facility). */
  headers?: () => Record<string, string>;
  fetch?: typeof globalThis.fetch;
}

export interface CallOptions {
  headers?: Record<string, string>;
  signal?: AbortSignal;
  /** Makes a write repeatable: the same key gets the first response again. */
  idempotencyKey?: string;
}

/** Calls any endpoint with its types: `await call(registerPatient, { body })`. */
export type Call = <E extends AnyEndpoint>(endpoint: E, args: Arguments<E>, options?: CallOptions) => Promise<Answer<E>>;

interface Parts {
  params?: Record<string, unknown>;
  query?: Record<string, unknown>;
  body?: unknown;
}

/** The one way in which the web and the tests call the API. Throws `ProblemError`. */
export function createClient(options: ClientOptions): Call {
  const fetcher = options.fetch ?? globalThis.fetch;
  return async (endpoint, args, call = {}) => {
    const parts = (args ?? {}) as Parts;
    const headers: Record<string, string> = { accept: 'application/json', ...options.headers?.(), ...call.headers };
    if (call.idempotencyKey) headers['idempotency-key'] = call.idempotencyKey;
    if (parts.body !== undefined) headers['content-type'] = 'application/json';
    const response = await fetcher(options.baseUrl + pathOf(endpoint, parts), {
      method: endpoint.method,
      headers,
      ...(parts.body === undefined ? {} : { body: JSON.stringify(parts.body) }),
      ...(call.signal ? { signal: call.signal } : {}),
    });
    if (!response.ok) throw new ProblemError(await problemOf(response));
    return (response.status === 204 ? undefined : await response.json()) as never;
  };
}

/** The path with its parameters filled in and the query appended; lists become repeated keys. */
export function pathOf(endpoint: AnyEndpoint, { params = {}, query = {} }: Parts): string {
  const path = endpoint.path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(params[name])));
  const search = new URLSearchParams();
  for (const [key, value] of Object.entries(query)) {
    for (const one of Array.isArray(value) ? value : [value]) {
      if (one !== undefined && one !== null) search.append(key, String(one));
    }
  }
  return search.size > 0 ? `${path}?${search}` : path;
}

async function problemOf(response: Response): Promise<ProblemDocument> {
  try {
    return (await response.json()) as ProblemDocument;
  } catch {
    return { type: 'about:blank', title: 'The server did not answer as expected.', status: response.status, code: 'not-ready' };
  }
}
