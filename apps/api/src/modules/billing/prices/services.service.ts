import { Injectable } from '@nestjs/common';
import type {
  createService,
  createTaxCode,
  listServices,
  ServiceItem,
  setTaxRate,
  TaxCode,
  updateService,
} from '@wardbook/contracts/billing/prices';
import type { Input } from '@wardbook/contracts/core/endpoint';
import { orMoved } from '../../../core/database/versioned.js';
import { found } from '../../../core/problem.error.js';
import { FacilityDays } from '../facility-day.repository.js';
import { Prices } from './prices.service.js';
import { ServiceItemRepository } from './service-item.repository.js';
import { TaxRepository } from './tax.repository.js';

/** The catalogue of what can be billed, and the taxes on it. */
@Injectable()
export class Services {
  constructor(
    private readonly services: ServiceItemRepository,
    private readonly taxes: TaxRepository,
    private readonly prices: Prices,
    private readonly days: FacilityDays,
  ) {}

  list(query: Input<typeof listServices>['query']) {
    return this.services.list(query);
  }

  async create({ unitPrice, ...service }: Input<typeof createService>['body']): Promise<ServiceItem> {
    const id = await this.services.insert(service);
    if (unitPrice !== undefined) await this.prices.setGeneral(id, unitPrice);
    return found(await this.services.find(id));
  }

  async update(id: string, input: Input<typeof updateService>['body']): Promise<ServiceItem> {
    const updated = await this.services.update(id, input);
    const current = await this.services.find(id);
    return await orMoved(updated ? current : undefined, async () => current);
  }

  /** The service that a test or a medicine is billed as. It exists since its own catalogue knows the row. */
  async ofSource(sourceKind: 'lab-test' | 'medicine', sourceId: string): Promise<string> {
    return found(await this.services.idOfSource(sourceKind, sourceId));
  }

  async ofCode(code: string): Promise<string | undefined> {
    return await this.services.idOfCode(code);
  }

  async listTaxes(): Promise<{ items: TaxCode[] }> {
    return { items: await this.taxes.list() };
  }

  async createTax({ rate, validFrom, ...tax }: Input<typeof createTaxCode>['body']): Promise<TaxCode> {
    const id = await this.taxes.insert(tax);
    await this.taxes.setRate(id, { rate, payerId: null, validFrom: validFrom ?? (await this.days.now()).today });
    return found(await this.taxes.find(id));
  }

  async setTaxRate(id: string, rate: Input<typeof setTaxRate>['body']): Promise<TaxCode> {
    found(await this.taxes.find(id));
    await this.taxes.setRate(id, rate);
    return found(await this.taxes.find(id));
  }
}
