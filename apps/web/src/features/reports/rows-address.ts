'use client';

import type { ReportRowKind } from '@wardbook/contracts/reports/reports';
import { useFacility } from '@/features/identity';
import type { Period } from './use-period';

/** Which part of a figure is asked for. `none` is the part without a department, practitioner or payer. */
export interface RowsFilter {
  department?: string | null;
  practitioner?: string | null;
  payer?: string | null;
  hour?: number;
  code?: string;
  method?: string;
}

/** A first day for what has no first day, such as a debt of any age. */
export const ANY_DAY = '2000-01-01';

/** The address of the rows behind a figure or one part of a chart. */
export function useRowsAddress(): (kind: ReportRowKind, period: Period, filter?: RowsFilter) => string {
  const { path } = useFacility();
  return (kind, { from, to }, filter = {}) => {
    const query = new URLSearchParams({ kind, from, to });
    for (const [key, value] of Object.entries(filter)) if (value !== undefined) query.set(key, value === null ? 'none' : String(value));
    return `${path('/dashboard/rows')}?${query}`;
  };
}
