import type { MedicationRequest, RequestStatus } from '@wardbook/contracts/pharmacy/prescribing';
import { Problem } from '../../core/problem.error.js';
import { transitions } from '../../core/transitions.js';

const END = ['endPrescription'] as const;
const GIVE_UP = ['endPrescription', 'cancelCharge', 'issueCreditNote'] as const;

/** What is over stays over; only an error can still be marked. */
const requestTransitions = transitions<RequestStatus>('prescription', 'Whether a medicine is to be taken.', {
  final: ['entered-in-error'],
  arrows: {
    draft: { cancelled: END, 'entered-in-error': END },
    active: { stopped: END, cancelled: GIVE_UP, 'entered-in-error': END },
    'on-hold': { stopped: END, cancelled: END, 'entered-in-error': END },
    completed: { 'entered-in-error': END },
    stopped: { 'entered-in-error': END },
    cancelled: { 'entered-in-error': END },
    'entered-in-error': {},
    unknown: { stopped: END, 'entered-in-error': END },
  },
});

/** `dispensed_quantity` is what the patient has: what comes back waits again. */
export const fulfilmentTransitions = transitions<MedicationRequest['fulfilment']>(
  'prescription: handing out',
  'What the patient has of it.',
  {
    final: ['closed', 'not-asked'],
    arrows: {
      waiting: { partial: ['dispenseMedication'], dispensed: ['dispenseMedication'], closed: ['closeDispensing', ...GIVE_UP] },
      partial: {
        dispensed: ['dispenseMedication'],
        waiting: ['returnMedication'],
        closed: ['closeDispensing', 'endPrescription'],
      },
      dispensed: { partial: ['returnMedication'], waiting: ['returnMedication'] },
      closed: {},
      'not-asked': {},
    },
  },
);

/** Nothing that was handed out can be cancelled: the patient has it, so it can only be stopped. */
export function refuseUnlessMayEnd(request: { status: RequestStatus; dispensedQuantity: number }, to: RequestStatus): void {
  requestTransitions.refuseUnless(request.status, to);
  if (to === 'cancelled' && request.dispensedQuantity > 0)
    throw new Problem('status-not-allowed', { context: { from: request.status, to } });
}
