import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import { type AnyEndpoint, idempotencyKeyOf, isRead } from '@wardbook/contracts/core/endpoint';
import type { FastifyReply } from 'fastify';
import { firstValueFrom, from, type Observable } from 'rxjs';
import { PatientLooks } from '../audit/patient-looks.js';
import { AccessDecision } from '../auth/access-decision.js';
import { Db } from '../database/db.js';
import { DiskSpace } from '../database/disk-space.js';
import { ENTRY_REFUSED } from '../database/entry.js';
import { Problem } from '../problem.error.js';
import { Idempotency } from './idempotency.js';
import { ENDPOINT, OWN_TRANSACTIONS } from './implements.js';
import type { WardbookRequest } from './request.js';
import { serialise } from './serialise.js';
import { validInput } from './validate.js';

/**
 * One request, one transaction. The input is checked before it, the answer is written out and the idempotent answer stored
 * inside it, and the reply leaves after the commit.
 */
@Injectable()
export class TransactionInterceptor implements NestInterceptor {
  constructor(
    private readonly db: Db,
    private readonly idempotency: Idempotency,
    private readonly access: AccessDecision,
    private readonly looks: PatientLooks,
    private readonly disk: DiskSpace,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const endpoint = Reflect.getMetadata(ENDPOINT, context.getHandler()) as AnyEndpoint;
    const ownTransactions = Reflect.getMetadata(OWN_TRANSACTIONS, context.getHandler()) === true;
    const http = context.switchToHttp();
    const request = http.getRequest<WardbookRequest>();
    const handle = async () => {
      request.input ??= validInput(endpoint, request);
      return await firstValueFrom(next.handle(), { defaultValue: undefined });
    };
    if (endpoint.produces) return from(handle());
    const text = ownTransactions ? written(endpoint, handle) : this.proved(endpoint, request, () => this.looked(endpoint, request, handle));
    return from(text.then((answer) => reply(http.getResponse<FastifyReply>(), answer)));
  }

  private async looked(endpoint: AnyEndpoint, request: WardbookRequest, handle: () => Promise<unknown>): Promise<unknown> {
    const input = validInput(endpoint, request);
    request.input = input;
    await this.looks.before(endpoint, input);
    const answer = await handle();
    await this.looks.after(endpoint, input, answer);
    return answer;
  }

  /** What was admitted from memory and is no longer true is decided again from the database, and runs once more. */
  private async proved(endpoint: AnyEndpoint, request: WardbookRequest, handle: () => Promise<unknown>): Promise<string> {
    try {
      return await this.inTransaction(endpoint, request, handle);
    } catch (error) {
      if ((error as { code?: string }).code !== ENTRY_REFUSED) throw error;
      await this.access.decide(endpoint, request);
      return await this.inTransaction(endpoint, request, handle);
    }
  }

  private async inTransaction(endpoint: AnyEndpoint, request: WardbookRequest, handle: () => Promise<unknown>): Promise<string> {
    if (!request.actor) throw new Error('The guard let a request through without an actor.');
    if (isRead(endpoint)) return await this.db.read(request.actor, () => written(endpoint, handle));
    await this.disk.refuseWhenShort();
    return await this.db.tx(request.actor, () => this.once(endpoint, request, handle));
  }

  /** A repeated write returns the answer of the first. */
  private async once(endpoint: AnyEndpoint, request: WardbookRequest, handle: () => Promise<unknown>): Promise<string> {
    const key = idempotencyKey(endpoint, request);
    if (!key) return await written(endpoint, handle);
    const before = await this.idempotency.claim(endpoint, key, validInput(endpoint, request));
    if (before) return before.answer;
    const answer = await written(endpoint, handle);
    this.idempotency.store(endpoint, key, { status: endpoint.status ?? 200, answer });
    return answer;
  }
}

async function written(endpoint: AnyEndpoint, handle: () => Promise<unknown>): Promise<string> {
  const answer = await handle();
  return endpoint.status === 204 ? '' : serialise(endpoint, answer);
}

/** The text is JSON already; sent as such it is not written a second time. */
function reply(response: FastifyReply, answer: string): string | undefined {
  if (answer === '') return undefined;
  void response.header('content-type', 'application/json; charset=utf-8');
  return answer;
}

function idempotencyKey(endpoint: AnyEndpoint, request: WardbookRequest): string | null {
  const use = idempotencyKeyOf(endpoint);
  const key = request.headers['idempotency-key'];
  if (use === 'not-taken' || (use === 'accepted' && key === undefined)) return null;
  if (typeof key !== 'string' || key.length < 8 || key.length > 200) throw new Problem('idempotency-key-needed');
  return key;
}
