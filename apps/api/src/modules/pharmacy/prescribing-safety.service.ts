import { Injectable } from '@nestjs/common';
import type { PrescribingWarning } from '@wardbook/contracts/pharmacy/prescribing';
import { Problem } from '../../core/problem.error.js';
import { AllergyService } from '../encounters/index.js';
import { PatientRegistry } from '../patients/index.js';
import { type PrescribingFacts, warningsFor } from './prescribing-checks.js';
import { SafetyRepository } from './safety.repository.js';

/** Checks medicines against what is known of a patient. Sensitivity labels never hide anything from it. */
@Injectable()
export class PrescribingSafety {
  constructor(
    private readonly facts: SafetyRepository,
    private readonly allergies: AllergyService,
    private readonly patients: PatientRegistry,
  ) {}

  /** The warnings for each medicine, in order. Prescriptions that are looked at themselves are no duplicates. */
  async check(patientId: string, medicineIds: readonly string[], ownRequestIds: readonly string[] = []): Promise<PrescribingWarning[][]> {
    const chartIds = await this.patients.chartIds(patientId);
    const [medicines, known] = await Promise.all([this.facts.medicines(medicineIds), this.factsOf(chartIds, ownRequestIds)]);
    return medicineIds.map((id, index) => {
      const medicine = medicines.get(id);
      if (!medicine) throw Problem.field(`body.lines.${index}.medicineId`, 'unknown', 'This medicine is not in the catalogue.');
      const beside = medicineIds.flatMap((other, at) => (at === index ? [] : (medicines.get(other) ?? [])));
      return warningsFor(medicine, { ...known, others: [...known.others, ...beside] });
    });
  }

  private async factsOf(chartIds: readonly string[], ownRequestIds: readonly string[]): Promise<PrescribingFacts> {
    const [{ status, items }, others] = await Promise.all([this.allergies.ofChart(chartIds), this.facts.taken(chartIds, ownRequestIds)]);
    const standing = items.filter(
      ({ clinicalStatus, verificationStatus }) => (clinicalStatus ?? 'active') === 'active' && verificationStatus !== 'refuted',
    );
    return {
      allergiesAsked: status !== 'not-asked',
      allergies: await this.facts.meanings(standing.map(({ system, code, display }) => ({ system, code, display }))),
      others,
    };
  }
}
