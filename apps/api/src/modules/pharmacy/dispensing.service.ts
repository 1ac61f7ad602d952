import { Injectable } from '@nestjs/common';
import type { Input } from '@wardbook/contracts/core/endpoint';
import { isCountable } from '@wardbook/contracts/inventory/stores';
import type * as contract from '@wardbook/contracts/pharmacy/dispensing';
import type { Handover } from '@wardbook/contracts/pharmacy/dispensing';
import type { MedicationRequest } from '@wardbook/contracts/pharmacy/prescribing';
import { Db } from '../../core/database/db.js';
import { newIds } from '../../core/database/new-ids.js';
import { Events } from '../../core/events.js';
import { Live } from '../../core/live/live.js';
import { found, Problem } from '../../core/problem.error.js';
import { StockLedger, toParts } from '../inventory/index.js';
import { DispenseRepository, type NewDispense } from './dispense.repository.js';
import { DispensingSafety } from './dispensing-safety.service.js';
import { MedicationRequestRepository } from './medication-request.repository.js';
import { MedicineSearchRepository, type PrescribableMedicine } from './medicine-search.repository.js';
import { medicationDispensed, prescriptionEnded } from './pharmacy.events.js';
import { fulfilmentTransitions } from './request-status.js';

type Body = Input<typeof contract.dispenseMedication>['body'];
type Line = Body['lines'][number];

/** One medicine about to be handed out: everything but its batches. */
export type PlannedDispense = Omit<NewDispense, 'id' | 'handoverId' | 'storeId'> & { picks?: Line['batches'] };

/** Handing out what was prescribed. */
@Injectable()
export class DispensingService {
  constructor(
    private readonly db: Db,
    private readonly requests: MedicationRequestRepository,
    private readonly dispenses: DispenseRepository,
    private readonly medicines: MedicineSearchRepository,
    private readonly safety: DispensingSafety,
    private readonly stockLedger: StockLedger,
    private readonly events: Events,
    private readonly live: Live,
  ) {}

  /** The prescription lines are locked first, then the stock: always in that order, so that two windows cannot deadlock. */
  async dispense({ storeId, lines, note }: Body): Promise<Handover> {
    const requests = await this.requests.lock(lines.map((line) => line.medicationRequestId));
    refuseSeveralPatients([...requests.values()]);
    const [medicines] = await Promise.all([
      this.medicines.findAll([...requests.values()].flatMap(({ medicineId }) => medicineId ?? [])),
      this.safety.refuseUnseenAllergies([...requests.values()]),
    ]);
    const planned = lines.map((line, index) => plan(line, found(requests.get(line.medicationRequestId)), medicines, note, index));
    refuseOverDispensed(lines, requests);
    this.requests.addDispensedLater(lines);
    return await this.handOut(storeId, planned);
  }

  /**
   * Writes the dispenses, emits the event for billing and takes the stock last, all in the running transaction: others that need
   * the same items wait for that step only.
   */
  async handOut(storeId: string, planned: readonly PlannedDispense[]): Promise<Handover> {
    const today = await this.stockLedger.dayOf(storeId);
    const [handoverId = '', ...ids] = newIds(planned.length + 1);
    const rows = planned.map(({ picks: _, ...line }, index) => ({ ...line, id: ids[index] ?? '', handoverId, storeId }));
    this.dispenses.insertLater(rows);
    const lines = rows.map(({ id, dosageText: _, note: __, substitutionReason: ___, handoverId: ____, storeId: _____, ...line }) => {
      return { ...line, dispenseId: id };
    });
    await this.events.emit(medicationDispensed, { handoverId, facilityId: this.db.facilityId, storeId, lines });
    const wanted = planned.map(({ stockItemId, quantity, picks }) => ({ stockItemId, quantity, ...(picks ? { picks } : {}) }));
    const taken = await this.stockLedger.dispense(storeId, wanted, today, (index) => ids[index] ?? '');
    this.dispenses.insertBatchesLater(
      taken.flatMap(({ batches }, index) => batches.map((batch) => ({ ...batch, dispenseId: ids[index] ?? '' }))),
    );
    await this.live.announce('dispensing');
    await this.live.announce('chart');
    return { handoverId, items: await this.dispenses.ofHandover(handoverId) };
  }

  async close(id: string, { reason }: Input<typeof contract.closeDispensing>['body']): Promise<MedicationRequest> {
    const request = found((await this.requests.lock([id])).get(id));
    fulfilmentTransitions.refuseUnless(request.fulfilment, 'closed');
    await this.requests.close(id, reason);
    await this.events.emit(prescriptionEnded, { medicationRequestId: id, dispensedQuantity: request.dispensedQuantity, reason });
    await this.live.announce('dispensing');
    return found(await this.requests.find(id));
  }
}

function refuseSeveralPatients(requests: readonly MedicationRequest[]): void {
  if (new Set(requests.map(({ patientId }) => patientId)).size > 1)
    throw Problem.field('body.lines', 'several-patients', 'Hand out to one patient at a time.');
}

/** `medication_request_not_over_dispensed` refuses it as well; here it is known which line says too much. */
function refuseOverDispensed(lines: readonly Line[], requests: ReadonlyMap<string, MedicationRequest>): void {
  const left = new Map([...requests].map(([id, request]) => [id, toParts(request.quantity ?? 0) - toParts(request.dispensedQuantity)]));
  const fields = lines.flatMap(({ medicationRequestId: id, quantity }, index) => {
    const rest = (left.get(id) ?? 0n) - toParts(quantity);
    left.set(id, rest);
    return rest < 0n
      ? [
          {
            path: `body.lines.${index}.quantity`,
            code: 'over-dispensed' as const,
            message: 'That is more than is left of what was prescribed.',
          },
        ]
      : [];
  });
  if (fields.length > 0) throw new Problem('over-dispensed', { fields });
}

function plan(
  line: Line,
  request: MedicationRequest,
  medicines: Map<string, PrescribableMedicine>,
  note: string | null,
  index: number,
): PlannedDispense {
  if (request.billingStatus === 'awaiting-payment') throw new Problem('awaiting-payment');
  if (request.status !== 'active' || (request.fulfilment !== 'waiting' && request.fulfilment !== 'partial')) {
    throw new Problem('status-not-allowed', { context: { status: request.status, fulfilment: request.fulfilment } });
  }
  const medicine = found(medicines.get(request.medicineId ?? ''));
  if (!isCountable(line.quantity, medicine.baseUnit))
    throw Problem.field(`body.lines.${index}.quantity`, 'not-whole', 'This is counted in whole units.');
  const prescribedItem = medicine.brands.find(({ id }) => id === request.brandId)?.stockItemId ?? medicine.stockItemId;
  const stockItemId = line.stockItemId ?? prescribedItem;
  const brand = brandOf(medicine, stockItemId, index);
  const isSubstitution = request.brandId !== null && stockItemId !== prescribedItem;
  if (isSubstitution && !request.substitutionAllowed) {
    throw Problem.field(`body.lines.${index}.stockItemId`, 'no-substitution', 'The prescriber asked for this brand and no other.');
  }
  if (isSubstitution && !line.substitutionReason) {
    throw Problem.field(`body.lines.${index}.substitutionReason`, 'brand-reason-needed', 'Say why another brand is handed out.');
  }
  return {
    ...{ kind: 'prescription' as const, medicationRequestId: request.id, patientId: request.patientId, visitId: request.visitId },
    ...{ encounterId: request.encounterId, medicineId: medicine.id, brandId: brand?.id ?? null, stockItemId, quantity: line.quantity },
    ...{
      display: brand ? `${brand.name} (${medicine.name})` : medicine.name,
      dosageText: request.dosageText,
      unit: medicine.baseUnit,
      note,
    },
    substitutionReason: isSubstitution ? line.substitutionReason : null,
    ...(line.batches ? { picks: line.batches } : {}),
  };
}

/** Only a product of the same generic medicine may replace it. */
function brandOf(medicine: PrescribableMedicine, stockItemId: string, index: number) {
  if (stockItemId === medicine.stockItemId) return null;
  const brand = medicine.brands.find((each) => each.stockItemId === stockItemId);
  if (!brand) throw Problem.field(`body.lines.${index}.stockItemId`, 'other-medicine', 'This is not the medicine that was prescribed.');
  return brand;
}
