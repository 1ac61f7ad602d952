import { isObject } from '../import/bundle-reader.js';
import { Rejected } from '../import/rejected.js';

/**
 * An extension that may turn a statement into its opposite, anywhere in a resource. FHIR forbids to process what holds
 * one that is not understood; none is understood here.
 */
export function refuseModified(content: unknown, path = ''): void {
  if (Array.isArray(content)) {
    for (const [index, part] of content.entries()) refuseModified(part, `${path}.${index + 1}`);
    return;
  }
  if (!isObject(content)) return;
  for (const [name, part] of Object.entries(content)) {
    if (name === 'contained') continue;
    const here = path === '' ? name : `${path}.${name}`;
    if (name === 'modifierExtension' || name === 'implicitRules') throw new Rejected(`${here} not-understood`);
    refuseModified(part, here);
  }
}
