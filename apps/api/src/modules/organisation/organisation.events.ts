import type { WorkLeftKind } from '@wardbook/contracts/organisation/facilities';
import { event } from '../../core/events.js';

/** A facility was opened; `from` is the facility in which it was done. */
export const facilityOpened = event<{ facilityId: string; from: string }>('facility-opened');

interface Closing {
  id: string;
  /** Says what is still at work there and how much of it, so that the closing is refused and its answer counts it. */
  left: (kind: WorkLeftKind, count: number) => void;
}

/**
 * Somebody wants to close this: booked appointments of a practitioner, stock in a store, open visits of a department are
 * told with `left`. It is asked once in every facility that it concerns, under the row-level security of that facility.
 */
export const facilityClosing = event<Closing>('facility-closing');
/** As `facility-closing`, for a department. */
export const departmentClosing = event<Closing>('department-closing');
/** As `facility-closing`, for a location. */
export const locationClosing = event<Closing>('location-closing');
/** As `facility-closing`, for a practitioner who leaves. */
export const practitionerClosing = event<Closing>('practitioner-closing');
