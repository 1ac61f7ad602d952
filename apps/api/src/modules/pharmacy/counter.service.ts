import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Input } from '@wardbook/contracts/core/endpoint';
import { isCountable } from '@wardbook/contracts/inventory/stores';
import type * as contract from '@wardbook/contracts/pharmacy/dispensing';
import type { Handover, MedicationDispense } from '@wardbook/contracts/pharmacy/dispensing';
import { Db } from '../../core/database/db.js';
import { Events } from '../../core/events.js';
import { Live } from '../../core/live/live.js';
import { found, Problem } from '../../core/problem.error.js';
import { Visits } from '../encounters/index.js';
import { fromParts, StockLedger, toParts } from '../inventory/index.js';
import { DispenseRepository, type ReturnableDispense } from './dispense.repository.js';
import { DispensingService, type PlannedDispense } from './dispensing.service.js';
import { MedicationRequestRepository } from './medication-request.repository.js';
import { MedicineSearchRepository } from './medicine-search.repository.js';
import { medicationReturned } from './pharmacy.events.js';
import { PrescribingSafety } from './prescribing-safety.service.js';

type ReturnLines = Input<typeof contract.returnMedication>['body']['lines'];
type Sale = Input<typeof contract.sellOverTheCounter>['body'];

/** What happens at the window beside prescriptions: sales and returns. */
@Injectable()
export class CounterService {
  constructor(
    private readonly db: Db,
    private readonly dispensing: DispensingService,
    private readonly dispenses: DispenseRepository,
    private readonly requests: MedicationRequestRepository,
    private readonly medicines: MedicineSearchRepository,
    private readonly safety: PrescribingSafety,
    private readonly visits: Visits,
    private readonly stockLedger: StockLedger,
    private readonly events: Events,
    private readonly live: Live,
  ) {}

  async sell(sale: Sale): Promise<Handover> {
    const { patientId, visitId, storeId, lines } = sale;
    if (visitId && !patientId) throw Problem.field('body.patientId', 'patient-needed', 'A visit belongs to a patient: name the patient.');
    if (visitId && patientId) await this.visits.ofPatient(visitId, patientId);
    const planned = await this.plan(sale);
    if (patientId)
      await this.refuseAllergies(
        patientId,
        lines.map((line) => line.medicineId),
      );
    return await this.dispensing.handOut(storeId, planned);
  }

  /** Goes back into the store that it came from, or is only noted when it may not be handed out again. Its line waits again. */
  async takeBack(id: string, { lines, backToStock, reason }: Input<typeof contract.returnMedication>['body']): Promise<MedicationDispense> {
    const dispense = found(await this.dispenses.lock(id));
    refuseReturn(lines, dispense);
    const returnId = randomUUID();
    for (const { batchId, quantity } of lines) await this.dispenses.takeBack(id, { returnId, batchId, quantity, backToStock, reason });
    const { storeId, stockItemId, patientId, unit } = dispense;
    if (backToStock) {
      const source = { kind: 'return' as const, sourceKind: 'medication-return' as const, sourceId: returnId };
      await this.stockLedger.lockAndPost(
        lines.map(({ batchId, quantity }) => ({ storeId, stockItemId, batchId, quantity, reason, ...source })),
      );
    }
    const quantity = fromParts(lines.reduce((sum, line) => sum + toParts(line.quantity), 0n));
    if (dispense.medicationRequestId) await this.requests.takeBack(dispense.medicationRequestId, quantity);
    const after = found(await this.dispenses.find(id));
    const { returnedQuantity } = after;
    const facilityId = this.db.facilityId;
    await this.events.emit(medicationReturned, {
      returnId,
      dispenseId: id,
      facilityId,
      patientId,
      quantity,
      returnedQuantity,
      unit,
      backToStock,
      reason,
    });
    await this.live.announce('dispensing');
    await this.live.announce('chart');
    return after;
  }

  private async plan({ lines, patientId, visitId }: Sale): Promise<PlannedDispense[]> {
    const known = await this.medicines.findAll(lines.map((line) => line.medicineId));
    return lines.map((line, index) => {
      const medicine = known.get(line.medicineId);
      if (!medicine?.active) throw Problem.field(`body.lines.${index}.medicineId`, 'unknown', 'This medicine is not in the catalogue.');
      if (medicine.prescriptionOnly) throw new Problem('prescription-needed', { fields: [prescriptionFault(index)] });
      if (!isCountable(line.quantity, medicine.baseUnit))
        throw Problem.field(`body.lines.${index}.quantity`, 'not-whole', 'This is counted in whole units.');
      const brand = line.brandId === null ? null : found(medicine.brands.find(({ id }) => id === line.brandId));
      return {
        ...{ kind: 'over-the-counter' as const, patientId, visitId, encounterId: null, medicationRequestId: null, medicineId: medicine.id },
        ...{
          brandId: brand?.id ?? null,
          stockItemId: brand?.stockItemId ?? medicine.stockItemId,
          quantity: line.quantity,
          unit: medicine.baseUnit,
        },
        ...{
          display: brand ? `${brand.name} (${medicine.name})` : medicine.name,
          dosageText: line.dosageText,
          note: null,
          substitutionReason: null,
        },
        ...(line.batches ? { picks: line.batches } : {}),
      };
    });
  }

  private async refuseAllergies(patientId: string, medicineIds: readonly string[]): Promise<void> {
    const warnings = (await this.safety.check(patientId, medicineIds)).flat();
    const stops = warnings.filter(({ level, kind }) => level === 'stop' && kind !== 'duplicate');
    if (stops.length > 0) throw new Problem('allergy-conflict', { context: { warnings: stops } });
  }
}

function refuseReturn(lines: ReturnLines, { batches, unit }: ReturnableDispense): void {
  for (const [index, { batchId, quantity }] of lines.entries()) {
    if (!batches.some((batch) => batch.batchId === batchId)) {
      throw Problem.field(`body.lines.${index}.batchId`, 'other-batch', 'Nothing of this batch was handed out here.');
    }
    if (lines.findIndex((line) => line.batchId === batchId) < index) {
      throw Problem.field(`body.lines.${index}.batchId`, 'named-twice', 'This batch is named twice.');
    }
    if (!isCountable(quantity, unit)) throw Problem.field(`body.lines.${index}.quantity`, 'not-whole', 'This is counted in whole units.');
  }
  refuseOverReturned(lines, batches);
}

/** `medication_dispense_batch_not_over_returned` refuses it as well; here it is known which line says too much. */
function refuseOverReturned(lines: ReturnLines, batches: ReturnableDispense['batches']): void {
  const left = new Map(batches.map(({ batchId, quantity, returnedQuantity }) => [batchId, toParts(quantity) - toParts(returnedQuantity)]));
  const fields = lines.flatMap(({ batchId, quantity }, index) =>
    toParts(quantity) > (left.get(batchId) ?? 0n)
      ? [
          {
            path: `body.lines.${index}.quantity`,
            code: 'over-returned' as const,
            message: 'That is more than was handed out and is still out.',
          },
        ]
      : [],
  );
  if (fields.length > 0) throw new Problem('over-returned', { fields });
}

function prescriptionFault(index: number) {
  return { path: `body.lines.${index}.medicineId`, code: 'prescription-needed' as const, message: 'This medicine needs a prescription.' };
}
