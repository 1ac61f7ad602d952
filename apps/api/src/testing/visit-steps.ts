import { systemActor } from '../core/database/actor.js';
import { Visits } from '../modules/encounters/index.js';
import type { TestApi } from './test-api.js';

/** A visit that begins in a facility at a moment, with the clock set to it and given back. */
export async function visitAt(api: TestApi, patientId: string, moment: string | null, facilityId = api.facilityId): Promise<void> {
  if (moment) api.clock.set(new Date(moment));
  try {
    await api.db.tx(systemActor('service', facilityId), () => api.service(Visits).startVisit({ patientId, confirmedSecondVisit: true }));
  } finally {
    api.clock.release();
  }
}
