import type { Hospital } from '../product/hospital.js';
import { roles } from './records.js';

export interface Rails {
  /** `/f/<facility>` */
  prefix: string;
  roleOf: Map<string, string>;
}

/** The role that is shown each page: the first one, in the order of `roles`, whose navigation has a link to it. */
export async function readRails(hospital: Hospital): Promise<Rails> {
  const roleOf = new Map<string, string>();
  let prefix = '';
  for (const role of roles) {
    const page = await hospital.as(role);
    const links = page.getByRole('navigation', { name: 'Main navigation' }).getByRole('link');
    for (const link of await links.all()) {
      const [, facility = '', path = ''] = /^(\/f\/[^/]+)(.*)$/.exec((await link.getAttribute('href')) ?? '') ?? [];
      prefix = facility || prefix;
      if (!roleOf.has(path)) roleOf.set(path, role);
    }
  }
  return { prefix, roleOf };
}
