'use client';

import { ageGroup, sex } from '@wardbook/contracts/patients/patients';
import { parseAsBoolean, parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs';
import { useMemo } from 'react';
import { Temporal } from 'temporal-polyfill';
import { useFacility } from '@/features/identity';
import { useFormats } from '@/ui/formats';

export const sinces = ['today', 'week', 'month'] as const;
const DAYS: Record<(typeof sinces)[number], number> = { today: 0, week: 6, month: 29 };

const parsers = {
  sex: parseAsStringLiteral(sex.options),
  age: parseAsStringLiteral(ageGroup.options),
  payer: parseAsString,
  since: parseAsStringLiteral(sinces),
  here: parseAsBoolean,
};

/** The filters of the list. They live in the URL; what is searched for never does. */
export function usePatientFilters() {
  const [filters, setFilters] = useQueryStates(parsers);
  const facility = useFacility();
  const today = useFormats().today();
  const query = useMemo(() => {
    const since = filters.since && Temporal.PlainDate.from(today).subtract({ days: DAYS[filters.since] }).toString();
    return {
      ...(filters.sex ? { sex: filters.sex } : {}),
      ...(filters.age ? { ageGroup: filters.age } : {}),
      ...(filters.payer ? { payerId: filters.payer } : {}),
      ...(since ? { registeredSince: since } : {}),
      ...(filters.here ? { originId: facility.id } : {}),
    };
  }, [filters, facility.id, today]);
  return { filters, setFilters, query, isFiltered: Object.keys(query).length > 0 };
}

export type PatientFilterState = ReturnType<typeof usePatientFilters>;
