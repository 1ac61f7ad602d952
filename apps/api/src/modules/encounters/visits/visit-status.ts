import type { VisitStatus } from '@wardbook/contracts/encounters/visits';
import { Problem } from '../../../core/problem.error.js';

/** What may follow on what. A visit that was finished by mistake goes on the same day; who comes back later comes to a new visit. */
const NEXT: Record<VisitStatus, readonly VisitStatus[]> = {
  planned: ['arrived', 'in-progress', 'cancelled', 'entered-in-error'],
  arrived: ['triaged', 'in-progress', 'finished', 'cancelled', 'entered-in-error'],
  triaged: ['in-progress', 'finished', 'cancelled', 'entered-in-error'],
  'in-progress': ['on-leave', 'finished', 'entered-in-error'],
  'on-leave': ['in-progress', 'finished', 'entered-in-error'],
  finished: ['in-progress', 'entered-in-error'],
  cancelled: ['entered-in-error'],
  'entered-in-error': [],
};

export function visitMayBecome(from: VisitStatus, to: VisitStatus): boolean {
  return NEXT[from].includes(to);
}

export function refuseUnlessVisitMayBecome(from: VisitStatus, to: VisitStatus): void {
  if (!visitMayBecome(from, to)) throw new Problem('status-not-allowed', { context: { from, to } });
}

/** Whether something can be recorded in the visit. Late entries belong to a finished one; what never took place has none. */
export function takesEntries(status: VisitStatus): boolean {
  return status !== 'cancelled' && status !== 'entered-in-error';
}

/** Whether something can still be done in the visit. */
export function isOpen(status: VisitStatus): boolean {
  return visitMayBecome(status, 'finished') || status === 'planned';
}
