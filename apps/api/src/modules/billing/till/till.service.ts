import { Injectable } from '@nestjs/common';
import type { PaymentMethod } from '@wardbook/contracts/billing/payment-methods';
import type { ClosedTill, closeTill, getTill, listTillSessions, reviewTillSession, TillSession } from '@wardbook/contracts/billing/till';
import type { Answer, Input } from '@wardbook/contracts/core/endpoint';
import { orMoved } from '../../../core/database/versioned.js';
import { Live } from '../../../core/live/live.js';
import { found, Problem } from '../../../core/problem.error.js';
import { FacilityDays } from '../facility-day.repository.js';
import { Journal } from '../journal/journal.repository.js';
import { postingsOfClosing, postingsOfOpening } from '../journal/journal-rules.js';
import { OfferedMethods } from './offered-methods.service.js';
import { type OpenSession, TillRepository } from './till.repository.js';

/** A cashier's drawer from opening to the blind count. */
@Injectable()
export class Till {
  constructor(
    private readonly tills: TillRepository,
    private readonly journal: Journal,
    private readonly days: FacilityDays,
    private readonly live: Live,
    private readonly methods: OfferedMethods,
  ) {}

  async own(): Promise<Answer<typeof getTill>> {
    const [session, offered] = await Promise.all([this.tills.findOpen(), this.methods.offered()]);
    return { session: session ?? null, ...offered };
  }

  async open(openingFloat: number): Promise<TillSession> {
    const { currency, today } = await this.days.now();
    const id = await this.tills.open(openingFloat, currency, today);
    this.journal.postLater({
      sourceKind: 'till-open',
      sourceId: id,
      businessDate: today,
      currency,
      postings: postingsOfOpening(id, openingFloat),
    });
    return found(await this.tills.findOpen());
  }

  /** The expected cash comes from the journal after the count is given; the difference is posted with the closing. */
  async close({ countedCash, countedCard, note }: Input<typeof closeTill>['body']): Promise<ClosedTill> {
    const session = await this.locked('update');
    const { today } = await this.days.now();
    const expected = await this.tills.expected(session.id);
    await this.tills.close(session.id, { cash: countedCash, card: countedCard }, expected, note ?? null);
    this.journal.postLater({
      sourceKind: 'till-close',
      sourceId: session.id,
      businessDate: today,
      currency: session.currency,
      postings: postingsOfClosing(session.id, expected.cash, countedCash),
    });
    await this.live.announce('billing');
    return await this.tills.find(session.id);
  }

  /** The open session that money comes into, held open until the transaction ends. */
  async forMoneyIn(): Promise<OpenSession> {
    return await this.locked('share');
  }

  /** The open session that pays out. No drawer pays out more cash than it holds, even to two requests at a time. */
  async forMoneyOut(method: PaymentMethod, amount: number): Promise<OpenSession> {
    const session = await this.locked('update');
    if (method === 'cash' && (await this.tills.expected(session.id)).cash < amount) throw new Problem('till-too-low');
    return session;
  }

  private async locked(how: 'share' | 'update'): Promise<OpenSession> {
    const session = await this.tills.lockOpen(how);
    if (!session) throw new Problem('till-closed');
    return session;
  }

  list({ limit, cursor, review }: Input<typeof listTillSessions>['query']) {
    return this.tills.listClosed(limit, cursor, review);
  }

  async review(id: string, { version, note }: Input<typeof reviewTillSession>['body']): Promise<ClosedTill> {
    const reviewed = await this.tills.review(id, version, note ?? null);
    const current = await this.tills.find(id);
    return await orMoved(reviewed ? current : undefined, async () => current);
  }
}
