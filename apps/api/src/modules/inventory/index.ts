export { firstExpiryFirst, isUsable, Shelf, usableQuantity } from './batch-choice.js';
export { inventoryInvariants } from './invariants.js';

export { InventoryModule } from './inventory.module.js';
export type { StockedBatch } from './ledger.repository.js';
export { fromParts, toParts } from './quantities.js';

export { StockAlerts } from './stock-alerts.js';
export { codeFrom, StockCatalogue } from './stock-catalogue.service.js';
export { StockLedger } from './stock-ledger.service.js';
