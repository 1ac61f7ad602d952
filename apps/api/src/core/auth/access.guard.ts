import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import type { AnyEndpoint } from '@wardbook/contracts/core/endpoint';
import { ENDPOINT, OWN_TRANSACTIONS } from '../http/implements.js';
import type { WardbookRequest } from '../http/request.js';
import { Problem } from '../problem.error.js';
import { AccessDecision } from './access-decision.js';

/** Stands before every route. What declares no endpoint is denied. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(private readonly access: AccessDecision) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const endpoint = Reflect.getMetadata(ENDPOINT, context.getHandler()) as AnyEndpoint | undefined;
    if (!endpoint) throw new Problem('not-found');
    const request = context.switchToHttp().getRequest<WardbookRequest>();
    request.endpoint = endpoint;
    const ownTransactions = Reflect.getMetadata(OWN_TRANSACTIONS, context.getHandler()) === true;
    // Only the interceptor's transaction proves what was remembered.
    if (ownTransactions || endpoint.produces) await this.access.decide(endpoint, request);
    else await this.access.decideFromMemory(endpoint, request);
    return true;
  }
}
