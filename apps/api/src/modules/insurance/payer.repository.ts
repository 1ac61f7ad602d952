import { Injectable } from '@nestjs/common';
import type { Input } from '@wardbook/contracts/core/endpoint';
import type {
  createPayer,
  createPayerPlan,
  listPayers,
  Payer,
  PayerPlan,
  updatePayer,
  updatePayerPlan,
} from '@wardbook/contracts/insurance/payers';
import { sql } from 'kysely';
import { Db } from '../../core/database/db.js';

type PlanFields = Input<typeof createPayerPlan>['body'];

/** Payers and their plans, for all facilities of the organisation. */
@Injectable()
export class PayerRepository {
  constructor(private readonly db: Db) {}

  async list({ search, inactive, cursor, limit }: Input<typeof listPayers>['query']): Promise<Payer[]> {
    return await this.select(
      sql`(${inactive} = 'show' or p.active)
      and (${search ?? null}::text is null or core.search_text(p.name || ' ' || p.code) like '%' || core.search_text(${search ?? ''}) || '%')
      and (${cursor ?? null}::uuid is null or (p.name, p.id) > (select name, id from payer where id = ${cursor ?? null}::uuid))`,
      limit + 1,
    );
  }

  async find(id: string): Promise<Payer | null> {
    return (await this.select(sql`p.id = ${id}`, 1))[0] ?? null;
  }

  async findPlan(id: string): Promise<PayerPlan | null> {
    const { rows } = await sql<{ plan: PayerPlan }>`select ${planJson} as plan from payer_plan plan where plan.id = ${id}`.execute(
      this.db.q,
    );
    return rows[0]?.plan ?? null;
  }

  async insert(payer: Input<typeof createPayer>['body']): Promise<string> {
    return (await this.db.q.insertInto('payer').values(payer).returning('id').executeTakeFirstOrThrow()).id;
  }

  async update(id: string, { version, ...payer }: Input<typeof updatePayer>['body']): Promise<boolean> {
    const query = this.db.q.updateTable('payer').set(payer).where('id', '=', id).where('version', '=', version);
    return (await query.executeTakeFirst()).numUpdatedRows === 1n;
  }

  async insertPlan(payerId: string, plan: PlanFields): Promise<string> {
    const values = { payer_id: payerId, ...planColumns(plan) };
    return (await this.db.q.insertInto('payer_plan').values(values).returning('id').executeTakeFirstOrThrow()).id;
  }

  async updatePlan(id: string, { version, ...plan }: Input<typeof updatePayerPlan>['body']): Promise<boolean> {
    const query = this.db.q.updateTable('payer_plan').set(planColumns(plan)).where('id', '=', id).where('version', '=', version);
    return (await query.executeTakeFirst()).numUpdatedRows === 1n;
  }

  private async select(condition: ReturnType<typeof sql>, limit: number): Promise<Payer[]> {
    const { rows } = await sql<Payer>`select p.id, p.version, p.code, p.name, p.kind, p.phone, p.email, p.active,
        coalesce((select json_agg(${planJson} order by plan.name, plan.id) from payer_plan plan where plan.payer_id = p.id), '[]') as plans
      from payer p where ${condition} order by p.name, p.id limit ${limit}`.execute(this.db.q);
    return rows;
  }
}

const planJson = sql`json_build_object('id', plan.id, 'payerId', plan.payer_id, 'version', plan.version, 'code', plan.code,
  'name', plan.name, 'coveredPercent', plan.covered_percent, 'noBalanceBilling', plan.no_balance_billing,
  'needsAuthorisation', plan.needs_authorisation, 'active', plan.active,
  'cap', case when plan.cap_amount is null then null
    else json_build_object('amount', plan.cap_amount, 'currency', plan.currency, 'period', plan.cap_period) end)`;

function planColumns(plan: PlanFields) {
  return {
    code: plan.code,
    name: plan.name,
    covered_percent: plan.coveredPercent,
    cap_amount: plan.cap?.amount ?? null,
    cap_period: plan.cap?.period ?? null,
    currency: plan.cap?.currency ?? null,
    no_balance_billing: plan.noBalanceBilling,
    needs_authorisation: plan.needsAuthorisation,
    active: plan.active,
  };
}
