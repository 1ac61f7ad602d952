import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Input } from '@wardbook/contracts/core/endpoint';
import { isCountable } from '@wardbook/contracts/inventory/stores';
import { courseDays, dosageText, quantityFor } from '@wardbook/contracts/pharmacy/dosage';
import type * as contract from '@wardbook/contracts/pharmacy/prescribing';
import type { MedicationRequest, PrescribingWarning } from '@wardbook/contracts/pharmacy/prescribing';
import { Db } from '../../core/database/db.js';
import { newId } from '../../core/database/new-ids.js';
import { Events } from '../../core/events.js';
import { Live } from '../../core/live/live.js';
import { found, Problem, versionMoved } from '../../core/problem.error.js';
import { favouriteKept, Visits } from '../encounters/index.js';
import { Practitioners } from '../organisation/index.js';
import { PatientRegistry } from '../patients/index.js';
import { MedicationRequestRepository, type NewRequest } from './medication-request.repository.js';
import { MedicineSearchRepository, type PrescribableMedicine } from './medicine-search.repository.js';
import { medicationPrescribed, prescriptionEnded } from './pharmacy.events.js';
import { refuseBeyondBounds } from './prescribing-bounds.js';
import { PrescribingSafety } from './prescribing-safety.service.js';
import { refuseUnlessMayEnd } from './request-status.js';

type Body = Input<typeof contract.prescribeMedication>['body'];
type Line = Body['lines'][number];

/** Prescribing: what is ordered, checked before it stands. */
@Injectable()
export class PrescribingService implements OnModuleInit {
  constructor(
    private readonly db: Db,
    private readonly requests: MedicationRequestRepository,
    private readonly medicines: MedicineSearchRepository,
    private readonly safety: PrescribingSafety,
    private readonly practitioners: Practitioners,
    private readonly patients: PatientRegistry,
    private readonly visits: Visits,
    private readonly events: Events,
    private readonly live: Live,
  ) {}

  onModuleInit(): void {
    this.events.on(favouriteKept, async ({ kind, content }) => {
      if (kind !== 'prescription' || (await this.medicines.findAll([content.medicineId])).size > 0) return;
      throw Problem.field('body.content.medicineId', 'unknown', 'There is no such medicine.');
    });
  }

  async check({ patientId, medicineIds }: Input<typeof contract.checkPrescription>['body']) {
    const warnings = await this.safety.check(patientId, medicineIds);
    return { lines: medicineIds.map((medicineId, index) => ({ medicineId, warnings: warnings[index] ?? [] })) };
  }

  async prescribe(body: Body) {
    await this.patients.refuseDeceased(body.patientId);
    const warnings = await this.safety.check(
      body.patientId,
      body.lines.map((line) => line.medicineId),
    );
    this.refuseUnlessOverridden(warnings.flat(), body.override);
    const rows = await this.rowsOf(body);
    const ids = await this.requests.insert(rows);
    for (const [index, id] of ids.entries()) await this.placed(id, rows[index] as NewRequest, warnings[index] ?? [], body.override?.reason);
    await this.live.announce('dispensing');
    await this.live.announce('chart');
    const groupId = rows[0]?.groupId ?? '';
    return { groupId, items: await this.requests.ofGroup(groupId), warnings: warnings.flat() };
  }

  async list(patientId: string, query: Input<typeof contract.listPrescriptions>['query']) {
    return await this.requests.ofPatient(await this.patients.chartIds(patientId), query);
  }

  async end(id: string, { status, reason, version }: Input<typeof contract.endPrescription>['body']): Promise<MedicationRequest> {
    const current = found((await this.requests.lock([id])).get(id));
    refuseUnlessMayEnd(current, status);
    if (!(await this.requests.end(id, version, status, reason))) throw versionMoved(current);
    await this.events.emit(prescriptionEnded, { medicationRequestId: id, dispensedQuantity: current.dispensedQuantity, reason });
    await this.live.announce('dispensing');
    await this.live.announce('chart');
    return found(await this.requests.find(id));
  }

  private refuseUnlessOverridden(warnings: readonly PrescribingWarning[], override: Body['override']): void {
    const stops = warnings.filter(({ level }) => level === 'stop');
    if (stops.length === 0) return;
    if (override && !this.db.actor.permissions.has('prescription:override')) throw new Problem('forbidden');
    if (override) return;
    const isAllergy = stops.some(({ kind }) => kind !== 'duplicate');
    throw new Problem(isAllergy ? 'allergy-conflict' : 'duplicate-medication', { context: { warnings: stops } });
  }

  private async rowsOf({ patientId, encounterId, lines }: Body): Promise<NewRequest[]> {
    const { visitId } = await this.visits.placeOf(patientId, { visitId: null, encounterId });
    const { userId } = this.db.actor;
    const requesterId = userId ? await this.practitioners.idOfUser(userId) : null;
    const known = await this.medicines.findAll(lines.map(({ medicineId }) => medicineId));
    const groupId = newId();
    return lines.map((line, index) => ({
      ...{ groupId, patientId, visitId, encounterId, requesterId },
      ...orderOf(line, found(known.get(line.medicineId)), index),
    }));
  }

  private async placed(id: string, row: NewRequest, warnings: readonly PrescribingWarning[], reason: string | undefined): Promise<void> {
    const stops = warnings.filter(({ level }) => level === 'stop');
    if (reason && stops.length > 0) await this.requests.keepOverride(row.patientId, id, warnings, reason);
    const { patientId, visitId, encounterId, medicineId, brandId, display, quantity, quantityUnit, requesterId } = row;
    await this.events.emit(medicationPrescribed, {
      ...{ medicationRequestId: id, facilityId: this.db.facilityId, patientId, visitId, encounterId, requesterId },
      ...{ medicineId, brandId, display, quantity, unit: quantityUnit },
    });
  }
}

type Order = Omit<NewRequest, 'groupId' | 'patientId' | 'visitId' | 'encounterId' | 'requesterId'>;

function orderOf(line: Line, medicine: PrescribableMedicine, index: number): Order {
  const brand = line.brandId ? medicine.brands.find(({ id }) => id === line.brandId) : null;
  if (brand === undefined) throw Problem.field(`body.lines.${index}.brandId`, 'unknown', 'This brand is not of this medicine.');
  refuseOtherUnits(line, medicine, index);
  const quantity = line.quantity ?? quantityFor(line.dosage, medicine);
  if (quantity === null) {
    throw Problem.field(`body.lines.${index}.quantity`, 'quantity-needed', 'Say how much to hand out: the dosage does not tell.');
  }
  if (!isCountable(quantity, medicine.baseUnit)) {
    throw Problem.field(`body.lines.${index}.quantity`, 'not-whole', 'This is counted in whole units.');
  }
  refuseBeyondBounds(line, medicine, quantity, index);
  const { medicineId, brandId, dosage, weightKg, substitutionAllowed, reason, note } = line;
  return {
    ...{ medicineId, brandId, dosage, weightKg, substitutionAllowed, reason, note, quantity },
    display: brand ? `${brand.name} (${medicine.name})` : medicine.name,
    dosageText: dosageText(dosage),
    quantityUnit: medicine.baseUnit,
    courseDays: courseDays(dosage),
  };
}

const MEASURES = ['mg', 'g', 'ug', 'mL', '[iU]'];

/** Two capsules of a medicine that comes as tablets is a dangerous error. */
function refuseOtherUnits({ dosage }: Line, { doseUnit, baseUnit }: PrescribableMedicine, index: number): void {
  // A tablet is not measured by volume.
  const measures = doseUnit.startsWith('{') ? MEASURES.filter((unit) => unit !== 'mL') : MEASURES;
  const wrong = dosage.findIndex(({ dose }) => ![doseUnit, baseUnit, ...measures].includes(dose.unit));
  if (wrong < 0) return;
  throw Problem.field(`body.lines.${index}.dosage.${wrong}.dose.unit`, 'other-unit', 'The medicine is not taken in this unit.');
}
