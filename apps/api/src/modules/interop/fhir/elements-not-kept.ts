import { z } from 'zod';
import { isObject } from '../import/bundle-reader.js';

/** Every resource has them, and they say nothing about the patient that another element does not. */
const OF_EVERY_RESOURCE = ['resourceType', 'id', 'meta', 'text'];

/**
 * Tells the elements of a resource that its schema does not read, by their path, such as `Patient.contact` or
 * `Observation.component.note`: the import drops them, and its report counts them.
 */
export function elementsNotKept(type: string, schema: z.ZodType, content: Record<string, unknown>, tell: (path: string) => void): void {
  const elements = Object.fromEntries(Object.entries(content).filter(([name]) => !OF_EVERY_RESOURCE.includes(name)));
  compare(type, schema, elements, tell);
}

function compare(path: string, given: z.ZodType, content: unknown, tell: (path: string) => void): void {
  const schema = readBy(given, content);
  if (schema instanceof z.ZodArray && Array.isArray(content)) {
    for (const part of content) compare(path, schema.element as z.ZodType, part, tell);
  }
  if (!(schema instanceof z.ZodObject) || !isObject(content)) return;
  const shape = schema.shape as Record<string, z.ZodType>;
  for (const [name, part] of Object.entries(content)) {
    const here = `${path}.${name}`;
    const element = Object.hasOwn(shape, name) ? shape[name] : undefined;
    if (element) compare(here, element, part, tell);
    else tell(here);
  }
}

/** The schema that reads this content: an element may be left out, and some are a list or a single value. */
function readBy(schema: z.ZodType, content: unknown): z.ZodType {
  if (schema instanceof z.ZodOptional) return readBy(schema.unwrap() as z.ZodType, content);
  if (!(schema instanceof z.ZodUnion)) return schema;
  const options = schema.options as z.ZodType[];
  const fitting = options.find((option) => option instanceof z.ZodArray === Array.isArray(content));
  return fitting ? readBy(fitting, content) : schema;
}
