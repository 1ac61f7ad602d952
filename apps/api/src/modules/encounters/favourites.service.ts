import { Injectable } from '@nestjs/common';
import type { Input } from '@wardbook/contracts/endpoint';
import type { Favourite, keepFavourite } from '@wardbook/contracts/favourites';
import { Problem } from '../../core/problem.error.js';
import { FavouriteRepository } from './favourite.repository.js';

/** What somebody uses often. Everybody has and sees their own only. */
@Injectable()
export class Favourites {
  constructor(private readonly favourites: FavouriteRepository) {}

  async list(): Promise<{ items: Favourite[] }> {
    return { items: await this.favourites.list() };
  }

  async keep(body: Input<typeof keepFavourite>['body']): Promise<Favourite> {
    return await this.favourites.keep(body);
  }

  async remove(id: string): Promise<void> {
    if (!(await this.favourites.remove(id))) throw new Problem('not-found');
  }
}
