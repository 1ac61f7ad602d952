'use client';

import { parseAsStringLiteral, useQueryState } from 'nuqs';

/**
 * The sort order of a list, kept in the URL so that a link and the back button bring it back:
 * `const [sort, setSort] = useListSort(['name', '-registered'])`. The words are the contract's own.
 */
export function useListSort<const Sort extends readonly [string, ...string[]]>(sorts: Sort) {
  return useQueryState('sort', parseAsStringLiteral<Sort[number]>(sorts).withDefault(sorts[0] as never));
}
