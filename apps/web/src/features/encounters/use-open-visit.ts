'use client';

import { notifications } from '@mantine/notifications';
import { listVisits, startEncounter, type Visit } from '@wardbook/contracts/encounters/visits';
import { useRouter } from 'next/navigation';
import { useContractMutation } from '@/api/mutations';
import { useProblemMessage } from '@/api/problem-message';
import { useFacility } from '@/features/identity';

/** Calling in starts the encounter and opens it; what goes on is opened again. */
export function useOpenVisit() {
  const facility = useFacility();
  const router = useRouter();
  const messageOf = useProblemMessage();
  const call = useContractMutation(startEncounter, { invalidates: [listVisits] });
  const open = (id: string) => router.push(facility.path(`/visits/${id}`));
  const callIn = ({ id }: Visit) =>
    call.mutate(
      { params: { id }, body: {} },
      { onSuccess: () => open(id), onError: (error) => notifications.show({ color: 'red', message: messageOf(error) }) },
    );
  return { open: (visit: Visit) => (visit.encounterId === null ? callIn(visit) : open(visit.id)), isCalling: call.isPending };
}
