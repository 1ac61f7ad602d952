import { Injectable } from '@nestjs/common';
import type { WorkLeft, WorkLeftKind } from '@wardbook/contracts/organisation/facilities';
import { Db } from '../../core/database/db.js';
import { Events } from '../../core/events.js';
import { Problem } from '../../core/problem.error.js';
import type { departmentClosing } from './organisation.events.js';

/** Asks the other modules what still depends on something before it is closed. */
@Injectable()
export class Closing {
  constructor(
    private readonly db: Db,
    private readonly events: Events,
  ) {}

  /** Refuses with the counts of all that is left, in any of the facilities. */
  async refuseWhileAtWork(closing: typeof departmentClosing, id: string, facilityIds: readonly string[] = [this.db.facilityId]) {
    const counts = new Map<WorkLeftKind, number>();
    const left = (kind: WorkLeftKind, count: number) => {
      if (count > 0) counts.set(kind, (counts.get(kind) ?? 0) + count);
    };
    for (const facilityId of facilityIds) {
      await this.db.inFacility(facilityId, () => this.events.emit(closing, { id, left }));
    }
    if (counts.size === 0) return;
    const context: { left: WorkLeft } = { left: [...counts].map(([kind, count]) => ({ kind, count })) };
    throw new Problem('still-in-use', { context });
  }
}
