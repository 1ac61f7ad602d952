'use client';

import { type FieldFault, ProblemError } from '@wardbook/contracts/core/problem';
import { workLeft } from '@wardbook/contracts/organisation/facilities';
import { useFormatter, useTranslations } from 'next-intl';

/** Says in the user's language what went wrong. What we have no words for is said in general ones, with its number. */
export function useProblemMessage(): (error: unknown) => string {
  const t = useTranslations('problems');
  const format = useFormatter();
  return (error) => {
    if (!(error instanceof ProblemError)) return t('unreachable');
    const { code, requestId, context } = error.problem;
    // A named rule says more than its code, where there are words for it.
    const rule = `rules.${context?.rule}` as never;
    if (context?.rule !== undefined && t.has(rule)) return t(rule);
    const left = workLeft.safeParse(context?.left);
    if (left.success) {
      const counted = left.data.map(({ kind, count }) => t(`left.${kind}`, { count }));
      return t('still-at-work', { left: format.list(counted, { type: 'conjunction' }) });
    }
    if (code === 'internal' && requestId) return t('internal-with-number', { requestId });
    return t.has(code as never) ? t(code as never) : error.problem.title;
  };
}

/** Says in the user's language what is wrong with one field. */
export function useFaultMessage(): (fault: Pick<FieldFault, 'code' | 'message'>) => string {
  const t = useTranslations('validation');
  return ({ code, message }) => (t.has(code as never) ? t(code as never) : message);
}
