import { Injectable } from '@nestjs/common';
import type { StockAlert } from '@wardbook/contracts/inventory/stores';
import { StoreRepository } from './store.repository.js';

const MOST = 1_000;

/** What needs attention in the stores of the facility, for the modules that report it. */
@Injectable()
export class StockAlerts {
  constructor(private readonly stores: StoreRepository) {}

  async all(): Promise<StockAlert[]> {
    return (await this.stores.alerts({ limit: MOST })).items;
  }
}
