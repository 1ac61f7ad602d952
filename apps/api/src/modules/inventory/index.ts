export { type BatchPick, firstExpiryFirst, isUsable, usableQuantity } from './batch-choice.js';
export { inventoryInvariants } from './invariants.js';
export { type StockRanLow, stockRanLow } from './inventory.events.js';
export { InventoryModule } from './inventory.module.js';
export type { StockedBatch } from './ledger.repository.js';
export { fromParts, toParts } from './quantities.js';
export { ReceivingService } from './receiving.service.js';
export { codeFrom, StockCatalogue } from './stock-catalogue.service.js';
export { StockRoom, type TakenStock, type WantedStock } from './stock-room.service.js';
