'use client';

import { useDebouncedValue } from '@mantine/hooks';
import { listPatients, type PatientListItem } from '@wardbook/contracts/patients';
import { useContractQuery } from '@/api/queries';

const SHORTEST = 2;
const SETTLE_MS = 120;
const MOST = 8;

interface PatientHits {
  patients: readonly PatientListItem[];
  searching: boolean;
}

/** The first patients that a search finds, while it is typed. Nothing is asked for less than two characters. */
export function usePatientHits(text: string, enabled: boolean): PatientHits {
  const [search] = useDebouncedValue(text.trim(), SETTLE_MS);
  const asked = enabled && search.length >= SHORTEST;
  const { data, isFetching } = useContractQuery(listPatients, { query: { search, limit: MOST } }, { enabled: asked, keepPrevious: true });
  return { patients: asked ? (data?.items ?? []) : [], searching: asked && isFetching };
}
