import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Events } from '../../../core/events.js';
import { found } from '../../../core/problem.error.js';
import {
  type MedicationDispensed,
  type MedicationPrescribed,
  type MedicationReturned,
  medicationDispensed,
  medicationPrescribed,
  medicationReturned,
  type PrescriptionEnded,
  PrescriptionPaymentGate,
  prescriptionEnded,
} from '../../pharmacy/index.js';
import { type ChargeMoved, chargeMoved } from '../billing.events.js';
import { Services } from '../prices/services.service.js';
import { AccountRepository } from './account.repository.js';
import type { ChargeRow } from './charge.repository.js';
import { Charges } from './charges.service.js';
import { DispenseFacts } from './dispense-facts.repository.js';
import { PaymentGate } from './payment-gate.service.js';

/**
 * Medicines are charged when they are handed out. Where the facility wants the money first, the prescription is charged
 * instead, and handing it out charges nothing more.
 */
@Injectable()
export class PharmacyCharges implements OnModuleInit {
  constructor(
    private readonly events: Events,
    private readonly charges: Charges,
    private readonly services: Services,
    private readonly accounts: AccountRepository,
    private readonly dispenses: DispenseFacts,
    private readonly pharmacy: PrescriptionPaymentGate,
    private readonly gate: PaymentGate,
  ) {}

  onModuleInit(): void {
    this.events.on(medicationPrescribed, (prescribed) => this.prescribed(prescribed));
    this.events.on(medicationDispensed, (dispensed) => this.dispensed(dispensed));
    this.events.on(medicationReturned, (returned) => this.returned(returned));
    this.events.on(prescriptionEnded, (ended) => this.ended(ended));
    this.events.on(chargeMoved, (moved) => this.follow(moved));
    this.gate.serve('medication-request', {
      opened: ({ sourceId }, how) => this.pharmacy.set(sourceId, how === 'paid' ? 'billed' : 'billable'),
      closed: ({ sourceId }) => this.pharmacy.set(sourceId, 'awaiting-payment'),
      givenUp: ({ sourceId }, reason) => this.pharmacy.giveUp(sourceId, reason),
    });
  }

  private async prescribed({
    medicationRequestId,
    visitId,
    patientId,
    medicineId,
    quantity,
    unit,
    display,
    requesterId,
  }: MedicationPrescribed) {
    if (quantity === null || !(await this.charges.mayPayFirst('medicine'))) return;
    const charge = await this.charges.write({
      sourceKind: 'medication-request',
      sourceId: medicationRequestId,
      serviceItemId: await this.services.ofSource('medicine', medicineId),
      visitId,
      patientId,
      quantity: String(quantity),
      unit,
      description: display,
      performerId: requesterId,
    });
    if (charge.payFirst) await this.pharmacy.set(medicationRequestId, 'awaiting-payment');
  }

  private async dispensed({ handoverId, lines }: MedicationDispensed): Promise<void> {
    const facts = await this.dispenses.ofHandover(handoverId);
    const open = lines.filter(({ dispenseId }) => {
      const { isCharged, dueQuantity } = found(facts.get(dispenseId));
      return !isCharged && Number(dueQuantity) > 0;
    });
    if (open.length === 0) return;
    const walkIn = open.some(({ patientId }) => patientId === null) ? await this.walkInAccount(handoverId) : undefined;
    const acts = open.map(({ dispenseId, visitId, patientId, unit, display }) => {
      const { serviceItemId, prescriberId, dueQuantity } = found(facts.get(dispenseId));
      return {
        ...{ sourceKind: 'medication-dispense' as const, sourceId: dispenseId, serviceItemId: found(serviceItemId) },
        ...{ visitId, patientId, quantity: dueQuantity, unit, description: display, performerId: prescriberId },
        ...(walkIn && patientId === null ? { accountId: walkIn } : {}),
      };
    });
    await this.charges.writeAll('medication-dispense', acts);
  }

  /** What was charged with the prescription and not handed out is not due any more, as with a test that is cancelled. */
  private async ended({ medicationRequestId, dispensedQuantity, reason }: PrescriptionEnded): Promise<void> {
    await this.charges.withdraw('medication-request', medicationRequestId, reason, String(dispensedQuantity));
  }

  /** The prescription's own billing status follows its charge. What awaits payment goes on by the gate alone. */
  private async follow({ sourceKind, sourceId, status, awaitingPayment }: ChargeMoved): Promise<void> {
    if (sourceKind !== 'medication-request' || (awaitingPayment && status !== 'cancelled')) return;
    await this.pharmacy.set(sourceId, status === 'cancelled' ? 'reversed' : status);
  }

  private async returned({ returnId, dispenseId, quantity }: MedicationReturned): Promise<void> {
    const original = await this.chargeOf(dispenseId);
    if (original) await this.charges.writeReturn(original, returnId, String(quantity));
  }

  private async chargeOf(dispenseId: string): Promise<ChargeRow | undefined> {
    const own = await this.charges.ofAct('medication-dispense', dispenseId);
    if (own) return own;
    const requestId = await this.dispenses.requestOf(dispenseId);
    return requestId ? await this.charges.ofAct('medication-request', requestId) : undefined;
  }

  private async walkInAccount(handoverId: string): Promise<string> {
    return (await this.dispenses.accountOfHandover(handoverId)) ?? (await this.accounts.ofWalkIn());
  }
}
