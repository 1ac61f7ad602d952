import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createService, createTaxCode, listServices, type ServiceItem, setPrice, updateService } from '@wardbook/contracts/billing/prices';
import type { Call } from '@wardbook/contracts/core/client';
import { receiveGoods } from '@wardbook/contracts/inventory/goods-receipts';
import { createSupplier } from '@wardbook/contracts/inventory/stock-items';
import { listStockKeepers, setStoreItem, setStorePolicy } from '@wardbook/contracts/inventory/stores';
import { listMedicines } from '@wardbook/contracts/pharmacy/medicines';
import { Temporal } from 'temporal-polyfill';
import { Clock } from '../../core/clock.js';
import type { DemoHospital } from './demo-hospital.js';
import { facility } from './hospital-facts.js';
import { SeededRandom } from './seeded-random.js';

const OPENED = '2024-01-01';
const DELIVERED_DAYS_AGO = 30;

/** Services of the cash desk that no catalogue brings, with their price in the demo's currency. */
const services: readonly OwnService[] = [
  { code: 'DRESSING', name: 'Wound dressing', kind: 'procedure', unitPrice: '800' },
  { code: 'INJECTION', name: 'Injection', kind: 'procedure', unitPrice: '300' },
  { code: 'SUTURE', name: 'Suturing of a wound', kind: 'procedure', unitPrice: '3500' },
  { code: 'NEBULISER', name: 'Nebulisation', kind: 'procedure', unitPrice: '1200' },
  { code: 'MED-CERT', name: 'Medical certificate', kind: 'other', unitPrice: '580', taxed: true },
  { code: 'ECG', name: 'Electrocardiogram', kind: 'procedure' },
];

/** Care is exempt from tax in Kenya; paper for an employer is not. */
const vat = { code: 'VAT', name: 'Value added tax', inclusive: true, rate: '16', validFrom: OPENED };

/** The department that earns what its catalogue sells. */
const earners: Partial<Record<ServiceItem['kind'], string>> = { test: 'LAB', medicine: 'PHARM' };

/** Prices every test and medicine, and fills the pharmacy's shelves: two batches each, of which a few expire soon. */
export async function fillCatalogues(app: NestFastifyApplication, hospital: DemoHospital, today: string): Promise<void> {
  await priceServices(hospital);
  const clock = app.get(Clock);
  try {
    // Before anything of it is dispensed: a stock card begins with what was received.
    const delivery = Temporal.PlainDate.from(today).subtract({ days: DELIVERED_DAYS_AGO });
    clock.set(new Date(delivery.toZonedDateTime({ timeZone: facility.timeZone, plainTime: '09:20' }).epochMilliseconds));
    await stockPharmacy(hospital, today);
  } finally {
    clock.release();
  }
}

async function priceServices({ as, departments, serviceIds }: DemoHospital): Promise<void> {
  const admin = as('admin');
  const { id: taxCodeId } = await admin(createTaxCode, { body: vat });
  const random = new SeededRandom(7);
  for (const service of await everyUnpriced(admin)) {
    const { id, kind, name, version } = service;
    const usual: Partial<Record<typeof kind, number>> = { consultation: 1000, test: random.whole(4, 40) * 50 };
    const unitPrice = String(usual[kind] ?? random.whole(2, 60));
    await admin(setPrice, { params: { id }, body: { unitPrice, validFrom: OPENED } });
    const departmentId = departments.get(earners[kind] ?? '') ?? null;
    if (departmentId) await admin(updateService, { params: { id }, body: { name, departmentId, taxCodeId: null, active: true, version } });
  }
  for (const { taxed, unitPrice, ...service } of services) {
    const { id } = await admin(createService, { body: { ...service, taxCodeId: taxed ? taxCodeId : null } });
    if (unitPrice) await admin(setPrice, { params: { id }, body: { unitPrice, validFrom: OPENED } });
    serviceIds.set(service.code, id);
  }
}

interface OwnService {
  code: string;
  name: string;
  kind: 'procedure' | 'other';
  unitPrice?: string;
  taxed?: boolean;
}

async function everyUnpriced(admin: Call): Promise<ServiceItem[]> {
  const found: ServiceItem[] = [];
  let cursor: string | undefined;
  do {
    const page = await admin(listServices, { query: { unpriced: 'true', limit: 100, ...(cursor ? { cursor } : {}) } });
    found.push(...page.items);
    cursor = page.nextCursor ?? undefined;
  } while (cursor);
  return found;
}

async function stockPharmacy({ as, locations }: DemoHospital, today: string): Promise<void> {
  const pharmacist = as('pharmacist');
  const supplier = await as('admin')(createSupplier, {
    body: { name: 'Rift Medical Supplies', phone: '+254 20 555 0188', email: 'orders@riftmedical.example' },
  });
  const medicines = await everyMedicine(as('pharmacist'));
  const random = new SeededRandom(11);
  const expires = (months: number) => Temporal.PlainDate.from(today).add({ months }).toString();
  const lines = medicines.flatMap(({ stockItemId }, index) => [
    {
      stockItemId,
      batchNumber: `A${1000 + index}`,
      expiresOn: expires(index % 25 === 3 ? random.whole(1, 2) : random.whole(5, 14)),
      quantity: random.whole(5, 30) * 10,
      cost: String(random.whole(1, 40)),
    },
    {
      stockItemId,
      batchNumber: `B${1000 + index}`,
      expiresOn: expires(random.whole(16, 30)),
      quantity: random.whole(20, 90) * 10,
      cost: String(random.whole(1, 40)),
    },
  ]);
  const storeId = locations.get('PHARMACY') ?? '';
  for (let from = 0; from < lines.length; from += 240) {
    const body = {
      kind: 'purchase' as const,
      storeId,
      supplierId: supplier.id,
      documentNumber: `RMS-${2001 + from}`,
      lines: lines.slice(from, from + 240),
    };
    await pharmacist(receiveGoods, { body }, { idempotencyKey: crypto.randomUUID() });
  }
  await keepPharmacy(pharmacist, storeId, medicines);
}

/** The pharmacist is responsible for the store; every twentieth medicine is below its reorder level. */
async function keepPharmacy(pharmacist: Call, storeId: string, medicines: readonly { stockItemId: string }[]): Promise<void> {
  const { items } = await pharmacist(listStockKeepers, {});
  const responsibleUserId = items.find(({ name }) => name.includes('Hassan'))?.userId ?? null;
  await pharmacist(setStorePolicy, { params: { id: storeId }, body: { responsibleUserId, nearExpiryDays: 90, version: 0 } });
  for (const [index, { stockItemId }] of medicines.entries()) {
    if (index % 10 !== 0) continue;
    const reorderLevel = index % 20 === 0 ? 2_000 : 100;
    const body = { reorderLevel, targetLevel: 2 * reorderLevel, shelf: null, responsibleUserId: null, version: 0 };
    await pharmacist(setStoreItem, { params: { id: storeId, itemId: stockItemId }, body });
  }
}

async function everyMedicine(call: ReturnType<DemoHospital['as']>) {
  const medicines: { id: string; name: string; stockItemId: string }[] = [];
  let cursor: string | undefined;
  do {
    const page = await call(listMedicines, { query: { limit: 100, ...(cursor ? { cursor } : {}) } });
    medicines.push(...page.items);
    cursor = page.nextCursor ?? undefined;
  } while (cursor);
  return medicines;
}
