'use client';

import { readQueues } from '@wardbook/contracts/encounters/visits';
import { useMemo } from 'react';
import { useLive } from '@/api/live';
import { useContractQuery } from '@/api/queries';
import { useFacility, useMay } from '@/features/identity';

export interface Queue {
  waiting: number;
  /** When the one who waits longest came. */
  since: string | null;
}

interface Queues {
  /** The appointments whose patients are with a practitioner now. */
  inside: ReadonlySet<string>;
  /** How many wait for a practitioner; null where the role or the facility has no queues. */
  queueOf: (practitionerId: string) => Queue | null;
}

/** Who waits for whom, and who has been called in: as the clinic sees it. */
export function useQueues(): Queues {
  const maySee = useMay('visit:read');
  const enabled = useFacility().modules.includes('encounters') && maySee;
  const { data } = useContractQuery(readQueues, {}, { enabled });
  useLive('queue', [readQueues]);
  return useMemo(() => {
    const items = data?.items ?? [];
    const waiting = items.filter(({ state }) => state === 'waiting');
    return {
      inside: new Set(items.filter(({ state }) => state === 'with-practitioner').flatMap(({ appointmentId }) => appointmentId ?? [])),
      queueOf: (id) => {
        if (!data) return null;
        const own = waiting.filter(({ practitionerId }) => practitionerId === id);
        return { waiting: own.length, since: own[0]?.startedAt ?? null };
      },
    };
  }, [data]);
}
