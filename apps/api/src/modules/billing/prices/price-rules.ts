import { containedTax, extended, percentOf } from '../money.js';

/** A dated price as the database holds it. What is null fits everything. */
export interface PriceEntry {
  id: string;
  facilityId: string | null;
  payerId: string | null;
  visitClass: string | null;
  ageFrom: number | null;
  ageTo: number | null;
  timeFrom: string | null;
  timeTo: string | null;
  unitPrice: string;
  validFrom: string;
  validTo: string | null;
}

/** The circumstances of one act that can change its price. */
export interface PriceCase {
  facilityId: string;
  payerId: string | null;
  visitClass: string | null;
  ageYears: number | null;
  /** The day and the time on the wall of the facility, as `2026-11-22` and `14:30:00`. */
  day: string;
  time: string;
}

export interface Tax {
  taxCodeId: string;
  rate: string;
  inclusive: boolean;
}

export interface Amounts {
  net: number;
  tax: number;
  amount: number;
}

export interface PricedCharge extends Amounts {
  status: 'priced';
  unitPrice: string;
  priceId: string | null;
  rule: 'price-list' | 'practitioner-fee' | 'returned';
  /** Which selectors decided, for "why this price". */
  reason: string[];
  tax: number;
  taxOf: Tax | null;
}

export type Pricing = PricedCharge | { status: 'unpriced' };

/** The selectors in the order of their weight: a payer's own price beats everything else. */
const SELECTORS = ['payer', 'facility', 'visit-class', 'age', 'time'] as const;

function selectorsOf(entry: PriceEntry): string[] {
  const used: Record<(typeof SELECTORS)[number], boolean> = {
    payer: entry.payerId !== null,
    facility: entry.facilityId !== null,
    'visit-class': entry.visitClass !== null,
    age: entry.ageFrom !== null || entry.ageTo !== null,
    time: entry.timeFrom !== null,
  };
  return SELECTORS.filter((selector) => used[selector]);
}

function weightOf(entry: PriceEntry): number {
  const used = selectorsOf(entry);
  return SELECTORS.reduce((weight, selector) => weight * 2 + (used.includes(selector) ? 1 : 0), 0);
}

function fits(entry: PriceEntry, act: PriceCase): boolean {
  const either = <T>(wanted: T | null, actual: T | null) => wanted === null || wanted === actual;
  const hasAge = entry.ageFrom === null && entry.ageTo === null ? true : act.ageYears !== null;
  const age = act.ageYears ?? 0;
  return (
    either(entry.facilityId, act.facilityId) &&
    either(entry.payerId, act.payerId) &&
    either(entry.visitClass, act.visitClass) &&
    hasAge &&
    age >= (entry.ageFrom ?? 0) &&
    age <= (entry.ageTo ?? Number.POSITIVE_INFINITY) &&
    (entry.timeFrom === null || (act.time >= entry.timeFrom && act.time < (entry.timeTo ?? ''))) &&
    act.day >= entry.validFrom &&
    (entry.validTo === null || act.day <= entry.validTo)
  );
}

/** The most particular entry that fits, or null: then the charge waits for a price and is never zero. */
export function choosePrice(entries: readonly PriceEntry[], act: PriceCase): PriceEntry | null {
  const fitting = entries.filter((entry) => fits(entry, act));
  fitting.sort((a, b) => weightOf(b) - weightOf(a) || b.validFrom.localeCompare(a.validFrom) || a.id.localeCompare(b.id));
  return fitting[0] ?? null;
}

/** What a quantity at a unit price comes to, with its tax, in minor units. A discount is a percentage off before tax. */
export function amountsOf(
  quantity: string,
  unitPrice: string,
  currency: string,
  tax: Pick<Tax, 'rate' | 'inclusive'> | null,
  discountPercent = '0',
): Amounts {
  const listed = extended(quantity, unitPrice, currency);
  const base = listed - percentOf(listed, discountPercent);
  if (!tax) return { net: base, tax: 0, amount: base };
  if (tax.inclusive) {
    const contained = containedTax(base, tax.rate);
    return { net: base - contained, tax: contained, amount: base };
  }
  const added = percentOf(base, tax.rate);
  return { net: base, tax: added, amount: base + added };
}

interface ToPrice {
  act: PriceCase;
  quantity: string;
  currency: string;
  entries: readonly PriceEntry[];
  tax: Tax | null;
  /** What the practitioner asks for the act, where that is agreed. It gives way to a price agreed with the payer. */
  practitionerFee: string | null;
}

/** The one way to a price: every charge of the product is priced here, and nowhere else. */
export function priceCharge({ act, quantity, currency, entries, tax, practitionerFee }: ToPrice): Pricing {
  const entry = choosePrice(entries, act);
  const byFee = practitionerFee !== null && !entry?.payerId;
  const unitPrice = byFee ? practitionerFee : entry?.unitPrice;
  if (unitPrice === undefined) return { status: 'unpriced' };
  return {
    status: 'priced',
    unitPrice,
    priceId: byFee ? null : (entry?.id ?? null),
    rule: byFee ? 'practitioner-fee' : 'price-list',
    reason: byFee || !entry ? [] : selectorsOf(entry),
    taxOf: tax,
    ...amountsOf(quantity, unitPrice, currency, tax),
  };
}

interface ChargedBefore {
  unitPrice: string | null;
  currency: string;
  taxCodeId: string | null;
  taxRate: string | null;
  taxInclusive: boolean | null;
}

/** A return is credited at the price at which it was charged, not at the current one. */
export function priceOfReturn({ unitPrice, currency, taxCodeId, taxRate, taxInclusive }: ChargedBefore, quantity: string): Pricing {
  if (unitPrice === null) return { status: 'unpriced' };
  const taxOf = taxCodeId ? { taxCodeId, rate: taxRate ?? '0', inclusive: taxInclusive ?? false } : null;
  const amounts = amountsOf(quantity, unitPrice, currency, taxOf);
  return { status: 'priced', unitPrice, priceId: null, rule: 'returned', reason: [], taxOf, ...amounts };
}
