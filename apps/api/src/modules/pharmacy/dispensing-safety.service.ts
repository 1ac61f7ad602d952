import { Injectable } from '@nestjs/common';
import type { MedicationRequest, PrescribingWarning } from '@wardbook/contracts/pharmacy/prescribing';
import { Problem } from '../../core/problem.error.js';
import { MedicationRequestRepository } from './medication-request.repository.js';
import { PrescribingSafety } from './prescribing-safety.service.js';

/**
 * A patient's record changes after a prescription is signed. An allergy that was recorded since, and that the prescriber has
 * therefore never seen, stops the dispensing: the line goes back to the prescriber, who ends it or prescribes it again with a
 * reason.
 */
@Injectable()
export class DispensingSafety {
  constructor(
    private readonly safety: PrescribingSafety,
    private readonly requests: MedicationRequestRepository,
  ) {}

  /** The warnings of each line of one patient, with those that stop it because the prescriber has not overridden them. */
  async look(
    requests: readonly MedicationRequest[],
  ): Promise<Map<string, { warnings: PrescribingWarning[]; unseen: PrescribingWarning[] }>> {
    const known = requests.filter(({ medicineId }) => medicineId !== null);
    const ids = known.map(({ id }) => id);
    const patientId = known[0]?.patientId;
    if (patientId === undefined) return new Map();
    const medicineIds = known.map(({ medicineId }) => medicineId ?? '');
    const [warnings, answered] = await Promise.all([this.safety.check(patientId, medicineIds, ids), this.requests.answeredWarnings(ids)]);
    return new Map(
      ids.map((id, index) => {
        const own = warnings[index] ?? [];
        const seen = new Set(answered.get(id)?.map(meaningOf));
        return [id, { warnings: own, unseen: own.filter((warning) => isAllergy(warning) && !seen.has(meaningOf(warning))) }];
      }),
    );
  }

  async refuseUnseenAllergies(requests: readonly MedicationRequest[]): Promise<void> {
    const unseen = [...(await this.look(requests)).values()].flatMap((line) => line.unseen);
    if (unseen.length > 0) throw new Problem('allergy-conflict', { context: { warnings: unseen } });
  }
}

function isAllergy({ level, kind }: PrescribingWarning): boolean {
  return level === 'stop' && kind !== 'duplicate';
}

function meaningOf({ kind, substance, against }: PrescribingWarning): string {
  return JSON.stringify([kind, substance, against]);
}
