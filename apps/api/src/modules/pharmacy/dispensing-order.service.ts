import { Injectable } from '@nestjs/common';
import type { DispensingLine, DispensingOrder, StockOffer } from '@wardbook/contracts/pharmacy/dispensing';
import type { MedicationRequest } from '@wardbook/contracts/pharmacy/prescribing';
import { AuditTrail } from '../../core/audit/audit-trail.js';
import { found } from '../../core/problem.error.js';
import {
  firstExpiryFirst,
  fromParts,
  isUsable,
  Shelf,
  type StockedBatch,
  StockLedger,
  toParts,
  usableQuantity,
} from '../inventory/index.js';
import { DispenseRepository } from './dispense.repository.js';
import { DispensingSafety } from './dispensing-safety.service.js';
import { MedicationRequestRepository } from './medication-request.repository.js';
import { MedicineSearchRepository, type PrescribableMedicine } from './medicine-search.repository.js';

/** What the store still has for the lines that are laid out after each other. */
interface Stock {
  shelf: Shelf<StockedBatch>;
  today: string;
}

/** A prescription laid out for the pharmacist: what to take from where, and what to look out for. */
@Injectable()
export class DispensingOrderReader {
  constructor(
    private readonly requests: MedicationRequestRepository,
    private readonly dispenses: DispenseRepository,
    private readonly medicines: MedicineSearchRepository,
    private readonly safety: DispensingSafety,
    private readonly stockLedger: StockLedger,
    private readonly trail: AuditTrail,
  ) {}

  async read(groupId: string, storeId: string): Promise<DispensingOrder> {
    const requests = await this.requests.ofGroup(groupId);
    const first = found(requests.find(({ medicineId }) => medicineId !== null));
    const own = requests.filter(({ medicineId }) => medicineId !== null);
    const medicines = await this.medicines.findAll(own.flatMap(({ medicineId }) => medicineId ?? []));
    const items = [...medicines.values()].flatMap(({ stockItemId, brands }) => [stockItemId, ...brands.map((brand) => brand.stockItemId)]);
    const stock = { shelf: new Shelf(await this.stockLedger.batchesIn(storeId, items)), today: await this.stockLedger.today() };
    const safety = await this.safety.look(own);
    const lines: DispensingLine[] = [];
    for (const request of own) {
      const { warnings = [], unseen = [] } = safety.get(request.id) ?? {};
      const overrideReason = await this.requests.overrideReason(request.id);
      const line = layOut(request, found(medicines.get(request.medicineId ?? '')), stock);
      stock.shelf.take(line.proposal?.batches ?? []);
      lines.push({ ...line, warnings, overrideReason, unseenAllergy: isWaiting(request) && unseen.length > 0 });
    }
    await this.trail.record({ action: 'look', operation: 'readDispensingOrder', patientId: first.patientId, subjectId: groupId });
    const patient = found(await this.dispenses.patient(first.patientId));
    return { groupId, patient, prescriber: first.prescriber, prescribedAt: first.prescribedAt, lines };
  }
}

function isWaiting({ status, fulfilment }: MedicationRequest): boolean {
  return status === 'active' && (fulfilment === 'waiting' || fulfilment === 'partial');
}

function layOut(
  request: MedicationRequest,
  medicine: PrescribableMedicine,
  stock: Stock,
): Omit<DispensingLine, 'warnings' | 'overrideReason' | 'unseenAllergy'> {
  const remaining = fromParts(toParts(request.quantity ?? 0) - toParts(request.dispensedQuantity));
  const offers = offersFor(request, medicine, stock);
  const proposal = isWaiting(request) ? propose(offers, remaining, stock.today) : null;
  return { ...request, baseUnit: medicine.baseUnit, remaining, offers, proposal };
}

/** What was prescribed comes first; then, where the prescriber allows it, every product of the same generic medicine. */
function offersFor(request: MedicationRequest, medicine: PrescribableMedicine, { shelf, today }: Stock): StockOffer[] {
  const products = [
    { stockItemId: medicine.stockItemId, brandId: null, name: medicine.name },
    ...medicine.brands.map(({ id, name, stockItemId }) => ({ stockItemId, brandId: id, name: `${name} (${medicine.name})` })),
  ];
  return products
    .map((product) => {
      const usable = shelf.lots(product.stockItemId).filter((lot) => lot.quantity > 0 && isUsable(lot, today));
      const substitution = request.brandId !== null && product.brandId !== request.brandId;
      const offered = usable.map(({ batchId, number, expiresOn, quantity }) => ({ batchId, number, expiresOn, available: quantity }));
      return { ...product, substitution, available: usableQuantity(usable, today), batches: offered };
    })
    .filter(({ substitution, brandId }) => brandId === request.brandId || !substitution || request.substitutionAllowed)
    .sort(
      (one, other) =>
        Number(other.brandId === request.brandId) - Number(one.brandId === request.brandId) || other.available - one.available,
    );
}

/** The first offer that holds it all; else the one that holds most of it. */
function propose(offers: readonly StockOffer[], remaining: number, today: string): DispensingLine['proposal'] {
  const whole = offers.find(({ available }) => available >= remaining);
  const best = whole ?? [...offers].sort((one, other) => other.available - one.available)[0];
  const quantity = Math.min(best?.available ?? 0, remaining);
  if (!best || quantity <= 0) return null;
  const lots = best.batches.map(({ batchId, expiresOn, available }) => ({ batchId, expiresOn, quantity: available }));
  return { stockItemId: best.stockItemId, quantity, batches: firstExpiryFirst(lots, quantity, today) ?? [] };
}
