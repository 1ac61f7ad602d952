import { Injectable } from '@nestjs/common';
import type { Invoice } from '@wardbook/contracts/billing/invoices';
import { createElement } from 'react';
import { AuditTrail } from '../../../core/audit/audit-trail.js';
import type { Actor } from '../../../core/database/actor.js';
import { Db } from '../../../core/database/db.js';
import { barcode } from '../../../core/print/barcode.js';
import { renderPdf } from '../../../core/print/pdf.js';
import { found } from '../../../core/problem.error.js';
import { Facilities } from '../../organisation/index.js';
import { PatientRegistry } from '../../patients/index.js';
import { AccountReader } from '../charges/account.reader.js';
import { InvoiceReader } from '../invoices/invoice.reader.js';
import { PaymentRepository } from '../till/payment.repository.js';
import { InvoiceDocument } from './invoice-document.js';
import { ReceiptDocument } from './receipt-document.js';

type Format = 'a4' | '80mm';

/** Invoices and receipts on paper. They are laid out outside the transaction that reads what stands on them. */
@Injectable()
export class DocumentPrinter {
  constructor(
    private readonly db: Db,
    private readonly invoices: InvoiceReader,
    private readonly payments: PaymentRepository,
    private readonly accounts: AccountReader,
    private readonly patients: PatientRegistry,
    private readonly facilities: Facilities,
    private readonly trail: AuditTrail,
  ) {}

  async invoice(actor: Actor, id: string, format: Format): Promise<Buffer> {
    const printed = await this.db.tx(actor, async () => {
      const invoice = found(await this.invoices.find(id));
      await this.trail.record({ action: 'print', operation: 'printInvoice', patientId: invoice.debtor.patient?.id ?? null, subjectId: id });
      const debtorName = await this.nameOf(invoice.debtor, invoice.debtorName);
      return { invoice: { ...invoice, debtorName }, ...(await this.letterhead(invoice.currency)) };
    });
    const number = { text: printed.invoice.number, barcode: await barcode(printed.invoice.number) };
    return await renderPdf(createElement(InvoiceDocument, { ...printed, number, format }) as never);
  }

  async receipt(actor: Actor, id: string, format: Format): Promise<Buffer> {
    const printed = await this.db.tx(actor, async () => {
      const payment = found(await this.payments.find(id));
      const { debtor } = found(await this.accounts.head(payment.accountId));
      const { patient } = debtor;
      await this.trail.record({ action: 'print', operation: 'printReceipt', patientId: patient?.id ?? null, subjectId: id });
      const debtorName = await this.nameOf(debtor, payment.debtorName);
      return { payment: { ...payment, debtorName }, mrn: patient?.mrn ?? null, ...(await this.letterhead(payment.currency)) };
    });
    const number = { text: printed.payment.number, barcode: await barcode(printed.payment.number) };
    return await renderPdf(createElement(ReceiptDocument, { ...printed, number, format }) as never);
  }

  private async nameOf({ kind, patient }: Invoice['debtor'], name: string): Promise<string> {
    return kind === 'patient' && patient ? await this.patients.nameOnPaper(patient.id) : name;
  }

  private async letterhead(currency: string) {
    const facility = await this.facilities.current();
    const { name: organisation } = await this.facilities.organisation();
    const { name, address, phone, email, timeZone } = facility;
    return {
      letterhead: { organisation, facility: name, address, phone, email },
      writing: { currency, timeZone, language: await this.facilities.documentLanguage() },
    };
  }
}
