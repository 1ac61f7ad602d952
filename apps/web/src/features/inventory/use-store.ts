'use client';

import { listStores, type Store } from '@wardbook/contracts/inventory/stores';
import { parseAsString, useQueryState } from 'nuqs';
import { useLive } from '@/api/live';
import { useContractQuery } from '@/api/queries';

/** The stores of the facility and the one that the address names; the first one when it names none. */
export function useStore() {
  const [id, choose] = useQueryState('store', parseAsString);
  const query = useContractQuery(listStores, {});
  useLive('stock', [listStores]);
  const stores: readonly Store[] = query.data?.items ?? [];
  const store = stores.find((each) => each.id === id) ?? stores[0] ?? null;
  return { query, stores, store, choose: (next: string | null) => void choose(next) };
}
