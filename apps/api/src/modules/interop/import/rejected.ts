import type { z } from 'zod';

/** Why a resource is not imported, in words that repeat no patient data. */
export class Rejected extends Error {
  constructor(readonly reason: string) {
    super(reason);
    this.name = 'Rejected';
  }

  /** The path of the first fault and its kind: `period.start invalid_format`. Zod's own message could quote the value. */
  static bySchema(error: z.ZodError): Rejected {
    const issue = error.issues[0];
    const path = (issue?.path ?? []).map((part) => (typeof part === 'number' ? part + 1 : String(part))).join('.');
    const kind = issue?.code === 'custom' ? issue.message : issue?.input === undefined ? 'missing' : issue.code;
    return new Rejected(path === '' ? kind : `${path} ${kind}`);
  }
}
