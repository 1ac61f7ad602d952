import type { VisitStatus } from '@wardbook/contracts/encounters/visits';
import { transitions } from '../../../core/transitions.js';

/** A visit that was finished by mistake goes on the same day; who comes back later comes to a new visit. */
export const visitTransitions = transitions<VisitStatus>('visit', 'Where a patient is on the way through a visit.', {
  final: ['cancelled', 'entered-in-error'],
  arrows: {
    planned: { 'in-progress': ['startEncounter'], cancelled: ['cancelVisit'] },
    arrived: {
      triaged: ['recordVitals'],
      'in-progress': ['startEncounter'],
      finished: ['finishVisit'],
      cancelled: ['cancelVisit', 'cancelAppointment'],
    },
    triaged: { 'in-progress': ['startEncounter'], finished: ['finishVisit'], cancelled: ['cancelVisit', 'cancelAppointment'] },
    'in-progress': { finished: ['finishVisit'] },
    'on-leave': { 'in-progress': ['startEncounter'], finished: ['finishVisit'] },
    finished: { 'in-progress': ['reopenVisit'] },
    cancelled: {},
    'entered-in-error': {},
  },
});

/** Whether something can be recorded in the visit. Late entries belong to a finished one; what never took place has none. */
export function takesEntries(status: VisitStatus): boolean {
  return status !== 'cancelled' && status !== 'entered-in-error';
}

/** Whether something can still be done in the visit. */
export function isOpen(status: VisitStatus): boolean {
  return visitTransitions.mayBecome(status, 'finished') || status === 'planned';
}
