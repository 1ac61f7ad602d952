import type { LabWorkStatus } from '@wardbook/contracts/laboratory/work';
import { Problem } from '../../core/problem.error.js';

/**
 * What may follow on what. A rejected tube sends a request back to collection; a returned one goes back to the bench; an
 * amendment takes a released one through verification again, and a withdrawn one is collected again.
 */
const NEXT: Record<LabWorkStatus, readonly LabWorkStatus[]> = {
  'to-collect': ['to-receive', 'cancelled'],
  'to-receive': ['to-enter', 'to-collect'],
  'to-enter': ['to-verify', 'to-collect', 'released'],
  'to-verify': ['verified', 'to-enter', 'to-collect'],
  verified: ['released', 'to-enter', 'to-collect'],
  released: ['to-enter', 'to-verify', 'to-collect'],
  cancelled: [],
};

function mayBecome(from: LabWorkStatus, to: LabWorkStatus): boolean {
  return NEXT[from].includes(to);
}

export function refuseUnlessMayBecome(from: LabWorkStatus, to: LabWorkStatus): void {
  if (!mayBecome(from, to)) throw new Problem('status-not-allowed', { context: { from, to } });
}
