import type { AnyEndpoint } from '@wardbook/contracts/core/endpoint';
import type { FieldFault } from '@wardbook/contracts/core/problem';
import type { z } from 'zod';
import { Problem } from '../problem.error.js';

interface RawInput {
  params: unknown;
  query: unknown;
  body: unknown;
}

/** Checks all declared parts at once, so that the answer names every fault and not only the first. */
export function validInput(endpoint: AnyEndpoint, raw: RawInput): Record<string, unknown> {
  const input: Record<string, unknown> = {};
  const fields: FieldFault[] = [];
  for (const part of ['params', 'query', 'body'] as const) {
    const schema = endpoint[part] as z.ZodType | undefined;
    if (!schema) continue;
    const given = raw[part] ?? {};
    const result = schema.safeParse(given);
    if (result.success) input[part] = result.data;
    else fields.push(...result.error.issues.flatMap((issue) => faultsOf(part, issue)));
    fields.push(...unkeepable(part, given));
  }
  if (fields.some((field) => field.path.startsWith('params.'))) throw new Problem('not-found');
  if (fields.length > 0) throw new Problem('invalid-input', { fields });
  return input;
}

/** PostgreSQL keeps no NUL and UTF-8 no half of a pair: what it cannot keep is refused here, where the field still has its name. */
function unkeepable(path: string, value: unknown): FieldFault[] {
  if (typeof value === 'string') {
    if (!value.includes('\u0000') && value.isWellFormed()) return [];
    return [{ path, code: 'unkeepable-character', message: 'This text has a character that cannot be kept.' }];
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, each]) => [...unkeepable(path, name), ...unkeepable(`${path}.${name}`, each)]);
}

/** The text of a value never enters the message: it may be patient data. */
function faultsOf(part: string, issue: z.core.$ZodIssue): FieldFault[] {
  const path = [part, ...issue.path].join('.');
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({ path: `${path}.${key}`, code: 'unknown-field', message: 'This field is not known here.' }));
  }
  return [{ path, code: issue.code.replaceAll('_', '-'), message: issue.message }];
}
