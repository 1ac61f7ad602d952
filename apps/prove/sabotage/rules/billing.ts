import type { Sabotage } from '../sabotage.ts';

const HERE = 'apps/api/src/modules/billing';
const MIGRATIONS = 'apps/api/migrations';
const DOCUMENTS = `${MIGRATIONS}/202611221672_billing_documents.sql`;
const CHARGES = `${MIGRATIONS}/202611221671_billing_charges.sql`;
const CATALOGUE = `${MIGRATIONS}/202611221670_billing_catalogue.sql`;
const LEDGER = `${HERE}/ledger-rules.api.test.ts`;

/** Prices, charges and invoices. */
export const billingRules: readonly Sabotage[] = [
  {
    breaks: 'An allowance is given only by a payer who takes part',
    file: `${HERE}/charges/split-rules.ts`,
    from: `remaining !== 0 && parts.length > 0 && coverages`,
    to: `remaining !== 0 && coverages`,
    tests: `${HERE}/charges/split-rules.test.ts`,
  },
  {
    breaks: 'A payer pays no more than is left of the cap',
    file: `${HERE}/charges/split-rules.ts`,
    from: `capLeft === null ? wanted : Math.min(wanted, Math.max(capLeft, 0))`,
    to: `wanted`,
    tests: `${HERE}/charges/split-rules.test.ts`,
  },
  {
    breaks: 'Lines of one invoice share the cap of a year',
    file: `${HERE}/charges/split-rules.ts`,
    from: `if (capLeft !== null) capsLeft.set(capOf(coverage), capLeft - amount);`,
    to: ``,
    tests: `${HERE}/charges/split-rules.test.ts`,
  },
  {
    breaks: 'The second payer takes its share of what the first left',
    file: `${HERE}/charges/split-rules.ts`,
    from: `const wanted = percentOf(remaining, coverage.percent);`,
    to: `const wanted = percentOf(total, coverage.percent);`,
    tests: `${HERE}/charges/split-rules.test.ts`,
  },
  {
    breaks: 'A price counts on its last day',
    file: `${HERE}/prices/price-rules.ts`,
    from: `act.day <= entry.validTo`,
    to: `act.day < entry.validTo`,
    tests: `${HERE}/prices/price-rules.test.ts`,
  },
  {
    breaks: 'A price by age counts in its last year',
    file: `${HERE}/prices/price-rules.ts`,
    from: `age <= (entry.ageTo ??`,
    to: `age < (entry.ageTo ??`,
    tests: `${HERE}/prices/price-rules.test.ts`,
  },
  {
    breaks: 'A price by the hour ends at its end',
    file: `${HERE}/prices/price-rules.ts`,
    from: `act.time < (entry.timeTo ?? '')`,
    to: `act.time <= (entry.timeTo ?? '')`,
    tests: `${HERE}/prices/price-rules.test.ts`,
  },
  {
    breaks: 'Of two prices of equal weight the later one counts',
    file: `${HERE}/prices/price-rules.ts`,
    from: ` || b.validFrom.localeCompare(a.validFrom) ||`,
    to: ` ||`,
    tests: `${HERE}/prices/price-rules.test.ts`,
  },
  {
    breaks: 'A price for an age is not taken for a patient without one',
    file: `${HERE}/prices/price-rules.ts`,
    from: `? true : act.ageYears !== null;`,
    to: `? true : true;`,
    tests: `${HERE}/prices/price-rules.test.ts`,
  },
  {
    breaks: 'The price agreed with a payer goes before the practitioner’s fee',
    file: `${HERE}/prices/price-rules.ts`,
    from: `practitionerFee !== null && !entry?.payerId;`,
    to: `practitionerFee !== null;`,
    tests: `${HERE}/prices/price-rules.test.ts`,
  },
  {
    breaks: 'A tax that is contained is taken out of the price',
    file: `${HERE}/money.ts`,
    from: `100n * 10n ** BigInt(scale) + digits));`,
    to: `100n * 10n ** BigInt(scale)));`,
    tests: `${HERE}/prices/price-rules.test.ts`,
  },
  {
    breaks: 'Half a cent is rounded away from zero',
    file: `${HERE}/money.ts`,
    from: `(top * 2n + bottom) / (bottom * 2n)`,
    to: `top / bottom`,
    tests: [`${HERE}/prices/price-rules.test.ts`, `${HERE}/invoices/invoice-rules.test.ts`],
  },
  {
    breaks: 'No two prices of one case hold on one day',
    file: CATALOGUE,
    from: `    daterange(valid_from, valid_to, '[]') with &&)
);
create index price_by_service`,
    to: `    daterange(valid_from, valid_to, '[]') with &&) where (false)
);
create index price_by_service`,
    tests: LEDGER,
  },
  {
    breaks: 'A charge keeps the price at which it was written',
    file: CHARGES,
    from: `perform core.refuse('charge_item_price_stays');`,
    to: `null;`,
    tests: LEDGER,
  },
  {
    breaks: 'A charge moves only along its statuses, for every writer',
    file: CHARGES,
    from: `not charge_item_may_become(old.status, new.status)`,
    to: `new.status is null`,
    tests: LEDGER,
  },
  {
    breaks: 'An act is charged once',
    file: CHARGES,
    from: `constraint charge_item_one_per_act unique (source_kind, source_id),`,
    to: `constraint charge_item_one_per_act unique (source_kind, source_id, id),`,
    tests: `${HERE}/charges`,
  },
  {
    breaks: 'A discount is decided by another person',
    file: `${HERE}/billing.module.ts`,
    from: `  discount_other_decides: { code: 'other-person-needed' },
`,
    to: ``,
    tests: `${HERE}/hostile.api.test.ts`,
  },
  {
    breaks: 'The database too takes a discount decided by another person only',
    file: CHARGES,
    from: `check (decided_by <> created_by)`,
    to: `check (decided_by is null or created_by is not null)`,
    tests: LEDGER,
  },
  {
    breaks: 'A charge has one discount in force',
    file: `${HERE}/charges/discount.service.ts`,
    from: `reduced.has(id) ? `,
    to: `false ? `,
    tests: [`${HERE}/hostile.api.test.ts`, LEDGER],
  },
  {
    breaks: 'An invoice waits for a discount that is not decided',
    file: `${HERE}/invoices/invoicing.service.ts`,
    from: `if (kind === 'invoice') refuseUndecided(waiting, chargeIds);`,
    to: ``,
    tests: `${HERE}/hostile.api.test.ts`,
  },
  {
    breaks: 'A charge without a price is not invoiced',
    file: `${HERE}/invoices/invoicing.service.ts`,
    from: `if (charge.status === 'unpriced') return 'This charge has no price yet.';`,
    to: `if (charge.status === 'unpriced') return null;`,
    // Only the path of the charge shows which of the two checks refused it.
    tests: `${HERE}/hostile.api.test.ts`,
  },
  {
    breaks: 'A charge is invoiced once',
    file: `${HERE}/invoices/invoicing.service.ts`,
    from: `return charge.status === 'billable' ? null : 'This charge is invoiced or cancelled already.';`,
    to: `return null;`,
    tests: `${HERE}/money.api.test.ts`,
  },
  {
    breaks: 'Two invoices use up one cap once',
    file: `${HERE}/invoices/invoicing.service.ts`,
    from: `this.circumstances.lockCoveragesLater(accountId);`,
    to: ``,
    tests: LEDGER,
  },
  {
    breaks: 'An estimate invoices nothing',
    file: `${HERE}/invoices/invoicing.service.ts`,
    from: `if (kind === 'invoice') await this.charges.moveAll([...charges, ...returns], 'billed');`,
    to: `await this.charges.moveAll([...charges, ...returns], 'billed');`,
    tests: [`${HERE}/hostile.api.test.ts`, `${HERE}/print`],
  },
  {
    breaks: 'A discount is taken off before the tax',
    file: `${HERE}/prices/price-rules.ts`,
    from: `const base = listed - percentOf(listed, discountPercent);`,
    to: `const base = listed;`,
    tests: [`${HERE}/prices`, `${HERE}/invoices`],
  },
  {
    breaks: 'Credits of a line in steps sum to the line',
    file: `${HERE}/invoices/credit-lines.ts`,
    from: `whole ? left : Math.min(`,
    to: `Math.min(`,
    tests: `${HERE}/charges/split-rules.test.ts`,
  },
  {
    breaks: 'A line that was credited whole is not credited again',
    file: `${HERE}/invoices/crediting.service.ts`,
    from: `return creditLine(line, null) ? null : 'This line is credited already.';`,
    to: `return null;`,
    tests: `${HERE}/hostile.api.test.ts`,
  },
  {
    breaks: 'A credit note goes to the same accounts as its invoice, with the other sign',
    file: `${HERE}/journal/journal-rules.ts`,
    from: `credit('revenue', net + discount, `,
    to: `credit('revenue', net, `,
    tests: [`${HERE}/money.api.test.ts`, `${HERE}/invoices`],
  },
  {
    breaks: 'An emergency never waits for money',
    file: `${HERE}/charges/payment-policy.ts`,
    from: `const ON_ACCOUNT = ['emergency', `,
    to: `const ON_ACCOUNT = [`,
    tests: [`${HERE}/charges/consultation.api.test.ts`, `${HERE}/charges/acts.api.test.ts`, `${HERE}/charges/split-rules.test.ts`],
  },
  {
    breaks: 'What the payer covers whole does not wait for money',
    file: `${HERE}/charges/payment-policy.ts`,
    from: `return patientPart === null || patientPart > 0;`,
    to: `return true;`,
    tests: [`${HERE}/charges/consultation.api.test.ts`, `${HERE}/charges/split-rules.test.ts`],
  },
  {
    breaks: 'A consultation that is paid first does not begin before',
    file: `${HERE}/charges/consultation-charges.ts`,
    from: `if (await this.waits(charge, encounter.visitId)) throw unpaid(charge);`,
    to: ``,
    tests: `${HERE}/charges/consultation.api.test.ts`,
  },
  {
    breaks: 'A return is credited at the price of its charge',
    file: `${HERE}/prices/price-rules.ts`,
    from: `const amounts = amountsOf(quantity, unitPrice, currency, taxOf);
  return { status: 'priced', unitPrice, priceId: null, rule: 'returned'`,
    to: `const amounts = amountsOf(quantity, '1', currency, taxOf);
  return { status: 'priced', unitPrice, priceId: null, rule: 'returned'`,
    tests: [`${HERE}/charges/acts.api.test.ts`, `${HERE}/prices`],
  },
  {
    breaks: 'A cancelled act takes its charge with it',
    file: `${HERE}/charges/order-charges.ts`,
    from: `this.charges.withdraw('service-request', orderId, reason)`,
    to: `Promise.resolve(void [orderId, reason])`,
    tests: `${HERE}/undoing.api.test.ts`,
  },
  {
    breaks: 'The days of a facility are those on its wall',
    file: `${HERE}/facility-day.repository.ts`,
    from: `core.business_date(core.now(), time_zone)`,
    to: `core.business_date(core.now(), 'UTC')`,
    tests: `${HERE}/hostile.api.test.ts`,
  },
  {
    breaks: 'Documents are numbered one after another',
    file: DOCUMENTS,
    from: `set last_number = document_counter.last_number + 1`,
    to: `set last_number = document_counter.last_number + 2`,
    tests: `${HERE}/money.api.test.ts`,
  },
  {
    breaks: 'A fiscal year begins with its month',
    file: `${HERE}/journal/fiscal-year.ts`,
    from: `Number(month) >= firstMonth`,
    to: `Number(month) > firstMonth`,
    tests: [`${HERE}/invoices`, `${HERE}/journal`],
  },
];
