import type { LocationKind } from './facilities.js';

/** Each step into the tree goes down this order, so that it can have no circle. `location_may_hold` is its twin in SQL. */
const FROM_OUTSIDE_IN: readonly LocationKind[] = ['building', 'floor', 'ward', 'clinic', 'laboratory', 'room', 'store', 'counter', 'bed'];
const UNITS: readonly LocationKind[] = ['ward', 'clinic', 'laboratory'];

/** Whether a kind of place may stand in another one, or at the top of the tree when there is no other. */
export function mayHold(parent: LocationKind | null, child: LocationKind): boolean {
  if (child === 'building') return parent === null;
  if (parent === null) return child !== 'bed';
  if (child === 'bed') return parent === 'ward' || parent === 'room';
  if (UNITS.includes(parent) && UNITS.includes(child)) return false;
  return FROM_OUTSIDE_IN.indexOf(child) > FROM_OUTSIDE_IN.indexOf(parent);
}
