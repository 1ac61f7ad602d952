import { Module } from '@nestjs/common';
import { explainConstraints } from '../../core/http/constraint-problems.js';
import { EncountersModule } from '../encounters/index.js';
import { OrganisationModule } from '../organisation/index.js';
import { PatientsModule } from '../patients/index.js';
import { PharmacyModule } from '../pharmacy/index.js';
import { AccountReader } from './account.reader.js';
import { AccountRepository } from './account.repository.js';
import { Accounts } from './accounts.service.js';
import { BillingController } from './billing.controller.js';
import { ChargeRepository } from './charge.repository.js';
import { Charges } from './charges.service.js';
import { CircumstancesRepository } from './circumstances.repository.js';
import { ConsultationCharges } from './consultation-charges.js';
import { Crediting } from './crediting.service.js';
import { DiscountRepository } from './discount.repository.js';
import { Discounts } from './discount.service.js';
import { DispenseFacts } from './dispense-facts.repository.js';
import { DocumentNumbers } from './document-numbers.js';
import { DocumentPrinter } from './document-printer.service.js';
import { FacilityDays } from './facility-day.js';
import { InvoiceReader } from './invoice.reader.js';
import { InvoiceRepository } from './invoice.repository.js';
import { Invoicing } from './invoicing.service.js';
import { Journal } from './journal.repository.js';
import { MoneyController } from './money.controller.js';
import { OpenChargeReader } from './open-charge.reader.js';
import { OrderCharges } from './order-charges.js';
import { PatientBalances } from './patient-balances.repository.js';
import { PaymentRepository } from './payment.repository.js';
import { PaymentGate } from './payment-gate.service.js';
import { Payments } from './payments.service.js';
import { PharmacyCharges } from './pharmacy-charges.js';
import { PriceController } from './price.controller.js';
import { PriceRepository } from './price.repository.js';
import { Pricer } from './pricer.service.js';
import { Prices } from './prices.service.js';
import { ServiceItemRepository } from './service-item.repository.js';
import { Services } from './services.service.js';
import { TaxRepository } from './tax.repository.js';
import { TillRepository } from './till.repository.js';
import { Till } from './till.service.js';
import { UnpricedCharges } from './unpriced-charges.service.js';

explainConstraints({
  tax_code_code_unique: { code: 'already-exists', field: 'body.code', message: 'Another tax has this code.' },
  tax_rate_no_overlap: { code: 'already-exists', field: 'body.validFrom', message: 'Another rate begins on a later day already.' },
  tax_rate_range: { code: 'invalid-input', field: 'body.rate', message: 'A rate is between 0 and 100 percent.' },
  service_item_code_unique: { code: 'already-exists', field: 'body.code', message: 'Another service has this code.' },
  service_item_department: { code: 'invalid-input', field: 'body.departmentId', message: 'There is no such department.' },
  service_item_tax: { code: 'invalid-input', field: 'body.taxCodeId', message: 'There is no such tax.' },
  price_no_overlap: { code: 'price-overlaps', field: 'body.validFrom', message: 'A price for this case counts in that time already.' },
  price_payer: { code: 'invalid-input', field: 'body.payerId', message: 'There is no such payer.' },
  charge_item_service: { code: 'invalid-input', field: 'body.serviceItemId', message: 'There is no such service.' },
  account_patient: { code: 'invalid-input', field: 'body.patientId', message: 'There is no such patient.' },
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
    Payments,
    PriceRepository,
    Pricer,
    Prices,
    ServiceItemRepository,
    Services,
    TaxRepository,
    Till,
    TillRepository,
    UnpricedCharges,
  ],
  exports: [Accounts, Charges, Crediting, Discounts, Invoicing, Payments, Prices, Services, Till],
})
export class BillingModule {}
