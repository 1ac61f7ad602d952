import { Injectable } from '@nestjs/common';
import type { Input } from '@wardbook/contracts/core/endpoint';
import type { Favourite, keepFavourite } from '@wardbook/contracts/encounters/favourites';
import { Events } from '../../../core/events.js';
import { Problem } from '../../../core/problem.error.js';
import { favouriteKept } from '../encounters.events.js';
import { Terminology } from '../terminology/terminology.js';
import { FavouriteRepository } from './favourite.repository.js';

/** A user's favourites, which only that user sees. */
@Injectable()
export class Favourites {
  constructor(
    private readonly favourites: FavouriteRepository,
    private readonly terminology: Terminology,
    private readonly events: Events,
  ) {}

  async list(): Promise<{ items: Favourite[] }> {
    return { items: await this.favourites.list() };
  }

  async keep(body: Input<typeof keepFavourite>['body']): Promise<Favourite> {
    const kept = await this.listed(body);
    await this.events.emit(favouriteKept, kept);
    return await this.favourites.keep(kept);
  }

  private async listed(body: Input<typeof keepFavourite>['body']) {
    if (body.kind !== 'diagnosis') return body;
    return { ...body, content: { coding: await this.terminology.listed(body.content.coding, 'body.content.coding.code') } };
  }

  async remove(id: string): Promise<void> {
    if (!(await this.favourites.remove(id))) throw new Problem('not-found');
  }
}
