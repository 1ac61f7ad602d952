'use client';

import { notifications } from '@mantine/notifications';
import { countResultInbox, listResultInbox, reopenResult } from '@wardbook/contracts/laboratory/results-inbox';
import { useContractMutation } from '@/api/mutations';
import { useProblemMessage } from '@/api/problem-message';

/** Puts an acknowledged result back into the inbox. */
export function useReopenResult() {
  const messageOf = useProblemMessage();
  const reopen = useContractMutation(reopenResult, { invalidates: [listResultInbox, countResultInbox] });
  const onError = (error: Error) => notifications.show({ color: 'red', message: messageOf(error) });
  return { reopen: (id: string) => reopen.mutate({ params: { id } }, { onError }), isReopening: reopen.isPending };
}
