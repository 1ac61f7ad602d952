import type { z } from 'zod';

/** The schema of an endpoint's body, for `useContractForm(bodyOf(registerPatient), ...)`. */
export function bodyOf<Body extends z.ZodType>(endpoint: { operationId: string; body?: Body }): Body {
  if (!endpoint.body) throw new Error(`${endpoint.operationId} takes no body.`);
  return endpoint.body;
}
