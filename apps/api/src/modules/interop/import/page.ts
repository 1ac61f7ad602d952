import { encodeCursor } from '../../../core/database/cursor.js';

export type Page<Item> = { items: Item[]; nextCursor: string | null };

/** From one row more than asked for, which only tells that there are more. */
export function pageOf<Item>(rows: Item[], limit: number, place: (last: Item) => unknown[]): Page<Item> {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return { items, nextCursor: rows.length > limit && last ? encodeCursor(place(last)) : null };
}
