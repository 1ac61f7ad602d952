import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException } from '@nestjs/common';
import { type ProblemDocument, problems } from '@wardbook/contracts/core/problem';
import type { FastifyReply } from 'fastify';
import { Denials } from '../audit/denials.js';
import { SessionCookies } from '../auth/cookies.js';
import { isDatabaseAway } from '../database/database-away.js';
import { Problem } from '../problem.error.js';
import { problemOfConstraint } from './constraint-problems.js';
import type { WardbookRequest } from './request.js';

/** Turns everything thrown into a problem document. Unknown faults say nothing but the request's number. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(
    private readonly denials: Denials,
    private readonly cookies: SessionCookies,
  ) {}

  async catch(error: unknown, host: ArgumentsHost): Promise<void> {
    const http = host.switchToHttp();
    const request = http.getRequest<WardbookRequest>();
    const reply = http.getResponse<FastifyReply>();
    const problem = problemOf(error);
    if (problem.code === 'internal') request.log.error({ fault: faultForLog(error) }, 'unexpected fault');
    else if (isUnreadableValue(error))
      request.log.warn({ fault: faultForLog(error) }, 'a contract let through what the database cannot read');
    await this.noteDenial(request, problem);
    if (!reply.sent) sendProblem(reply, problem, request.id);
  }

  /** A caller without any token has only not signed in yet, and an address without a parameter names nothing that could be guessed. */
  private async noteDenial(request: WardbookRequest, { code }: Problem): Promise<void> {
    const { actor, endpoint } = request;
    if (!actor || !endpoint) return;
    if (code === 'not-signed-in' && !request.headers.authorization && !this.cookies.read(request, 'access')) return;
    if (code === 'not-found' && (!endpoint.params || !actor.userId)) return;
    const { admission: _, ...unproved } = actor;
    await this.denials.note(unproved, endpoint.operationId, code).catch(() => request.log.error('a denial could not be written down'));
  }
}

/** A database that is away is back within seconds, and a request that timed out on a lock or a connection can be sent again soon. */
const RETRY_AFTER_SECONDS = 2;

export function sendProblem(reply: FastifyReply, problem: Problem, requestId: string): void {
  const seconds = problem.status === 503 ? RETRY_AFTER_SECONDS : problem.details.context?.retryAfterSeconds;
  if (typeof seconds === 'number') void reply.header('retry-after', seconds);
  void reply
    .status(problem.status)
    .header('content-type', 'application/problem+json')
    .send(JSON.stringify(documentOf(problem, requestId)));
}

function documentOf(problem: Problem, requestId: string): ProblemDocument {
  return {
    type: `https://wardbook.org/problems/${problem.code}`,
    title: problems[problem.code][1],
    status: problem.status,
    code: problem.code,
    ...problem.details,
    requestId,
  };
}

export function problemOf(error: unknown): Problem {
  if (error instanceof Problem) return error;
  if (error instanceof HttpException) return problemOfHttp(error.getStatus());
  const status = (error as { statusCode?: number }).statusCode;
  if (typeof status === 'number' && status < 500) return problemOfHttp(status);
  if (isDatabaseAway(error)) return new Problem('not-ready', { context: { broken: ['database'] } });
  if (isUnreadableValue(error)) return new Problem('invalid-input');
  return problemOfConstraint(error) ?? new Problem('internal');
}

/** A number, date, id or text that PostgreSQL's type does not take, such as an id inside a forged cursor. */
function isUnreadableValue(error: unknown): boolean {
  return /^(22001|22003|22007|22008|22021|22P02|22P05)$/.test((error as { code?: string }).code ?? '');
}

function problemOfHttp(status: number): Problem {
  if (status === 404) return new Problem('not-found');
  return status < 500 ? new Problem('invalid-input') : new Problem('internal');
}

/** The message of a database error can quote a row, so only its code, constraint and stack frames are logged. */
function faultForLog(error: unknown): Record<string, unknown> {
  const { name, code, constraint, table, column, routine, stack } = error as Error & Record<string, string | undefined>;
  const frames = stack
    ?.split('\n')
    .filter((line) => line.trimStart().startsWith('at '))
    .slice(0, 12);
  const message = code ? undefined : (error as Error).message;
  return { name, code, constraint, table, column, routine, message, frames };
}
