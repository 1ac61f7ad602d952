import { Injectable } from '@nestjs/common';
import { type AnyEndpoint, CONFIRMED_MINUTES } from '@wardbook/contracts/core/endpoint';
import type { Permission } from '@wardbook/contracts/core/permissions';
import type { Actor } from '../database/actor.js';
import type { WardbookRequest } from '../http/request.js';
import { Problem } from '../problem.error.js';
import { Authentication } from './authentication.js';
import type { FacilityGrant, SessionContext } from './session.repository.js';

const FACILITY_HEADER = 'wardbook-facility';
const REASON_HEADER = 'wardbook-reason';

interface Decision {
  actor: Actor;
  problem: Problem | null;
}

/** Decides who acts in a request and whether they may. The filter of problems writes down what is denied. */
@Injectable()
export class AccessDecision {
  constructor(private readonly authentication: Authentication) {}

  /** Reads the session and its roles from the database. */
  async decide(endpoint: AnyEndpoint, request: WardbookRequest): Promise<void> {
    request.actor = actorOf(request, null, undefined);
    if (isPublic(endpoint)) return;
    request.session = await this.authentication.session(request);
    request.actor = actorOf(request, request.session, undefined);
    const { actor, problem } = decisionOf(endpoint, request, request.session);
    request.actor = actor;
    if (problem) throw problem;
  }

  /**
   * Admits with what was read before; the transaction's entering statement then proves that it is still true. A denial is
   * decided again from the database, since a role may be younger than what is remembered.
   */
  async decideFromMemory(endpoint: AnyEndpoint, request: WardbookRequest): Promise<void> {
    // Until it is known who asks, a refusal is credited to the address.
    request.actor = actorOf(request, null, undefined);
    const known = isPublic(endpoint) ? null : await this.authentication.remembered(request);
    const decision = known && decisionOrNull(endpoint, request, known.session);
    if (!decision || decision.problem) return await this.decide(endpoint, request);
    request.session = known.session;
    request.actor = { ...decision.actor, admission: known.admission };
  }
}

function isPublic({ access }: AnyEndpoint): boolean {
  return typeof access === 'object' && 'public' in access;
}

function decisionOrNull(endpoint: AnyEndpoint, request: WardbookRequest, session: SessionContext): Decision | null {
  try {
    return decisionOf(endpoint, request, session);
  } catch (error) {
    if (error instanceof Problem) return null;
    throw error;
  }
}

function decisionOf(endpoint: AnyEndpoint, request: WardbookRequest, session: SessionContext): Decision {
  const grant = facilityGrant(endpoint, request, session);
  if (grant === 'none') {
    const problem = new Problem('forbidden', { detail: 'You have no role in the facility that the request names.' });
    return { actor: actorOf(request, session, undefined), problem };
  }
  const actor = actorOf(request, session, grant);
  return { actor, problem: denial(endpoint, actor, grant, session) };
}

function denial(endpoint: AnyEndpoint, actor: Actor, grant: FacilityGrant | undefined, session: SessionContext): Problem | null {
  if (typeof endpoint.access === 'string' && session.mustChangePassword) return new Problem('password-change-needed');
  if (typeof endpoint.access === 'string' && !actor.permissions.has(endpoint.access)) return new Problem('forbidden');
  const modules = grant ? grant.modules : session.facilities.flatMap((facility) => facility.modules);
  if (!isConfirmed(endpoint, session)) return new Problem('confirmation-needed');
  if (endpoint.module && !modules.includes(endpoint.module)) return new Problem('module-off');
  return null;
}

/** A critical act needs the password again; for some of them a sign-in of the last minutes is as good. */
function isConfirmed({ confirmed }: AnyEndpoint, { confirmedAt, startedAt }: SessionContext): boolean {
  if (!confirmed) return true;
  const given = [confirmedAt, confirmed === 'recently' ? startedAt : null];
  return given.some((at) => at !== null && Date.now() - Date.parse(at) < CONFIRMED_MINUTES * 60_000);
}

/** The facility that the request names, `none` when the user has no role there; a user with roles in one facility only need not name it. */
function facilityGrant(endpoint: AnyEndpoint, request: WardbookRequest, session: SessionContext): FacilityGrant | undefined | 'none' {
  const named = request.headers[FACILITY_HEADER] ?? facilityOfStream(endpoint, request);
  if (typeof named === 'string' && named !== '') {
    return session.facilities.find((facility) => facility.facilityId === named || facility.code === named) ?? 'none';
  }
  if (session.facilities.length === 1) return session.facilities[0];
  if (endpoint.scope === 'facility') throw new Problem('facility-needed');
  return undefined;
}

/** A browser's event stream and its PDF links cannot send headers. */
function facilityOfStream(endpoint: AnyEndpoint, request: WardbookRequest): string | undefined {
  return endpoint.produces ? (request.query as Record<string, string>).facility : undefined;
}

/** Percent-encoded, since a header holds ASCII only. */
function reasonOf(request: WardbookRequest): string | null {
  const given = request.headers[REASON_HEADER];
  if (typeof given !== 'string') return null;
  try {
    return decodeURIComponent(given).replaceAll('\u0000', '').slice(0, 500);
  } catch {
    throw Problem.field(`headers.${REASON_HEADER}`, 'not-percent-encoded', 'The reason must be percent-encoded.');
  }
}

function actorOf(request: WardbookRequest, session: SessionContext | null, grant: FacilityGrant | undefined): Actor {
  return {
    kind: session ? 'user' : 'service',
    userId: session?.userId ?? null,
    facilityId: grant?.facilityId ?? null,
    requestId: request.id,
    sessionId: session?.sessionId ?? null,
    address: request.ip,
    reason: reasonOf(request),
    permissions: grant ? new Set(grant.permissions) : allPermissions(session),
    grants: session?.facilities ?? [],
  };
}

/** Without a facility, organisation-wide endpoints ask whether a role anywhere allows it. */
function allPermissions(session: SessionContext | null): Set<Permission> {
  return new Set(session?.facilities.flatMap((facility) => facility.permissions));
}
