import type { z } from 'zod';
import type { ModuleName } from '../organisation/facility.js';
import type { Permission } from './permissions.js';
import type { ProblemCode } from './problem.js';

/** Who may call an endpoint. Anything but a permission must give its reason in words. */
export type Access = Permission | { public: string } | { signedIn: string };

type Shape = z.ZodType;

/**
 * One endpoint of the API as plain data. The API implements it with `@Implements(endpoint)`, the web and the tests
 * call it through `createClient`, and OpenAPI and the permission tests walk it.
 */
export interface Endpoint<
  Params extends Shape = Shape,
  Query extends Shape = Shape,
  Body extends Shape = Shape,
  Response extends Shape = Shape,
> {
  readonly operationId: string;
  readonly summary: string;
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** The path below `/api/v1`, with parameters as `:name`. */
  readonly path: `/${string}`;
  /** Below `/api` itself, for addresses that outlive every version. */
  readonly unversioned?: true;
  readonly access: Access;
  /**
   * `facility` endpoints act inside one facility, named by the `Wardbook-Facility` header; `organisation` endpoints
   * use the facility only to find the caller's roles.
   */
  readonly scope: 'facility' | 'organisation';
  /** The module that must be switched on in the facility. The registry and the core have none. */
  readonly module?: ModuleName;
  readonly params?: Params;
  readonly query?: Query;
  readonly body?: Body;
  readonly response: Response;
  /** The HTTP status of success. Left out it is 200. */
  readonly status?: 200 | 201 | 204;
  /** The endpoint's own problems, beside those that every endpoint can return. */
  readonly errors?: readonly ProblemCode[];
  /** A write that must not be done twice, such as one that costs money: it needs an `Idempotency-Key` header. */
  readonly idempotent?: true;
  /**
   * Whether it only reads: it writes nothing but looks, so that it may later be served from a replica. Left out, `GET`
   * reads and everything else writes.
   */
  readonly reads?: boolean;
  /**
   * Whose data the answer shows. `record` opens the record of one patient, which for a restricted patient only some roles may;
   * `work` is one piece of work with the patient's name on it; `patients` is a list. A read of any of them leaves a row in the
   * trail, which a write leaves by what it changes.
   */
  readonly shows?: 'record' | 'work' | 'patients';
  /**
   * A critical act: the caller has given the password within the last five minutes. `recently` takes a sign-in for it; `again`
   * does not, since what it changes is another person's access.
   */
  readonly confirmed?: 'recently' | 'again';
  /** A media type other than JSON: the handler opens its own transactions and returns a buffer or writes a stream. */
  readonly produces?: 'application/pdf' | 'text/event-stream' | 'text/csv';
}

// biome-ignore lint/suspicious/noExplicitAny: the constraint must accept an endpoint with any schemas.
export type AnyEndpoint = Endpoint<any, any, any, any>;

/** For how long a password that was given again counts. */
export const CONFIRMED_MINUTES = 5;

/** Declares an endpoint and keeps the exact types of its schemas. */
export function endpoint<Params extends Shape, Query extends Shape, Body extends Shape, Response extends Shape>(
  declared: Endpoint<Params, Query, Body, Response>,
): Endpoint<Params, Query, Body, Response> {
  return declared;
}

type Schema<E extends AnyEndpoint, Part extends 'params' | 'query' | 'body'> = NonNullable<E[Part]>;
type Part<E extends AnyEndpoint, P extends 'params' | 'query' | 'body', IO extends 'in' | 'out'> =
  unknown extends z.infer<Schema<E, P>> ? unknown : Record<P, IO extends 'in' ? z.input<Schema<E, P>> : z.output<Schema<E, P>>>;

/** What the API's handler receives, after validation: `{ params, query, body }`, only the declared ones. */
export type Input<E extends AnyEndpoint> = Part<E, 'params', 'out'> & Part<E, 'query', 'out'> & Part<E, 'body', 'out'>;

/** What a caller gives, before defaults are applied. */
export type Arguments<E extends AnyEndpoint> = Part<E, 'params', 'in'> & Part<E, 'query', 'in'> & Part<E, 'body', 'in'>;

/** What the handler returns and what the caller gets. */
export type Answer<E extends AnyEndpoint> = z.output<E['response']>;

/** Whether the endpoint writes nothing but looks. */
export function isRead({ method, reads }: AnyEndpoint): boolean {
  return reads ?? method === 'GET';
}

/**
 * Whether a call takes an `Idempotency-Key`: the same key of the same user gets the first response again, for a day. Every
 * `POST` of a signed-in user that writes accepts one. The same key of another user is another key.
 */
export function idempotencyKeyOf(endpoint: AnyEndpoint): 'needed' | 'accepted' | 'not-taken' {
  if (endpoint.idempotent) return 'needed';
  return endpoint.method === 'POST' && typeof endpoint.access === 'string' && !isRead(endpoint) ? 'accepted' : 'not-taken';
}

/** The path as it stands in the address, with parameters as `:name`. */
export function fullPath({ path, unversioned }: AnyEndpoint): string {
  return `${unversioned ? '/api' : '/api/v1'}${path}`;
}
