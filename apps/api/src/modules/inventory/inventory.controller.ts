import { Controller } from '@nestjs/common';
import type { Input } from '@wardbook/contracts/core/endpoint';
import * as goodsReceipts from '@wardbook/contracts/inventory/goods-receipts';
import * as stockItems from '@wardbook/contracts/inventory/stock-items';
import * as inventory from '@wardbook/contracts/inventory/stores';
import { Args, Implements } from '../../core/http/implements.js';
import { found } from '../../core/problem.error.js';
import { GoodsReceiptRepository } from './goods-receipt.repository.js';
import { ItemRepository } from './item.repository.js';
import { ReceivingService } from './receiving.service.js';
import { StockCatalogue } from './stock-catalogue.service.js';
import { StockKeepingService } from './stock-keeping.service.js';
import { StockViewRepository } from './stock-view.repository.js';
import { StoreRepository } from './store.repository.js';
import { SupplierRepository } from './supplier.repository.js';

@Controller()
export class InventoryController {
  constructor(
    private readonly catalogue: StockCatalogue,
    private readonly suppliers: SupplierRepository,
    private readonly items: ItemRepository,
    private readonly stores: StoreRepository,
    private readonly view: StockViewRepository,
    private readonly keeping: StockKeepingService,
    private readonly receiving: ReceivingService,
    private readonly receipts: GoodsReceiptRepository,
  ) {}

  @Implements(stockItems.listSuppliers)
  listSuppliers(@Args() { query }: Input<typeof stockItems.listSuppliers>) {
    return this.suppliers.list(query);
  }

  @Implements(stockItems.createSupplier)
  createSupplier(@Args() { body }: Input<typeof stockItems.createSupplier>) {
    return this.suppliers.insert(body);
  }

  @Implements(stockItems.changeSupplier)
  changeSupplier(@Args() { params, body }: Input<typeof stockItems.changeSupplier>) {
    return this.catalogue.changeSupplier(params.id, body);
  }

  @Implements(stockItems.listStockItems)
  listItems(@Args() { query }: Input<typeof stockItems.listStockItems>) {
    return this.items.list(query);
  }

  @Implements(stockItems.createStockItem)
  createItem(@Args() { body }: Input<typeof stockItems.createStockItem>) {
    return this.catalogue.createItem(body);
  }

  @Implements(stockItems.setStockItemUnit)
  setUnit(@Args() { params, body }: Input<typeof stockItems.setStockItemUnit>) {
    return this.catalogue.setUnit(params.id, body);
  }

  @Implements(inventory.listStores)
  async listStores() {
    return { items: await this.stores.list() };
  }

  @Implements(inventory.listStockKeepers)
  async listKeepers() {
    return { items: await this.stores.keepers() };
  }

  @Implements(inventory.setStorePolicy)
  setPolicy(@Args() { params, body }: Input<typeof inventory.setStorePolicy>) {
    return this.keeping.setPolicy(params.id, body);
  }

  @Implements(inventory.listStoreStock)
  async listStock(@Args() { params, query }: Input<typeof inventory.listStoreStock>) {
    found(await this.stores.find(params.id));
    return await this.view.list(params.id, query);
  }

  @Implements(inventory.getStoreItem)
  getStoreItem(@Args() { params }: Input<typeof inventory.getStoreItem>) {
    return this.keeping.storeItem(params.id, params.itemId);
  }

  @Implements(inventory.setStoreItem)
  setStoreItem(@Args() { params, body }: Input<typeof inventory.setStoreItem>) {
    return this.keeping.setItem(params.id, params.itemId, body);
  }

  @Implements(inventory.listStockMovements)
  listMovements(@Args() { params, query }: Input<typeof inventory.listStockMovements>) {
    return this.view.movements(params.id, params.itemId, query);
  }

  @Implements(goodsReceipts.receiveGoods)
  receive(@Args() { body }: Input<typeof goodsReceipts.receiveGoods>) {
    return this.receiving.receive(body);
  }

  @Implements(goodsReceipts.listGoodsReceipts)
  listReceipts(@Args() { query }: Input<typeof goodsReceipts.listGoodsReceipts>) {
    return this.receipts.list(query);
  }

  @Implements(goodsReceipts.getGoodsReceipt)
  async getReceipt(@Args() { params }: Input<typeof goodsReceipts.getGoodsReceipt>) {
    return found(await this.receipts.find(params.id));
  }

  @Implements(inventory.adjustStock)
  adjust(@Args() { params, body }: Input<typeof inventory.adjustStock>) {
    return this.keeping.adjust(params.id, params.itemId, body);
  }

  @Implements(inventory.transferStock)
  transfer(@Args() { params, body }: Input<typeof inventory.transferStock>) {
    return this.keeping.transfer(params.id, params.itemId, body);
  }

  @Implements(inventory.listStockAlerts)
  listAlerts(@Args() { query }: Input<typeof inventory.listStockAlerts>) {
    return this.stores.alerts(query);
  }
}
