'use client';

import { listPractitioners } from '@wardbook/contracts/organisation/practitioners';
import { listAvailability } from '@wardbook/contracts/scheduling/availability';
import { useMemo } from 'react';
import { useContractQuery } from '@/api/queries';
import { useFormats } from '@/ui/formats';

const MOST = 100;
const SELDOM_CHANGES = { staleTime: 60_000 };

interface Named {
  id: string;
  name: string;
}

/** The practitioners who work in this facility today. */
export function usePractitioners(): readonly Named[] {
  const { data } = useContractQuery(listPractitioners, { query: { place: 'here', active: 'true', limit: MOST } }, SELDOM_CHANGES);
  return data?.items ?? [];
}

/** Those who have weekly hours, in the order of their names: only with them something can be free. */
export function useReceivers(): readonly Named[] {
  const formats = useFormats();
  const { data } = useContractQuery(listAvailability, { query: { onOrAfter: formats.today() } }, SELDOM_CHANGES);
  return useMemo(() => {
    const names = new Map(data?.items.map(({ practitionerId, practitionerName }) => [practitionerId, practitionerName]));
    return [...names].map(([id, name]) => ({ id, name }));
  }, [data]);
}
