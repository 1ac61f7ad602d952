import { appendFileSync, writeFileSync } from 'node:fs';
import type { AnyEndpoint } from '@wardbook/contracts/core/endpoint';
import type { ProblemDocument } from '@wardbook/contracts/core/problem';
import { allEndpoints } from '@wardbook/contracts/registry';
import type { FastifyInstance } from 'fastify';
import { explainedConstraints } from '../core/http/constraint-problems.js';
import type { WardbookRequest } from '../core/http/request.js';

/** Where a whole test run writes what its calls returned (`tools/endpoint-coverage.mjs`). Without it nothing is recorded. */
const RECORD = process.env.WARDBOOK_CALL_RECORD;

const known = new Set<string>();

/** Notes once what each endpoint returned: `done`, or the code of its problem and the rule behind it. */
export function recordCalls(server: FastifyInstance): void {
  if (!RECORD) return;
  writeFileSync(`${RECORD}.endpoints.json`, JSON.stringify({ endpoints: allEndpoints.map(declared), rules: explainedConstraints() }));
  server.addHook('onSend', async (request, reply, payload) => {
    const { endpoint } = request as WardbookRequest;
    if (!endpoint) return payload;
    const problem = reply.statusCode >= 400 && typeof payload === 'string' ? (JSON.parse(payload) as ProblemDocument) : null;
    note(`${endpoint.operationId} ${problem?.code ?? 'done'} ${String(problem?.context?.rule ?? '')}`);
    return payload;
  });
}

function note(line: string): void {
  if (known.has(line)) return;
  known.add(line);
  appendFileSync(RECORD ?? '', `${line.trimEnd()}\n`);
}

function declared({ operationId, errors = [], module, path }: AnyEndpoint) {
  return { operationId, errors, module: module ?? path.split('/')[1] };
}
