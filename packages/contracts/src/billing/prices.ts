import { z } from 'zod';
import { endpoint } from '../core/endpoint.js';
import { fault } from '../core/field-faults.js';
import { day, id, idParams, listQuery, page, queryFlag, shortText, version } from '../core/list.js';

export const serviceKinds = ['consultation', 'test', 'medicine', 'procedure', 'bed', 'other'] as const;
export const serviceKind = z.enum(serviceKinds);
export type ServiceKind = z.infer<typeof serviceKind>;

export const visitClasses = ['outpatient', 'emergency', 'day-care', 'inpatient', 'home', 'virtual'] as const;
const visitClass = z.enum(visitClasses);

/** A price for one unit, as decimal text with at most six decimals: numbers of a computer cannot hold every one exactly. */
export const unitPrice = z
  .string()
  .trim()
  .regex(/^\d{1,12}(\.\d{1,6})?$/, { error: fault('price-decimals') });

const serviceFields = {
  name: shortText,
  /** The department that earns the revenue; without one it is the department of the visit. */
  departmentId: id.nullable(),
  taxCodeId: id.nullable(),
};

const serviceCode = z
  .string()
  .trim()
  .regex(/^[A-Za-z0-9][A-Za-z0-9.-]{0,99}$/, { error: fault('service-code') });

const serviceItem = z.object({
  id,
  code: z.string(),
  kind: serviceKind,
  ...serviceFields,
  departmentName: z.string().nullable(),
  taxCode: z.string().nullable(),
  /** Set for a laboratory test or a medicine, whose name and state come from its own catalogue. */
  sourceKind: z.enum(['lab-test', 'medicine']).nullable(),
  active: z.boolean(),
  version,
  /** The general price today in this facility, and how many particular prices there are beside it. */
  generalPrice: z.object({ id, unitPrice: z.string(), currency: z.string(), validFrom: day }).nullable(),
  otherPrices: z.number().int(),
});
export type ServiceItem = z.infer<typeof serviceItem>;

export const listServices = endpoint({
  operationId: 'listServices',
  summary: 'Billable services with the price that counts today in this facility.',
  method: 'GET',
  path: '/billing/services',
  access: 'charge:read',
  scope: 'facility',
  module: 'billing',
  query: listQuery(['name', 'code']).extend({
    kind: serviceKind.optional(),
    /** Only those without any price today. */
    unpriced: queryFlag.optional(),
    inactive: queryFlag.default(false),
  }),
  response: page(serviceItem),
});

export const createService = endpoint({
  operationId: 'createService',
  summary: 'Enter a billable service. Tests and medicines are services already.',
  method: 'POST',
  path: '/billing/services',
  access: 'price:manage',
  scope: 'facility',
  module: 'billing',
  body: z.strictObject({
    ...serviceFields,
    code: serviceCode,
    kind: serviceKind.exclude(['test', 'medicine']),
    departmentId: id.nullable().default(null),
    taxCodeId: id.nullable().default(null),
    /** The general price from today on, when it is known already. */
    unitPrice: unitPrice.optional(),
  }),
  response: serviceItem,
  status: 201,
  errors: ['already-exists'],
});

export const updateService = endpoint({
  operationId: 'updateService',
  summary: 'Change a service or switch it off. Charges keep what was frozen on them.',
  method: 'PUT',
  path: '/billing/services/:id',
  access: 'price:manage',
  scope: 'facility',
  module: 'billing',
  params: idParams,
  body: z.strictObject({ ...serviceFields, active: z.boolean(), version }),
  response: serviceItem,
  errors: ['version-moved'],
});

const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, { error: fault('clock-time') });

/** For whom and when a price counts. What is null fits everything. */
const priceSelectors = {
  payerId: id.nullable(),
  visitClass: visitClass.nullable(),
  ageFrom: z.number().int().min(0).max(200).nullable(),
  ageTo: z.number().int().min(0).max(200).nullable(),
  timeFrom: timeOfDay.nullable(),
  timeTo: timeOfDay.nullable(),
};

const price = z.object({
  id,
  serviceItemId: id,
  ...priceSelectors,
  payerName: z.string().nullable(),
  /** Whether the price counts in every facility or in this one alone. */
  everyFacility: z.boolean(),
  unitPrice: z.string(),
  currency: z.string(),
  validFrom: day,
  validTo: day.nullable(),
  state: z.enum(['past', 'current', 'coming']),
  version,
  createdBy: z.string().nullable(),
});
export type Price = z.infer<typeof price>;

export const listPrices = endpoint({
  operationId: 'listPrices',
  summary: 'All prices of one service that count in this facility, newest first.',
  method: 'GET',
  path: '/billing/services/:id/prices',
  access: 'charge:read',
  scope: 'facility',
  module: 'billing',
  params: idParams,
  response: z.object({ items: z.array(price) }),
});

export const setPrice = endpoint({
  operationId: 'setPrice',
  summary:
    'Set a price from a day on. The earlier price for the same case ends the day before, and one that begins on that very day is put right; unpriced charges that it fits are priced.',
  method: 'POST',
  path: '/billing/services/:id/prices',
  access: 'price:manage',
  scope: 'facility',
  module: 'billing',
  params: idParams,
  body: z.strictObject({
    payerId: priceSelectors.payerId.default(null),
    visitClass: priceSelectors.visitClass.default(null),
    ageFrom: priceSelectors.ageFrom.default(null),
    ageTo: priceSelectors.ageTo.default(null),
    timeFrom: priceSelectors.timeFrom.default(null),
    timeTo: priceSelectors.timeTo.default(null),
    everyFacility: z.boolean().default(false),
    unitPrice,
    /** Left out it counts from the facility's day on. */
    validFrom: day.optional(),
    validTo: day.nullable().default(null),
  }),
  response: z.object({ price, chargesPriced: z.number().int() }),
  status: 201,
  errors: ['price-overlaps'],
});

export const endPrice = endpoint({
  operationId: 'endPrice',
  summary: 'End a price after a day. Without another price its service is unpriced from then on.',
  method: 'POST',
  path: '/billing/prices/:id/end',
  access: 'price:manage',
  scope: 'facility',
  module: 'billing',
  params: idParams,
  body: z.strictObject({ version, validTo: day }),
  response: price,
  errors: ['version-moved', 'price-overlaps'],
});

const percentText = z.string().regex(/^\d{1,3}(\.\d{1,4})?$/, { error: fault('tax-rate') });

const taxCode = z.object({
  id,
  code: z.string(),
  name: z.string(),
  /** Whether a price contains the tax. */
  inclusive: z.boolean(),
  active: z.boolean(),
  version,
  rate: z.string().nullable(),
  rateFrom: day.nullable(),
});
export type TaxCode = z.infer<typeof taxCode>;

export const listTaxCodes = endpoint({
  operationId: 'listTaxCodes',
  summary: 'Taxes with the rate that counts today.',
  method: 'GET',
  path: '/billing/tax-codes',
  access: 'charge:read',
  scope: 'facility',
  module: 'billing',
  response: z.object({ items: z.array(taxCode) }),
});

export const createTaxCode = endpoint({
  operationId: 'createTaxCode',
  summary: 'Enter a tax with its first rate.',
  method: 'POST',
  path: '/billing/tax-codes',
  access: 'price:manage',
  scope: 'facility',
  module: 'billing',
  body: z.strictObject({
    code: z
      .string()
      .trim()
      .regex(/^[A-Z0-9][A-Z0-9-]{0,19}$/, { error: fault('code-upper') }),
    name: shortText,
    inclusive: z.boolean(),
    rate: percentText,
    validFrom: day.optional(),
  }),
  response: taxCode,
  status: 201,
  errors: ['already-exists'],
});

export const setTaxRate = endpoint({
  operationId: 'setTaxRate',
  summary: 'Set the rate of a tax from a day on. One that begins on that very day is put right.',
  method: 'POST',
  path: '/billing/tax-codes/:id/rates',
  access: 'price:manage',
  scope: 'facility',
  module: 'billing',
  params: idParams,
  body: z.strictObject({ rate: percentText, validFrom: day, payerId: id.nullable().default(null) }),
  response: taxCode,
  errors: ['already-exists'],
});
