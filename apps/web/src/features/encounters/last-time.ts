import type { ChartOrder, PatientHistory } from '@wardbook/contracts/chart/chart';
import type { MedicationRequest } from '@wardbook/contracts/pharmacy/prescribing';

const NEVER_MEANT = new Set(['cancelled', 'entered-in-error']);

/** The lines of the newest prescription, without what was taken back and what no catalogue knows. The list comes newest first. */
export function lastPrescription(requests: readonly MedicationRequest[], openEncounterId: string | null): MedicationRequest[] {
  const meant = requests.filter(
    ({ medicineId, quantity, status, encounterId }) =>
      medicineId !== null && quantity !== null && !NEVER_MEANT.has(status) && (encounterId === null || encounterId !== openEncounterId),
  );
  return meant.filter(({ groupId }) => groupId === meant[0]?.groupId);
}

/** The tests that were ordered together last, each once. Different priorities are different orders of one encounter. */
export function lastTests({ orders }: PatientHistory, openEncounterId: string | null): ChartOrder[] {
  const meant = orders.filter(
    ({ type, catalogueId, status, encounterId }) =>
      type === 'laboratory' &&
      catalogueId !== undefined &&
      status !== 'revoked' &&
      encounterId !== undefined &&
      encounterId !== openEncounterId,
  );
  const together = meant.filter(({ encounterId }) => encounterId === meant[0]?.encounterId);
  return [...new Map(together.map((order) => [order.catalogueId, order])).values()];
}
