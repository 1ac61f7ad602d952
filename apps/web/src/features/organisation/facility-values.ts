import type { Facility } from '@wardbook/contracts/organisation/facilities';
import { modules } from '@wardbook/contracts/organisation/facility';

export type FacilityValues = ReturnType<typeof facilityValues>;

/** A new facility most likely shares zone and currency with the one from which it is opened. */
export function facilityValues(facility: Facility | null, here: { timeZone: string; currency: string }) {
  return {
    name: facility?.name ?? '',
    code: facility?.code ?? '',
    kind: facility?.kind ?? 'outpatient-clinic',
    timeZone: facility?.timeZone ?? here.timeZone,
    currency: facility?.currency ?? here.currency,
    languages: facility?.languages ?? ['en'],
    phone: facility?.phone ?? '',
    email: facility?.email ?? '',
    address: facility?.address ?? '',
    mrnPrefix: facility?.mrnPrefix ?? '',
    modules: facility?.modules ?? [...modules],
  };
}
