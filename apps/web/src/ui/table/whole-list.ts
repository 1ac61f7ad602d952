import type { UseQueryResult } from '@tanstack/react-query';
import type { ProblemError } from '@wardbook/contracts/core/problem';
import type { ListResult } from '@/api/queries';

/** A list that the API returns in one piece, such as a tree, for `DataTable`; `rows` are what the screen shows of it. */
export function wholeList<Row>(query: UseQueryResult<unknown, ProblemError>, rows: Row[]): ListResult<Row> {
  const { isPending, isFetching, error, isPlaceholderData } = query;
  const nothingMore = { hasNextPage: false, isFetchingNextPage: false, fetchNextPage: query.refetch as never };
  return { rows, isPending, isFetching, error, isPlaceholderData, refetch: query.refetch as never, ...nothingMore };
}
