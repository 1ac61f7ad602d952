import { Injectable } from '@nestjs/common';
import type { MedicationRequest } from '@wardbook/contracts/pharmacy/prescribing';
import { Live } from '../../core/live/live.js';
import { found } from '../../core/problem.error.js';
import { MedicationRequestRepository } from './medication-request.repository.js';
import { PrescribingService } from './prescribing.service.js';

/** How billing says whether a prescription line is paid: what awaits payment is not handed out. */
@Injectable()
export class PrescriptionPaymentGate {
  constructor(
    private readonly requests: MedicationRequestRepository,
    private readonly prescribing: PrescribingService,
    private readonly live: Live,
  ) {}

  async set(medicationRequestId: string, status: MedicationRequest['billingStatus']): Promise<void> {
    await this.requests.setBillingStatus(medicationRequestId, status);
    await this.live.announce('dispensing');
  }

  /** Its charge was cancelled before anything was handed out. */
  async giveUp(medicationRequestId: string, reason: string): Promise<void> {
    const { version } = found(await this.requests.find(medicationRequestId));
    await this.prescribing.end(medicationRequestId, { status: 'cancelled', reason, version });
  }
}
