import { Injectable } from '@nestjs/common';
import type { releaseCharge } from '@wardbook/contracts/billing/charges';
import type { Input } from '@wardbook/contracts/core/endpoint';
import { Live } from '../../../core/live/live.js';
import { found, Problem } from '../../../core/problem.error.js';
import { ChargeRepository, type ChargeRow, type SourceKind } from './charge.repository.js';

type Tell = (charge: ChargeRow, how: 'paid' | 'released') => Promise<void>;

/** Lets a service that waited for its payment be given: because it is paid, or because somebody answers for it. */
@Injectable()
export class PaymentGate {
  private readonly performers = new Map<SourceKind, Tell>();

  constructor(
    private readonly charges: ChargeRepository,
    private readonly live: Live,
  ) {}

  /** Who performs acts of a kind hears here that one may go on. */
  onOpened(sourceKind: SourceKind, tell: Tell): void {
    this.performers.set(sourceKind, tell);
  }

  /** Opens what the patient's part of is settled now. */
  async openPaid(accountId: string): Promise<void> {
    for (const charge of await this.charges.paidAndWaiting(accountId)) {
      await this.charges.release(charge.id, 'paid', null);
      await this.performers.get(charge.sourceKind)?.(charge, 'paid');
    }
  }

  async release(id: string, { kind, reason }: Input<typeof releaseCharge>['body']): Promise<{ id: string; awaitingPayment: boolean }> {
    const charge = found(await this.charges.find(id));
    if (!charge.payFirst || charge.releasedAt || charge.status === 'cancelled') throw new Problem('status-not-allowed');
    await this.charges.release(id, kind, reason);
    await this.performers.get(charge.sourceKind)?.(charge, 'released');
    await this.live.announce('billing');
    return { id, awaitingPayment: false };
  }
}
