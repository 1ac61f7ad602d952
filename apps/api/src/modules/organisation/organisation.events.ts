import { event } from '../../core/events.js';

/** A facility was opened; `from` is the facility in which it was done. */
export const facilityOpened = event<{ facilityId: string; from: string }>('facility-opened');

interface Closing {
  id: string;
}

/**
 * Somebody wants to close this. A module in which it is still at work throws `new Problem('still-in-use', { detail })`:
 * booked appointments of a practitioner, stock in a store, a patient in a bed.
 */
export const facilityClosing = event<Closing>('facility-closing');
export const departmentClosing = event<Closing>('department-closing');
export const locationClosing = event<Closing>('location-closing');
export const practitionerClosing = event<Closing>('practitioner-closing');
