'use client';

import { useDebouncedValue } from '@mantine/hooks';
import { listPatients, type PatientListItem } from '@wardbook/contracts/patients/patients';
import { useContractQuery } from '@/api/queries';

const SHORTEST = 2;
const SETTLE_MS = 120;
const MOST = 8;

interface PatientHits {
  patients: readonly PatientListItem[];
  isAsked: boolean;
  /** False while the patients are those of a text that has changed since. */
  isSettled: boolean;
}

/** The first patients that a search finds, while it is typed. Nothing is asked for less than two characters. */
export function usePatientHits(text: string, enabled: boolean): PatientHits {
  const typed = text.trim();
  const [search] = useDebouncedValue(typed, SETTLE_MS);
  const isAsked = enabled && typed.length >= SHORTEST;
  const isSearching = enabled && search.length >= SHORTEST;
  const { data, isPlaceholderData, isPending } = useContractQuery(
    listPatients,
    { query: { search, limit: MOST } },
    { enabled: isSearching, keepPrevious: true },
  );
  const isSettled = search === typed && !isPending && !isPlaceholderData;
  return { patients: isAsked && isSearching ? (data?.items ?? []) : [], isAsked, isSettled };
}
