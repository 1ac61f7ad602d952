import { event } from '../../core/events.js';

export interface StockRanLow {
  storeId: string;
  stockItemId: string;
  itemName: string;
  quantity: number;
  reorderLevel: number;
  /** Null when neither the item nor the store has a responsible person. */
  responsibleUserId: string | null;
}

/** A store fell to its reorder level of an item, by the movement of this transaction. */
export const stockRanLow = event<StockRanLow>('stock-ran-low');
