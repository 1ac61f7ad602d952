import { type AnyEndpoint, fullPath, idempotencyKeyOf } from '@wardbook/contracts/core/endpoint';
import { problemDocument, problems } from '@wardbook/contracts/core/problem';
import { allEndpoints } from '@wardbook/contracts/registry';
import { z } from 'zod';

type Json = Record<string, unknown>;

/** The OpenAPI 3.1 document, written from the same contracts that the API implements. */
export function openApiDocument(): Json {
  const paths: Record<string, Json> = {};
  for (const endpoint of allEndpoints) {
    const path = fullPath(endpoint).replace(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [endpoint.method.toLowerCase()]: operationOf(endpoint) };
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Wardbook', version: '1', description: 'Errors are RFC 9457 problem documents with a stable `code`.' },
    paths,
    components: {
      securitySchemes: { bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } },
      schemas: { Problem: schemaOf(problemDocument, 'output') },
    },
    security: [{ bearer: [] }],
  };
}

function operationOf(endpoint: AnyEndpoint): Json {
  const isPublic = typeof endpoint.access === 'object' && 'public' in endpoint.access;
  return {
    operationId: endpoint.operationId,
    summary: endpoint.summary,
    description: accessInWords(endpoint),
    ...(isPublic ? { security: [] } : {}),
    parameters: [...parametersOf(endpoint, 'params', 'path'), ...parametersOf(endpoint, 'query', 'query'), ...headersOf(endpoint)],
    ...(endpoint.body
      ? { requestBody: { required: true, content: { 'application/json': { schema: schemaOf(endpoint.body, 'input') } } } }
      : {}),
    responses: { [endpoint.status ?? 200]: successOf(endpoint), ...problemsOf(endpoint) },
  };
}

function accessInWords(endpoint: AnyEndpoint): string {
  const { access, confirmed } = endpoint;
  if (confirmed) return `${accessInWords({ ...endpoint, confirmed: undefined })} Needs the password again (\`/auth/confirm\`).`;
  if (typeof access === 'string') return `Needs the permission \`${access}\`.`;
  return 'public' in access ? `Public: ${access.public}` : `For everybody who is signed in: ${access.signedIn}`;
}

function successOf(endpoint: AnyEndpoint): Json {
  if (endpoint.status === 204) return { description: 'Done.' };
  if (endpoint.produces) return { description: 'Done.', content: { [endpoint.produces]: {} } };
  return { description: 'Done.', content: { 'application/json': { schema: schemaOf(endpoint.response, 'output') } } };
}

/** Several problems can share a status; the description lists their codes with the sentence of each. */
function problemsOf(endpoint: AnyEndpoint): Json {
  const byStatus: Record<number, string[]> = {};
  for (const code of endpoint.errors ?? []) {
    const [status, sentence] = problems[code];
    byStatus[status] = [...(byStatus[status] ?? []), `\`${code}\`: ${sentence}`];
  }
  const content = { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } };
  return Object.fromEntries(Object.entries(byStatus).map(([status, lines]) => [status, { description: lines.join('\n\n'), content }]));
}

function parametersOf(endpoint: AnyEndpoint, part: 'params' | 'query', place: 'path' | 'query'): Json[] {
  if (!endpoint[part]) return [];
  const { properties = {}, required = [] } = schemaOf(endpoint[part], 'input') as { properties?: Json; required?: string[] };
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    schema,
  }));
}

function headersOf(endpoint: AnyEndpoint): Json[] {
  const text = { type: 'string' };
  const facility = {
    name: 'Wardbook-Facility',
    in: 'header',
    description: 'The facility’s id; may be left out by who belongs to one only.',
    schema: text,
  };
  const use = idempotencyKeyOf(endpoint);
  const key = {
    name: 'Idempotency-Key',
    in: 'header',
    required: use === 'needed',
    description: 'The same key of the same user gets the first answer again, for a day.',
    schema: text,
  };
  return [...(endpoint.scope === 'facility' ? [facility] : []), ...(use === 'not-taken' ? [] : [key])];
}

function schemaOf(schema: z.ZodType, io: 'input' | 'output'): Json {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
  return rest;
}
