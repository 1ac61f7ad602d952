import type { ProblemCode } from '@wardbook/contracts/core/problem';
import { Problem } from '../../core/problem.error.js';

/** Refuses a request for those of its ids that cannot be used, and names each by its place, such as `body.chargeIds.2`. */
export function refuseAmong(code: ProblemCode, path: string, ids: readonly string[], faultOf: (id: string) => string | null): void {
  const fields = ids.flatMap((id, index) => {
    const message = faultOf(id);
    return message === null ? [] : [{ path: `${path}.${index}`, code, message }];
  });
  if (fields.length > 0) throw new Problem(code, { fields });
}
