'use client';

import { notifications } from '@mantine/notifications';
import { type ChartCondition, type PatientHistory, readHistory, readSummary } from '@wardbook/contracts/chart/chart';
import type { Coding } from '@wardbook/contracts/core/list';
import { markConditionWrong, recordCondition } from '@wardbook/contracts/encounters/conditions';
import type { Visit } from '@wardbook/contracts/encounters/visits';
import { useContractMutation } from '@/api/mutations';
import { useProblemMessage } from '@/api/problem-message';

const CHART = [readHistory, readSummary];

/** The diagnoses of this visit. Each is kept at once: a note that is never signed still says what was found. */
export function useDiagnoses(visit: Visit, history: PatientHistory) {
  const messageOf = useProblemMessage();
  const onError = (error: Error) => notifications.show({ color: 'red', message: messageOf(error) });
  const record = useContractMutation(recordCondition, { invalidates: CHART });
  const markWrong = useContractMutation(markConditionWrong, { invalidates: CHART });
  const own = history.conditions.filter(({ visitId, category }) => visitId === visit.id && category === 'encounter-diagnosis').toReversed();
  return {
    own,
    add: (coding: Coding | null, text: string) => {
      if (own.some(({ display }) => display === text)) return;
      const what = coding ? { coding } : { text };
      const where = { visitId: visit.id, encounterId: visit.encounterId, category: 'encounter-diagnosis' as const };
      record.mutate({ params: { id: visit.patient.id }, body: { ...where, rank: firstFreeRank(own), ...what } }, { onError });
    },
    remove: (diagnosis: ChartCondition, reason: string) =>
      markWrong.mutate({ params: { id: diagnosis.id }, body: { reason } }, { onError }),
  };
}

/** The principal diagnosis is the first; where it was removed, the next one takes its place. */
function firstFreeRank(own: readonly ChartCondition[]): number {
  const taken = own.map(({ rank }) => rank);
  let rank = 1;
  while (taken.includes(rank)) rank += 1;
  return rank;
}

export function codingOf({ system, code, display }: ChartCondition): Coding | null {
  return system && code ? { system, code, display } : null;
}
