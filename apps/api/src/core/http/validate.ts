import type { AnyEndpoint } from '@wardbook/contracts/core/endpoint';
import { type FieldFaultCode, faultOfMessage, type ZodFault } from '@wardbook/contracts/core/field-faults';
import type { z } from 'zod';
import { type CodedFault, Problem } from '../problem.error.js';

interface RawInput {
  params: unknown;
  query: unknown;
  body: unknown;
}

/** So many faults are named: the largest form has fewer fields, and an answer must not grow with what was sent. */
const MOST_FAULTS = 200;
/** No input of the contract is nested more deeply than a dozen levels. */
const DEEPEST = 32;
/** The longest path that is repeated to the caller. */
const LONGEST_PATH = 200;

/** Checks all declared parts at once, so that the answer names every fault and not only the first. */
export function validInput(endpoint: AnyEndpoint, raw: RawInput): Record<string, unknown> {
  const input: Record<string, unknown> = {};
  const fields: CodedFault[] = [];
  for (const part of ['params', 'query', 'body'] as const) {
    const schema = endpoint[part] as z.ZodType | undefined;
    if (!schema) continue;
    const given = raw[part] ?? {};
    if (isTooDeep(given)) throw Problem.field(part, 'too-deep', 'This is nested too deeply.');
    const result = schema.safeParse(given);
    if (result.success) input[part] = result.data;
    else for (const issue of result.error.issues.slice(0, MOST_FAULTS)) fields.push(...faultsOf(part, issue));
    noteUnkeepable(part, given, fields);
  }
  if (fields.some((field) => field.path.startsWith('params.'))) throw new Problem('not-found');
  if (fields.length > 0) throw new Problem('invalid-input', { fields: fields.slice(0, MOST_FAULTS).map(shortened) });
  return input;
}

/** PostgreSQL keeps no NUL and UTF-8 no half of a pair: what it cannot keep is refused here, where the field still has its name. */
function noteUnkeepable(path: string, value: unknown, fields: CodedFault[]): void {
  if (fields.length >= MOST_FAULTS) return;
  if (typeof value === 'string') {
    if (!value.includes('\u0000') && value.isWellFormed()) return;
    fields.push({ path, code: 'unkeepable-character', message: 'This text has a character that cannot be kept.' });
    return;
  }
  if (typeof value !== 'object' || value === null) return;
  for (const name in value) {
    noteUnkeepable(path, name, fields);
    noteUnkeepable(`${path}.${name}`, (value as Record<string, unknown>)[name], fields);
  }
}

/** Walked level by level: a recursive function would overflow the stack on a hostile body. */
function isTooDeep(value: unknown): boolean {
  let level: unknown[] = [value];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > DEEPEST) return true;
    level = level.flatMap((each) => (typeof each === 'object' && each !== null ? Object.values(each) : []));
  }
  return false;
}

function shortened({ path, ...fault }: CodedFault): CodedFault {
  return { path: path.slice(0, LONGEST_PATH), ...fault };
}

/** The text of a value never enters the message: it may be patient data. */
function faultsOf(part: string, issue: z.core.$ZodIssue): CodedFault[] {
  const path = [part, ...issue.path].join('.');
  if (issue.code === 'unrecognized_keys') {
    return issue.keys
      .slice(0, MOST_FAULTS)
      .map((key) => ({ path: `${path}.${key}`, code: 'unknown-field' as const, message: 'This field is not known here.' }));
  }
  return [{ path, code: codeOfIssue(issue), message: issue.message }];
}

/** The fault's own code where a schema of ours wrote the message, else the kind of zod's check. */
export function codeOfIssue({ code, message }: z.core.$ZodIssue): FieldFaultCode {
  return faultOfMessage(message) ?? (code.replaceAll('_', '-') as ZodFault);
}
