import type { AnyEndpoint } from '@wardbook/contracts/core/endpoint';
import { z } from 'zod';

/** As much of JSON Schema as the contracts use. */
export interface Shape {
  type?: string;
  properties?: Record<string, Shape>;
  required?: string[];
  additionalProperties?: Shape | boolean;
  items?: Shape;
  minItems?: number;
  maxItems?: number;
  anyOf?: Shape[];
  oneOf?: Shape[];
  allOf?: Shape[];
  enum?: unknown[];
  const?: unknown;
  format?: string;
  pattern?: string;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  exclusiveMinimum?: number;
  exclusiveMaximum?: number;
}

/** What a caller may send, as the OpenAPI document says it. */
export function shapeOf(endpoint: AnyEndpoint, part: 'params' | 'query' | 'body'): Shape {
  const schema = endpoint[part] as z.ZodType | undefined;
  return schema ? (z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any', reused: 'inline' }) as Shape) : {};
}

/** A value at its place, such as `body.names.0.given`. */
export interface Leaf {
  path: string;
  shape: Shape;
}

/** The first way to say it that is not nothing. */
function chosen(shape: Shape): Shape {
  const [first] = (shape.anyOf ?? shape.oneOf ?? []).filter(({ type }) => type !== 'null');
  if (first) return chosen(first);
  return shape.allOf ? Object.assign({}, ...shape.allOf.map(chosen)) : shape;
}

/**
 * A whole input with every field in it. `replace` puts its own value at a leaf; what it answers with `undefined` gets a
 * value of the right kind.
 */
export function filledIn(given: Shape, replace: (leaf: Leaf) => unknown, path = 'body'): unknown {
  const shape = chosen(given);
  if (shape.properties) {
    const filled = Object.entries(shape.properties).map(([name, each]) => [name, filledIn(each, replace, `${path}.${name}`)]);
    return Object.fromEntries(filled);
  }
  if (shape.items) return [filledIn(shape.items, replace, `${path}.0`)];
  return replace({ path, shape }) ?? plainValue(shape);
}

const WORDS_OF_FORMAT: Record<string, string> = {
  uuid: '0199aaaa-bbbb-7ccc-8ddd-eeeeeeeeeeee',
  date: '2026-03-04',
  'date-time': '2026-03-04T05:06:07Z',
  email: 'a.patient@test.example',
  uri: 'https://test.example/',
};

function plainValue(shape: Shape): unknown {
  if (shape.const !== undefined) return shape.const;
  if (shape.enum) return shape.enum[0];
  if (shape.type === 'string') return WORDS_OF_FORMAT[shape.format ?? ''] ?? 'abc'.padEnd(shape.minLength ?? 0, 'd');
  if (shape.type === 'integer' || shape.type === 'number') return Math.max(shape.minimum ?? 0, (shape.exclusiveMinimum ?? 0) + 1, 1);
  if (shape.type === 'boolean') return true;
  if (shape.type === 'array') return [];
  return {};
}

/** Every leaf of an input. */
export function leavesOf(shape: Shape, path = 'body'): Leaf[] {
  const leaves: Leaf[] = [];
  filledIn(shape, (leaf) => void leaves.push(leaf), path);
  return leaves;
}

/** Words that a person may choose, as against those of a list. */
export const isFreeText = ({ shape }: Leaf): boolean => shape.type === 'string' && !shape.enum && shape.const === undefined;
export const isNumber = ({ shape }: Leaf): boolean => shape.type === 'integer' || shape.type === 'number';
