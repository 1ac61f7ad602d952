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

  offer<Key extends keyof Facts>(key: Key, offered: { permission: Permission; module: ModuleName; read: Read<Key> }): void {
    this.offers.push({ key, ...offered } as Offer);
  }

  /** The facts of each of the patients. What the caller may not see is left out; what there is not is null. */
  async of(ids: readonly string[], { modules }: Pick<Place, 'modules'>): Promise<Facts[]> {
    const facts = ids.map((): Facts => ({}));
    if (ids.length === 0) return facts;
    const seen = this.offers.filter(({ permission, module }) => this.db.actor.permissions.has(permission) && modules.includes(module));
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
