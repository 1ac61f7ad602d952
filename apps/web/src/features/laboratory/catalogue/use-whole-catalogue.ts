'use client';

import { useEffect } from 'react';
import type { ListResult } from '@/api/queries';

/** All rows of a list that a choice is made from: it fetches on until the last page, since a catalogue has few. */
export function useWholeCatalogue<Row>(list: ListResult<Row>): Row[] {
  const { hasNextPage, isFetchingNextPage, fetchNextPage, rows } = list;
  useEffect(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, fetchNextPage]);
  return rows;
}
