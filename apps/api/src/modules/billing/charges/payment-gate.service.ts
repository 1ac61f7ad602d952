import { Injectable } from '@nestjs/common';
import type { releaseCharge } from '@wardbook/contracts/billing/charges';
import type { Input } from '@wardbook/contracts/core/endpoint';
import { Live } from '../../../core/live/live.js';
import { found, Problem } from '../../../core/problem.error.js';
import { ChargeRepository, type ChargeRow, type SourceKind } from './charge.repository.js';

/** What those who perform acts of a kind do when the payment of one moves. */
export interface Performer {
  /** The act may go on: it is paid or released. */
  opened(charge: ChargeRow, how: 'paid' | 'released'): Promise<void>;
  /** What had paid the act is taken back, and the act is not done yet: it waits again. */
  closed(charge: ChargeRow): Promise<void>;
  /** The act will not be paid and is not done yet: it is cancelled with its charge. */
  givenUp(charge: ChargeRow, reason: string): Promise<void>;
}

/** Releases a service that waits for its payment, once it is paid or a user releases it. */
@Injectable()
export class PaymentGate {
  private readonly performers = new Map<SourceKind, Performer>();

  constructor(
    private readonly charges: ChargeRepository,
    private readonly live: Live,
  ) {}

  /** A module that performs acts of a kind registers here to be called when their payment moves. */
  serve(sourceKind: SourceKind, performer: Performer): void {
    this.performers.set(sourceKind, performer);
  }

  /** Opens what the patient's part of is settled now. */
  async openPaid(accountId: string): Promise<void> {
    for (const charge of await this.charges.paidAndWaiting(accountId)) {
      await this.charges.release(charge.id, 'paid', null);
      await this.performers.get(charge.sourceKind)?.opened(charge, 'paid');
    }
  }

  /** Closes again what was open because it had been paid. What is done already stays done, and is owed. */
  async closeUnpaid(accountId: string): Promise<void> {
    for (const charge of await this.charges.paidNoMore(accountId)) {
      await this.charges.takeBackRelease(charge.id);
      await this.performers.get(charge.sourceKind)?.closed(charge);
    }
  }

  /**
   * Charges that have to be paid first are cancelled: their acts are cancelled with them as long as they are not begun, since
   * they would wait for ever or be done for nothing. A released act goes on.
   */
  async giveUp(chargeIds: readonly string[], reason: string): Promise<void> {
    for (const charge of await this.charges.notBegun(chargeIds)) await this.performers.get(charge.sourceKind)?.givenUp(charge, reason);
  }

  async release(id: string, { kind, reason }: Input<typeof releaseCharge>['body']): Promise<{ id: string; awaitingPayment: boolean }> {
    const charge = found(await this.charges.find(id));
    if (!charge.payFirst || charge.releasedAt || charge.status === 'cancelled') throw new Problem('status-not-allowed');
    await this.charges.release(id, kind, reason);
    await this.performers.get(charge.sourceKind)?.opened(charge, 'released');
    await this.live.announce('billing');
    return { id, awaitingPayment: false };
  }
}
