import { Controller } from '@nestjs/common';
import type { Input } from '@wardbook/contracts/endpoint';
import * as contract from '@wardbook/contracts/inventory';
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

  @Implements(contract.listSuppliers)
  listSuppliers(@Args() { query }: Input<typeof contract.listSuppliers>) {
    return this.suppliers.list(query);
  }

  @Implements(contract.createSupplier)
  createSupplier(@Args() { body }: Input<typeof contract.createSupplier>) {
    return this.suppliers.insert(body);
  }

  @Implements(contract.changeSupplier)
  changeSupplier(@Args() { params, body }: Input<typeof contract.changeSupplier>) {
    return this.catalogue.changeSupplier(params.id, body);
  }

  @Implements(contract.listStockItems)
  listItems(@Args() { query }: Input<typeof contract.listStockItems>) {
    return this.items.list(query);
  }

  @Implements(contract.createStockItem)
  createItem(@Args() { body }: Input<typeof contract.createStockItem>) {
    return this.catalogue.createItem(body);
  }

  @Implements(contract.setStockItemUnit)
  setUnit(@Args() { params, body }: Input<typeof contract.setStockItemUnit>) {
    return this.catalogue.setUnit(params.id, body);
  }

  @Implements(contract.listStores)
  async listStores() {
    return { items: await this.stores.list() };
  }

  @Implements(contract.listStockKeepers)
  async listKeepers() {
    return { items: await this.stores.keepers() };
  }

  @Implements(contract.setStorePolicy)
  setPolicy(@Args() { params, body }: Input<typeof contract.setStorePolicy>) {
    return this.keeping.setPolicy(params.id, body);
  }

  @Implements(contract.listStoreStock)
  async listStock(@Args() { params, query }: Input<typeof contract.listStoreStock>) {
    found(await this.stores.find(params.id));
    return await this.view.list(params.id, query);
  }

  @Implements(contract.getStoreItem)
  getStoreItem(@Args() { params }: Input<typeof contract.getStoreItem>) {
    return this.keeping.storeItem(params.id, params.itemId);
  }

  @Implements(contract.setStoreItem)
  setStoreItem(@Args() { params, body }: Input<typeof contract.setStoreItem>) {
    return this.keeping.setItem(params.id, params.itemId, body);
  }

  @Implements(contract.listStockMovements)
  listMovements(@Args() { params, query }: Input<typeof contract.listStockMovements>) {
    return this.view.movements(params.id, params.itemId, query);
  }

  @Implements(contract.receiveGoods)
  receive(@Args() { body }: Input<typeof contract.receiveGoods>) {
    return this.receiving.receive(body);
  }

  @Implements(contract.listGoodsReceipts)
  listReceipts(@Args() { query }: Input<typeof contract.listGoodsReceipts>) {
    return this.receipts.list(query);
  }

  @Implements(contract.getGoodsReceipt)
  async getReceipt(@Args() { params }: Input<typeof contract.getGoodsReceipt>) {
    return found(await this.receipts.find(params.id));
  }

  @Implements(contract.adjustStock)
  adjust(@Args() { params, body }: Input<typeof contract.adjustStock>) {
    return this.keeping.adjust(params.id, params.itemId, body);
  }

  @Implements(contract.transferStock)
  transfer(@Args() { params, body }: Input<typeof contract.transferStock>) {
    return this.keeping.transfer(params.id, params.itemId, body);
  }

  @Implements(contract.listStockAlerts)
  listAlerts(@Args() { query }: Input<typeof contract.listStockAlerts>) {
    return this.stores.alerts(query);
  }
}
