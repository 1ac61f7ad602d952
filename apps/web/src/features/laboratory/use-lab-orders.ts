'use client';

import { type LabTest, listLabTests } from '@wardbook/contracts/laboratory/catalogue';
import { countLabWork, listLabWork, orderTests } from '@wardbook/contracts/laboratory/work';
import { useApi } from '@/api/api-provider';
import { useContractMutation } from '@/api/mutations';
import { useContractQuery } from '@/api/queries';
import type { PlannedTest } from './OrderLine';

const MOST_HITS = 8;

interface LabTestHits {
  hits: LabTest[];
  isAsked: boolean;
  /** False while the tests are those of a text that has changed since. */
  isSettled: boolean;
}

/** What a command line finds in the laboratory's catalogue: an exact code first, as in `cbc`. */
export function useLabTestHits(text: string): LabTestHits {
  const search = text.trim();
  const isAsked = search.length >= 2;
  const { data, isPending, isPlaceholderData } = useContractQuery(
    listLabTests,
    { query: { search, limit: MOST_HITS } },
    { enabled: isAsked, keepPrevious: true },
  );
  const near = (test: LabTest) => nearness(test, search.toLowerCase());
  const hits = isAsked ? (data?.items ?? []).toSorted((one, other) => near(other) - near(one)) : [];
  return { hits, isAsked, isSettled: !isPending && !isPlaceholderData };
}

export interface KnownTest {
  id: string;
  name: string;
}

const MOST_OF_A_NAME = 50;
const LONGEST_SEARCH = 100;

/** Looks up tests that were chosen before, as the catalogue has them now. What was closed since is not among them. */
export function useKnownLabTests(): (wanted: readonly KnownTest[]) => Promise<LabTest[]> {
  const { call } = useApi();
  const find = async ({ id, name }: KnownTest) => {
    const { items } = await call(listLabTests, { query: { search: name.slice(0, LONGEST_SEARCH), limit: MOST_OF_A_NAME } });
    return items.filter((test) => test.id === id);
  };
  return async (wanted) => (await Promise.all(wanted.map(find))).flat();
}

/** Enter takes the first: the code itself, then names that begin with what was typed, shorter ones before longer ones. */
function nearness({ code, name }: LabTest, search: string): number {
  if (code.toLowerCase() === search) return 2;
  return name.toLowerCase().startsWith(search) ? 1 + 1 / name.length : 0;
}

interface PlaceOrder {
  encounterId: string;
  planned: readonly PlannedTest[];
  reason: string | null;
  pregnant?: boolean | null;
  /** Said yes to: a test is open for this patient already. */
  repeat?: boolean;
}

/** Orders a plan's tests when the plan is signed; each priority becomes an order of its own. */
export function usePlaceLabOrders() {
  const order = useContractMutation(orderTests, { invalidates: [listLabWork, countLabWork] });
  const place = async ({ encounterId, planned, reason, pregnant = null, repeat = false }: PlaceOrder) => {
    for (const [priority, group] of Map.groupBy(planned, (one) => one.priority)) {
      await order.mutateAsync({ body: { encounterId, labTestIds: group.map(({ test }) => test.id), priority, reason, pregnant, repeat } });
    }
  };
  return { place, placing: order.isPending };
}
