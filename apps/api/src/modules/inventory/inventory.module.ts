import { Module } from '@nestjs/common';
import { explainConstraints } from '../../core/http/constraint-problems.js';
import { GoodsReceiptRepository } from './goods-receipt.repository.js';
import { InventoryController } from './inventory.controller.js';
import { ItemRepository } from './item.repository.js';
import { LedgerRepository } from './ledger.repository.js';
import { ReceivingService } from './receiving.service.js';
import { StockAlerts } from './stock-alerts.js';
import { StockCatalogue } from './stock-catalogue.service.js';
import { StockClosing } from './stock-closing.js';
import { StockKeepingService } from './stock-keeping.service.js';
import { StockLedger } from './stock-ledger.service.js';
import { StockViewRepository } from './stock-view.repository.js';
import { StoreRepository } from './store.repository.js';
import { SupplierRepository } from './supplier.repository.js';

explainConstraints({
  supplier_name_unique: { code: 'already-exists', field: 'body.name', message: 'Another supplier has this name.' },
  stock_item_code_unique: { code: 'already-exists', field: 'body.name', message: 'Another item has this name.' },
  goods_receipt_document_once: {
    code: 'already-exists',
    field: 'body.documentNumber',
    message: 'This delivery note of the supplier has been posted already.',
  },
  goods_receipt_supplier: { code: 'invalid-input', field: 'body.supplierId', fault: 'unknown', message: 'This supplier is not known.' },
  goods_receipt_store: {
    code: 'invalid-input',
    field: 'body.storeId',
    fault: 'unknown-store',
    message: 'This is not a store of this facility.',
  },
  stock_store_known: {
    code: 'invalid-input',
    field: 'body.storeId',
    fault: 'unknown-store',
    message: 'This is not a store of this facility.',
  },
  stock_balance_not_negative: { code: 'stock-too-low', message: 'The store does not hold that quantity of the batch.' },
  stock_movement_whole_units: {
    code: 'invalid-input',
    field: 'body.quantity',
    fault: 'not-whole',
    message: 'This is counted in whole units.',
  },
  stock_movement_batch_of_item: {
    code: 'invalid-input',
    field: 'body.batchId',
    fault: 'batch-of-other-item',
    message: 'The batch is not of this item.',
  },
  stock_movement_batch_of_facility: {
    code: 'invalid-input',
    field: 'body.batchId',
    fault: 'batch-of-other-facility',
    message: 'The batch is not of this facility.',
  },
  store_item_target_above_reorder: {
    code: 'invalid-input',
    field: 'body.targetLevel',
    fault: 'target-below-reorder',
    message: 'The target cannot be below the reorder level.',
  },
});

@Module({
  controllers: [InventoryController],
  providers: [
    GoodsReceiptRepository,
    ItemRepository,
    LedgerRepository,
    ReceivingService,
    StockAlerts,
    StockCatalogue,
    StockClosing,
    StockKeepingService,
    StockLedger,
    StockViewRepository,
    StoreRepository,
    SupplierRepository,
  ],
  exports: [ReceivingService, StockAlerts, StockCatalogue, StockLedger],
})
export class InventoryModule {}
