import { Injectable } from '@nestjs/common';
import type { Input } from '@wardbook/contracts/core/endpoint';
import type { createLocation, Location, LocationKind, updateLocation } from '@wardbook/contracts/organisation/facilities';
import { orMoved } from '../../core/database/versioned.js';
import { Closing } from './closing.service.js';
import { LocationRepository } from './location.repository.js';
import { placesOf } from './location-series.js';
import { locationClosing } from './organisation.events.js';

@Injectable()
export class LocationService {
  constructor(
    private readonly locations: LocationRepository,
    private readonly closing: Closing,
  ) {}

  async list(kind: LocationKind | undefined): Promise<{ items: Location[] }> {
    return { items: await this.locations.list(kind) };
  }

  async add(input: Input<typeof createLocation>['body']): Promise<{ items: Location[] }> {
    return { items: await this.locations.insert(placesOf(input)) };
  }

  async update(id: string, input: Input<typeof updateLocation>['body']): Promise<Location> {
    return await orMoved(await this.locations.update(id, input), () => this.locations.find(id));
  }

  async setActive(id: string, { version, active }: { version: number; active: boolean }): Promise<Location> {
    const location = await orMoved(await this.locations.setActive(id, version, active), () => this.locations.find(id));
    if (!active) await this.closing.refuseWhileAtWork(locationClosing, id);
    return location;
  }
}
