import { Injectable } from '@nestjs/common';
import type { Input } from '@wardbook/contracts/core/endpoint';
import { sameSpelling } from '@wardbook/contracts/core/spelling';
import type * as contract from '@wardbook/contracts/inventory/stock-items';
import type { StockItem, Supplier } from '@wardbook/contracts/inventory/stock-items';
import { orMoved } from '../../core/database/versioned.js';
import { found, Problem } from '../../core/problem.error.js';
import { ItemRepository, type NewStockItem } from './item.repository.js';
import { SupplierRepository } from './supplier.repository.js';

/** Suppliers, and the things that stores count. */
@Injectable()
export class StockCatalogue {
  constructor(
    private readonly suppliers: SupplierRepository,
    private readonly items: ItemRepository,
  ) {}

  async changeSupplier(id: string, body: Input<typeof contract.changeSupplier>['body']): Promise<Supplier> {
    return await orMoved(await this.suppliers.update(id, body), () => this.suppliers.find(id));
  }

  async createItem({ name, kind, baseUnit }: Input<typeof contract.createStockItem>['body']): Promise<StockItem> {
    const id = await this.items.insert({ code: codeFrom(name), name, kind, baseUnit });
    return found(await this.items.find(id));
  }

  async setUnit(id: string, body: Input<typeof contract.setStockItemUnit>['body']): Promise<StockItem> {
    const { baseUnit } = found(await this.items.find(id));
    if (sameSpelling(body.name, baseUnit)) throw Problem.field('body.name', 'base-unit', 'This is the unit in which the item is counted.');
    await this.items.setUnit(id, body);
    return found(await this.items.find(id));
  }

  /** For the medicines' catalogue, which owns the names of medicines. Returns the id. */
  addItem(item: NewStockItem): Promise<string> {
    return this.items.insert(item);
  }

  /** For packs: returns the id of the conversion. */
  addUnit(itemId: string, unit: Input<typeof contract.setStockItemUnit>['body']): Promise<string> {
    return this.items.setUnit(itemId, unit);
  }

  setItemActive(itemId: string, active: boolean): Promise<void> {
    return this.items.setActive(itemId, active);
  }
}

/** A readable key: `Gauze swab 10 × 10 cm` becomes `gauze-swab-10-10-cm`. */
export function codeFrom(name: string): string {
  const letters = name.normalize('NFKD').replace(/\p{M}/gu, '').replace(/µ|μ/g, 'u').toLowerCase();
  return (
    letters
      .replace(/[^a-z0-9.]+/g, '-')
      .slice(0, 80)
      .replace(/^[-.]+|[-.]+$/g, '') || 'item'
  );
}
