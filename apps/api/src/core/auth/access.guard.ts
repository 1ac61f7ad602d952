import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import type { AnyEndpoint } from '@wardbook/contracts/endpoint';
import type { Permission } from '@wardbook/contracts/permissions';
import { AuditTrail } from '../audit/audit-trail.js';
import type { Actor } from '../database/actor.js';
import { ENDPOINT } from '../http/implements.js';
import type { WardbookRequest } from '../http/request.js';
import { Problem } from '../problem.error.js';
import { Authentication } from './authentication.js';
import type { FacilityGrant, SessionContext } from './session.repository.js';

const FACILITY_HEADER = 'wardbook-facility';
const REASON_HEADER = 'wardbook-reason';

/** Stands before every route. What declares no endpoint is denied, and what is denied is written down. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly authentication: Authentication,
    private readonly trail: AuditTrail,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const endpoint = Reflect.getMetadata(ENDPOINT, context.getHandler()) as AnyEndpoint | undefined;
    if (!endpoint) throw new Problem('not-found');
    const request = context.switchToHttp().getRequest<WardbookRequest>();
    if (typeof endpoint.access === 'object' && 'public' in endpoint.access) {
      request.actor = actorOf(request, null, undefined);
      return true;
    }
    request.session = await this.authentication.session(request);
    const grant = facilityGrant(endpoint, request, request.session);
    if (grant === 'none') {
      const stranger = actorOf(request, request.session, undefined);
      return await this.refuse(
        endpoint,
        stranger,
        new Problem('forbidden', { detail: 'You have no role in the facility that the request names.' }),
      );
    }
    request.actor = actorOf(request, request.session, grant);
    const problem = denial(endpoint, request.actor, grant, request.session);
    return problem ? await this.refuse(endpoint, request.actor, problem) : true;
  }

  private async refuse(endpoint: AnyEndpoint, actor: Actor, problem: Problem): Promise<never> {
    await this.trail.denied(actor, endpoint.operationId, problem.code);
    throw problem;
  }
}

function denial(endpoint: AnyEndpoint, actor: Actor, grant: FacilityGrant | undefined, session: SessionContext): Problem | null {
  if (typeof endpoint.access === 'string' && session.mustChangePassword) return new Problem('password-change-needed');
  if (typeof endpoint.access === 'string' && !actor.permissions.has(endpoint.access)) return new Problem('forbidden');
  const modules = grant ? grant.modules : session.facilities.flatMap((facility) => facility.modules);
  if (endpoint.module && !modules.includes(endpoint.module)) return new Problem('module-off');
  return null;
}

/** The facility that the request names, `none` when the user has no role there; who belongs to one only need not name it. */
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
    reason: reasonOf(request),
    permissions: grant ? new Set(grant.permissions) : allPermissions(session),
  };
}

/** Without a facility, organisation-wide endpoints ask whether a role anywhere allows it. */
function allPermissions(session: SessionContext | null): Set<Permission> {
  return new Set(session?.facilities.flatMap((facility) => facility.permissions));
}
