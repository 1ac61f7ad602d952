import { Injectable } from '@nestjs/common';
import type { MedicationRequest } from '@wardbook/contracts/pharmacy/prescribing';
import { Live } from '../../core/live/live.js';
import { MedicationRequestRepository } from './medication-request.repository.js';

/** How billing says whether a prescription line is paid: what awaits payment is not handed out. */
@Injectable()
export class PrescriptionPaymentGate {
  constructor(
    private readonly requests: MedicationRequestRepository,
    private readonly live: Live,
  ) {}

  async set(medicationRequestId: string, status: MedicationRequest['billingStatus']): Promise<void> {
    await this.requests.setBillingStatus(medicationRequestId, status);
    await this.live.announce('dispensing');
  }
}
