import { addCharge, getAccount, listAccounts } from '@wardbook/contracts/billing/charges';
import { decideDiscount, listDiscounts, requestDiscount } from '@wardbook/contracts/billing/discounts';
import { type Invoice, issueCreditNote, issueInvoice } from '@wardbook/contracts/billing/invoices';
import { recordPayment, refundAccount } from '@wardbook/contracts/billing/till';
import type { Call } from '@wardbook/contracts/core/client';
import type { DemoHospital } from './demo-hospital.js';
import type { SeededRandom } from './seeded-random.js';

const key = () => ({ idempotencyKey: crypto.randomUUID() });
const NOTE = 10_000;

export type DemoMethod = 'cash' | 'card' | 'mobile-money';

/** What happens at the cash desk: mostly an invoice and its payment, and now and then everything else. */
export class CashDesk {
  /** The cash beside the float and the sum of the card slips: a till shows neither before it is counted. */
  readonly drawer = { cash: 0, card: 0 };
  private readonly cashier: Call;

  constructor(
    private readonly hospital: DemoHospital,
    private readonly random: SeededRandom,
  ) {
    this.cashier = hospital.as('cashier');
  }

  async settle(patientId: string, method: DemoMethod): Promise<void> {
    const { items } = await this.cashier(listAccounts, { query: { patientId, show: 'open' } });
    for (const { id } of items) {
      await this.extras(id);
      const { charges } = await this.cashier(getAccount, { params: { id } });
      const open = charges.filter(({ status }) => status === 'billable');
      const waits = open.some(({ discount }) => discount?.status === 'requested');
      if (open.length === 0 || waits) continue;
      const chargeIds = open.map((charge) => charge.id);
      if (this.random.chance(0.07) && !(await this.discount(id, chargeIds))) continue;
      const invoice = await this.cashier(issueInvoice, { params: { id }, body: { chargeIds } }, key());
      await this.pay(id, method);
      if (this.random.chance(0.04)) await this.takeBack(id, invoice, method);
    }
  }

  /** A certificate is taxed; a tracing has no price yet and so waits for one. */
  private async extras(accountId: string): Promise<void> {
    const { serviceIds } = this.hospital;
    const extra = this.random.chance(0.12) ? 'MED-CERT' : this.random.chance(0.03) ? 'ECG' : null;
    const serviceItemId = extra && serviceIds.get(extra);
    if (serviceItemId) await this.cashier(addCharge, { params: { id: accountId }, body: { serviceItemId } }, key());
  }

  /** The cashier requests a discount, which the admin decides or has not decided yet: then the account waits. */
  private async discount(accountId: string, chargeIds: string[]): Promise<boolean> {
    const first = chargeIds.slice(0, 1);
    await this.cashier(requestDiscount, { body: { chargeIds: first, percent: '20', reason: 'Hardship, seen by the social worker' } });
    if (this.random.chance(0.3)) return false;
    const admin = this.hospital.as('admin');
    const { items } = await admin(listDiscounts, { query: { limit: 100 } });
    const asked = items.find((discount) => discount.accountId === accountId);
    if (asked) await admin(decideDiscount, { params: { id: asked.id }, body: { approve: true, version: asked.version } });
    return true;
  }

  /** Most pay what they owe; some pay half of it now. */
  private async pay(accountId: string, method: DemoMethod): Promise<void> {
    const { balance } = await this.cashier(getAccount, { params: { id: accountId } });
    if (balance <= 0) return;
    const amount = this.random.chance(0.07) ? Math.ceil(balance / 2 / NOTE) * NOTE : balance;
    const paid = Math.min(amount, balance);
    const how = method === 'cash' ? { method, tendered: Math.ceil(paid / NOTE) * NOTE } : { method, reference: this.reference(method) };
    await this.cashier(recordPayment, { body: { accountId, amount: paid, ...how } }, key());
    if (method !== 'mobile-money') this.drawer[method] += paid;
  }

  /** Mobile money has codes such as SGL4X81Q2T. */
  private reference(method: DemoMethod): string {
    const digits = this.random.digits(6);
    return method === 'card' ? digits : `SK${digits}${'QRTVWX'[Number(digits[0]) % 6]}1`;
  }

  /** Something that was billed was not done after all; the money goes back as it came. */
  private async takeBack(accountId: string, invoice: Invoice, method: DemoMethod): Promise<void> {
    const line = invoice.lines.at(-1);
    if (!line) return;
    const body = { lineIds: [line.id], reason: 'Billed by mistake', afterwards: 'cancel' as const };
    await this.cashier(issueCreditNote, { params: { id: invoice.id }, body }, key());
    const { refundable } = await this.cashier(getAccount, { params: { id: accountId } });
    const refund = { accountId, method, amount: refundable, reason: 'Billed by mistake', otherMeans: true };
    if (refundable <= 0) return;
    await this.cashier(refundAccount, { body: refund }, key());
    if (method !== 'mobile-money') this.drawer[method] -= refundable;
  }
}
