import type { RequestStatus } from '@wardbook/contracts/pharmacy/prescribing';
import { Problem } from '../../core/problem.error.js';

/** What a prescription line may become. What is over stays over; only an error can still be marked. */
const next: Record<RequestStatus, readonly RequestStatus[]> = {
  draft: ['active', 'cancelled', 'entered-in-error'],
  active: ['on-hold', 'completed', 'stopped', 'cancelled', 'entered-in-error'],
  'on-hold': ['active', 'stopped', 'cancelled', 'entered-in-error'],
  completed: ['entered-in-error'],
  stopped: ['entered-in-error'],
  cancelled: ['entered-in-error'],
  'entered-in-error': [],
  unknown: ['stopped', 'entered-in-error'],
};

function mayBecome(from: RequestStatus, to: RequestStatus): boolean {
  return next[from].includes(to);
}

/** Nothing that was handed out can be cancelled: the patient has it, so it can only be stopped. */
export function refuseUnlessMayEnd(request: { status: RequestStatus; dispensedQuantity: number }, to: RequestStatus): void {
  const isTaken = to === 'cancelled' && request.dispensedQuantity > 0;
  if (isTaken || !mayBecome(request.status, to)) throw new Problem('status-not-allowed', { context: { from: request.status, to } });
}
