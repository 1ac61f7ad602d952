import type { WorkLeftKind } from '@wardbook/contracts/organisation/facilities';
import { event } from '../../core/events.js';

/** A facility was opened; `from` is the facility in which it was done. */
export const facilityOpened = event<{ facilityId: string; from: string }>('facility-opened');

interface Closing {
  id: string;
  /** Reports what is still at work there and how much of it. The closing is then refused, and the response holds the counts. */
  left: (kind: WorkLeftKind, count: number) => void;
}

/**
 * A user wants to close this. Listeners report with `left` what would be left over: booked appointments of a practitioner,
 * stock in a store, open visits of a department. It is emitted once in every facility concerned, under its row-level security.
 */
export const facilityClosing = event<Closing>('facility-closing');
/** As `facility-closing`, for a department. */
export const departmentClosing = event<Closing>('department-closing');
/** As `facility-closing`, for a location. */
export const locationClosing = event<Closing>('location-closing');
/** As `facility-closing`, for a practitioner who leaves. */
export const practitionerClosing = event<Closing>('practitioner-closing');
