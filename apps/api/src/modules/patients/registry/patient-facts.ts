import { Injectable } from '@nestjs/common';
import type { Permission } from '@wardbook/contracts/core/permissions';
import type { ModuleName } from '@wardbook/contracts/organisation/facility';
import type { PatientFacts as Facts } from '@wardbook/contracts/patients/patients';
import { Db } from '../../../core/database/db.js';
import type { Place } from './patient-rows.js';

type Read<Key extends keyof Facts> = (ids: readonly string[]) => Promise<Map<string, NonNullable<Facts[Key]>>>;

interface Offer {
  key: keyof Facts;
  permission: Permission;
  /** Sees it of one patient at a time, as at the desk, and not down a list. */
  deskPermission?: Permission;
  module: ModuleName;
  read: Read<keyof Facts>;
}

/**
 * What other modules know of patients and the registry's list shows: they offer it at start, since the registry stands below
 * them. Each is read in one statement for a whole page, and only for callers who may see it where its module is on.
 */
@Injectable()
export class PatientFacts {
  private readonly offers: Offer[] = [];

  constructor(private readonly db: Db) {}

  offer<Key extends keyof Facts>(key: Key, offered: Omit<Offer, 'key' | 'read'> & { read: Read<Key> }): void {
    this.offers.push({ key, ...offered } as Offer);
  }

  /** The facts of each of the patients. What the caller may not see is left out; what there is not is null. */
  async of(ids: readonly string[], place: Pick<Place, 'modules'>): Promise<Facts[]> {
    return await this.read(ids, this.seen(place, false));
  }

  async ofOne(id: string, place: Pick<Place, 'modules'>): Promise<Facts> {
    return (await this.read([id], this.seen(place, true)))[0] ?? {};
  }

  private seen({ modules }: Pick<Place, 'modules'>, atDesk: boolean): Offer[] {
    const own = this.db.actor.permissions;
    return this.offers.filter(
      ({ permission, deskPermission, module }) =>
        modules.includes(module) && (own.has(permission) || (atDesk && deskPermission !== undefined && own.has(deskPermission))),
    );
  }

  private async read(ids: readonly string[], seen: readonly Offer[]): Promise<Facts[]> {
    const facts = ids.map((): Facts => ({}));
    if (ids.length === 0) return facts;
    // Read together, so that they leave in one batch.
    await Promise.all(
      seen.map(async ({ key, read }) => {
        const known = await read(ids);
        for (const [index, id] of ids.entries()) Object.assign(facts[index] ?? {}, { [key]: known.get(id) ?? null });
      }),
    );
    return facts;
  }
}
