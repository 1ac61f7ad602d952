import { Injectable } from '@nestjs/common';
import type { Answer, Input } from '@wardbook/contracts/core/endpoint';
import type * as contract from '@wardbook/contracts/insurance/payers';
import { found, versionMoved } from '../../core/problem.error.js';
import { PayerRepository } from './payer.repository.js';

/** The payers with whom the organisation has to do, and what their plans pay. */
@Injectable()
export class PayerService {
  constructor(private readonly payers: PayerRepository) {}

  async list({ query }: Input<typeof contract.listPayers>): Promise<Answer<typeof contract.listPayers>> {
    const rows = await this.payers.list(query);
    const items = rows.slice(0, query.limit);
    return { items, nextCursor: rows.length > query.limit ? (items.at(-1)?.id ?? null) : null };
  }

  async create(payer: Input<typeof contract.createPayer>['body']): Promise<contract.Payer> {
    return found(await this.payers.find(await this.payers.insert(payer)));
  }

  async change({ params, body }: Input<typeof contract.updatePayer>): Promise<contract.Payer> {
    const current = found(await this.payers.find(params.id));
    if (!(await this.payers.update(params.id, body))) throw versionMoved(current);
    return found(await this.payers.find(params.id));
  }

  async createPlan({ params, body }: Input<typeof contract.createPayerPlan>): Promise<contract.PayerPlan> {
    found(await this.payers.find(params.id));
    return found(await this.payers.findPlan(await this.payers.insertPlan(params.id, body)));
  }

  async changePlan({ params, body }: Input<typeof contract.updatePayerPlan>): Promise<contract.PayerPlan> {
    const current = found(await this.payers.findPlan(params.id));
    if (!(await this.payers.updatePlan(params.id, body))) throw versionMoved(current);
    return found(await this.payers.findPlan(params.id));
  }
}
