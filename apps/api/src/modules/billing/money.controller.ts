import { Controller } from '@nestjs/common';
import * as documents from '@wardbook/contracts/billing/invoices';
import * as contract from '@wardbook/contracts/billing/till';
import type { Input } from '@wardbook/contracts/core/endpoint';
import { Args, Implements, Raw } from '../../core/http/implements.js';
import { pdfAnswer } from '../../core/http/pdf-answer.js';
import type { RawExchange } from '../../core/http/request.js';
import { found } from '../../core/problem.error.js';
import { Crediting } from './invoices/crediting.service.js';
import { InvoiceReader } from './invoices/invoice.reader.js';
import { Invoicing } from './invoices/invoicing.service.js';
import { DocumentPrinter } from './print/document-printer.service.js';
import { Payments } from './till/payments.service.js';
import { Till } from './till/till.service.js';

@Controller()
export class MoneyController {
  constructor(
    private readonly till: Till,
    private readonly payments: Payments,
    private readonly invoicing: Invoicing,
    private readonly crediting: Crediting,
    private readonly invoices: InvoiceReader,
    private readonly printer: DocumentPrinter,
  ) {}

  @Implements(documents.issueInvoice)
  issueInvoice(@Args() { params, body }: Input<typeof documents.issueInvoice>) {
    return this.invoicing.issue(params.id, body);
  }

  @Implements(documents.listInvoices)
  listInvoices(@Args() { query }: Input<typeof documents.listInvoices>) {
    return this.invoices.list(query);
  }

  @Implements(documents.getInvoice)
  async getInvoice(@Args() { params }: Input<typeof documents.getInvoice>) {
    return found(await this.invoices.find(params.id));
  }

  @Implements(documents.issueCreditNote)
  issueCreditNote(@Args() { params, body }: Input<typeof documents.issueCreditNote>) {
    return this.crediting.creditLines(params.id, body);
  }

  @Implements(documents.creditReturns)
  creditReturns(@Args() { params, body }: Input<typeof documents.creditReturns>) {
    return this.crediting.creditReturns(params.id, body.chargeIds);
  }

  @Implements(documents.printInvoice)
  async printInvoice(@Args() { params, query }: Input<typeof documents.printInvoice>, @Raw() exchange: RawExchange) {
    return await pdfAnswer(exchange, (actor) => this.printer.invoice(actor, params.id, query.format));
  }

  @Implements(contract.getTill)
  getTill() {
    return this.till.own();
  }

  @Implements(contract.openTill)
  openTill(@Args() { body }: Input<typeof contract.openTill>) {
    return this.till.open(body.openingFloat);
  }

  @Implements(contract.closeTill)
  closeTill(@Args() { body }: Input<typeof contract.closeTill>) {
    return this.till.close(body);
  }

  @Implements(contract.listTillSessions)
  listTillSessions(@Args() { query }: Input<typeof contract.listTillSessions>) {
    return this.till.list(query);
  }

  @Implements(contract.reviewTillSession)
  reviewTillSession(@Args() { params, body }: Input<typeof contract.reviewTillSession>) {
    return this.till.review(params.id, body);
  }

  @Implements(contract.recordPayment)
  recordPayment(@Args() { body }: Input<typeof contract.recordPayment>) {
    return this.payments.record(body);
  }

  @Implements(contract.getPayment)
  getPayment(@Args() { params }: Input<typeof contract.getPayment>) {
    return this.payments.read(params.id);
  }

  @Implements(contract.voidPayment)
  voidPayment(@Args() { params, body }: Input<typeof contract.voidPayment>) {
    return this.payments.void(params.id, body.reason);
  }

  @Implements(contract.refundAccount)
  refundAccount(@Args() { body }: Input<typeof contract.refundAccount>) {
    return this.payments.refund(body);
  }

  @Implements(contract.printReceipt)
  async printReceipt(@Args() { params, query }: Input<typeof contract.printReceipt>, @Raw() exchange: RawExchange) {
    return await pdfAnswer(exchange, (actor) => this.printer.receipt(actor, params.id, query.format));
  }
}
