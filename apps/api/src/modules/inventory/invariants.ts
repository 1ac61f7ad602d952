import { sql } from 'kysely';
import type { Invariant } from '../../core/invariant.js';

/** What `wardbook doctor --invariants` checks of the stores. */
export const inventoryInvariants: readonly Invariant[] = [
  {
    name: 'stock-is-movements',
    sentence: 'What a store holds of a batch is the sum of its movements.',
    broken: sql`select coalesce(balance.batch_id, moved.batch_id) as id
      from stock_balance as balance
      full join (select batch_id, store_id, sum(quantity) as quantity from stock_movement group by batch_id, store_id) as moved
        on moved.batch_id = balance.batch_id and moved.store_id = balance.store_id
      where coalesce(balance.quantity, 0) <> coalesce(moved.quantity, 0)`,
  },
  {
    name: 'stock-not-negative',
    sentence: 'No store holds less than nothing.',
    broken: sql`select batch_id as id from stock_balance where quantity < 0`,
  },
];
