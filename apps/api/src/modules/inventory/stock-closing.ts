import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Events } from '../../core/events.js';
import { facilityClosing, locationClosing } from '../organisation/index.js';
import { StoreRepository } from './store.repository.js';

/** A store or a facility is closed once its shelves are empty: what is left is moved, handed out or written off first. */
@Injectable()
export class StockClosing implements OnModuleInit {
  constructor(
    private readonly events: Events,
    private readonly stores: StoreRepository,
  ) {}

  onModuleInit(): void {
    this.events.on(locationClosing, async ({ id, left }) => left('stock', await this.stores.itemsHeld(id)));
    this.events.on(facilityClosing, async ({ left }) => left('stock', await this.stores.itemsHeld()));
  }
}
