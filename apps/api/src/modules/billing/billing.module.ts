import { Module } from '@nestjs/common';
import { explainConstraints } from '../../core/http/constraint-problems.js';
import { EncountersModule } from '../encounters/index.js';
import { OrganisationModule } from '../organisation/index.js';
import { PatientsModule } from '../patients/index.js';
import { PharmacyModule } from '../pharmacy/index.js';
import { AccountReader } from './charges/account.reader.js';
import { AccountRepository } from './charges/account.repository.js';
import { Accounts } from './charges/accounts.service.js';
import { BillingController } from './charges/charge.controller.js';
import { ChargeRepository } from './charges/charge.repository.js';
import { Charges } from './charges/charges.service.js';
import { CircumstancesRepository } from './charges/circumstances.repository.js';
import { ConsultationCharges } from './charges/consultation-charges.js';
import { DiscountRepository } from './charges/discount.repository.js';
import { Discounts } from './charges/discount.service.js';
import { DispenseFacts } from './charges/dispense-facts.repository.js';
import { OpenChargeReader } from './charges/open-charge.reader.js';
import { OrderCharges } from './charges/order-charges.js';
import { PatientBalances } from './charges/patient-balances.repository.js';
import { PaymentGate } from './charges/payment-gate.service.js';
import { PharmacyCharges } from './charges/pharmacy-charges.js';
import { UnpricedCharges } from './charges/unpriced-charges.service.js';
import { FacilityDays } from './facility-day.repository.js';
import { Crediting } from './invoices/crediting.service.js';
import { DocumentNumbers } from './invoices/document-numbers.repository.js';
import { InvoiceReader } from './invoices/invoice.reader.js';
import { InvoiceRepository } from './invoices/invoice.repository.js';
import { Invoicing } from './invoices/invoicing.service.js';
import { Journal } from './journal/journal.repository.js';
import { MoneyController } from './money.controller.js';
import { PriceController } from './prices/price.controller.js';
import { PriceRepository } from './prices/price.repository.js';
import { Pricer } from './prices/pricer.service.js';
import { Prices } from './prices/prices.service.js';
import { ServiceItemRepository } from './prices/service-item.repository.js';
import { Services } from './prices/services.service.js';
import { TaxRepository } from './prices/tax.repository.js';
import { DocumentPrinter } from './print/document-printer.service.js';
import { OfferedMethods } from './till/offered-methods.service.js';
import { PaymentRepository } from './till/payment.repository.js';
import { Payments } from './till/payments.service.js';
import { Settlement } from './till/settlement.service.js';
import { TillRepository } from './till/till.repository.js';
import { Till } from './till/till.service.js';

explainConstraints({
  tax_code_code_unique: { code: 'already-exists', field: 'body.code', message: 'Another tax has this code.' },
  tax_rate_no_overlap: { code: 'already-exists', field: 'body.validFrom', message: 'Another rate begins on a later day already.' },
  tax_rate_range: { code: 'invalid-input', field: 'body.rate', fault: 'tax-rate', message: 'A rate is between 0 and 100 percent.' },
  service_item_code_unique: { code: 'already-exists', field: 'body.code', message: 'Another service has this code.' },
  service_item_department: { code: 'invalid-input', field: 'body.departmentId', fault: 'unknown', message: 'There is no such department.' },
  service_item_tax: { code: 'invalid-input', field: 'body.taxCodeId', fault: 'unknown', message: 'There is no such tax.' },
  price_no_overlap: { code: 'price-overlaps', field: 'body.validFrom', message: 'A price for this case counts in that time already.' },
  price_payer: { code: 'invalid-input', field: 'body.payerId', fault: 'unknown', message: 'There is no such payer.' },
  charge_item_status_follows: { code: 'status-not-allowed' },
  charge_item_service: { code: 'invalid-input', field: 'body.serviceItemId', fault: 'unknown', message: 'There is no such service.' },
  account_patient: { code: 'invalid-input', field: 'body.patientId', fault: 'unknown', message: 'There is no such patient.' },
  discount_one_in_force: { code: 'already-exists', message: 'A discount for one of the charges is there already.' },
  discount_other_decides: { code: 'other-person-needed' },
  till_session_one_open: { code: 'already-exists', message: 'Your till is open already.' },
  till_session_other_reviews: { code: 'other-person-needed' },
  payment_reversed_once: { code: 'status-not-allowed' },
  payment_allocation_within_line: { code: 'over-allocated' },
  payment_is_allocated: { code: 'over-allocated' },
  invoice_line_credited_once: { code: 'status-not-allowed' },
  journal_entry_balanced: { code: 'unbalanced-entry' },
});

@Module({
  imports: [OrganisationModule, PatientsModule, EncountersModule, PharmacyModule],
  controllers: [PriceController, BillingController, MoneyController],
  providers: [
    AccountReader,
    AccountRepository,
    Accounts,
    ChargeRepository,
    Charges,
    CircumstancesRepository,
    ConsultationCharges,
    Crediting,
    DiscountRepository,
    Discounts,
    DispenseFacts,
    DocumentNumbers,
    DocumentPrinter,
    FacilityDays,
    InvoiceReader,
    InvoiceRepository,
    Invoicing,
    Journal,
    OpenChargeReader,
    OrderCharges,
    PatientBalances,
    PaymentGate,
    PharmacyCharges,
    PaymentRepository,
    OfferedMethods,
    Payments,
    PriceRepository,
    Pricer,
    Prices,
    ServiceItemRepository,
    Services,
    Settlement,
    TaxRepository,
    Till,
    TillRepository,
    UnpricedCharges,
  ],
  exports: [Accounts, Charges, Crediting, Discounts, Invoicing, Payments, Prices, Services, Till],
})
export class BillingModule {}
