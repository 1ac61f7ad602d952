'use client';

import {
  type InfiniteData,
  keepPreviousData,
  type QueryClient,
  type UseInfiniteQueryResult,
  type UseQueryResult,
  useInfiniteQuery,
  useQuery,
} from '@tanstack/react-query';
import type { Answer, AnyEndpoint, Arguments } from '@wardbook/contracts/core/endpoint';
import type { ProblemError } from '@wardbook/contracts/core/problem';
import { useApi } from './api-provider';

interface QueryChoices {
  enabled?: boolean;
  /** Polls in the background, which never counts as the user's activity. Prefer `useLive`. */
  refetchInterval?: number;
  staleTime?: number;
  /** Shows the last answer while the next one loads, for searches and filters. */
  keepPrevious?: boolean;
}

/** Every key starts with the operation id, so that `invalidate` finds all answers of an endpoint. */
const keyOf = (endpoint: AnyEndpoint, facilityId: string | null, args: unknown) => [endpoint.operationId, facilityId, args];

/** Reads one endpoint: `useContractQuery(getPatient, { params: { id } })`. */
export function useContractQuery<E extends AnyEndpoint>(
  endpoint: E,
  args: Arguments<E>,
  { keepPrevious, ...choices }: QueryChoices = {},
): UseQueryResult<Answer<E>, ProblemError> {
  const { call, facilityId } = useApi();
  return useQuery<Answer<E>, ProblemError, Answer<E>>({
    queryKey: keyOf(endpoint, facilityId, args),
    queryFn: ({ signal }) => call(endpoint, args, { signal }),
    ...choices,
    ...(keepPrevious ? { placeholderData: keepPreviousData as never } : {}),
  });
}

interface Page<Item> {
  items: Item[];
  nextCursor: string | null;
}
type ItemOf<E extends AnyEndpoint> = Answer<E> extends Page<infer Item> ? Item : never;

/** A cursor-paged list, ready for `DataTable`. */
export type ListResult<Item> = Pick<
  UseInfiniteQueryResult<InfiniteData<Page<Item>>, ProblemError>,
  'isPending' | 'isFetching' | 'isFetchingNextPage' | 'error' | 'refetch' | 'hasNextPage' | 'fetchNextPage' | 'isPlaceholderData'
> & { rows: Item[] };

/** Reads a cursor-paged list: `useContractList(listPatients, { query: { sort } })`. */
export function useContractList<E extends AnyEndpoint>(
  endpoint: E,
  args: Arguments<E>,
  choices: Omit<QueryChoices, 'keepPrevious'> = {},
): ListResult<ItemOf<E>> {
  const { call, facilityId } = useApi();
  const { data, ...result } = useInfiniteQuery<Page<ItemOf<E>>, ProblemError, InfiniteData<Page<ItemOf<E>>>, unknown[], string | undefined>(
    {
      queryKey: keyOf(endpoint, facilityId, args),
      queryFn: ({ signal, pageParam }) => call(endpoint, withCursor(args, pageParam), { signal }) as Promise<Page<ItemOf<E>>>,
      initialPageParam: undefined,
      getNextPageParam: (last) => last.nextCursor ?? undefined,
      placeholderData: keepPreviousData,
      ...choices,
    },
  );
  return { ...result, rows: data?.pages.flatMap((page) => page.items) ?? [] };
}

function withCursor<E extends AnyEndpoint>(args: Arguments<E>, cursor: string | undefined): Arguments<E> {
  if (cursor === undefined) return args;
  const given = args as { query?: Record<string, unknown> };
  return { ...given, query: { ...given.query, cursor } } as Arguments<E>;
}

/** Fetches every query of these endpoints again where it is shown. */
export async function invalidate(client: QueryClient, endpoints: readonly AnyEndpoint[]): Promise<void> {
  await Promise.all(endpoints.map((endpoint) => client.invalidateQueries({ queryKey: [endpoint.operationId] })));
}
