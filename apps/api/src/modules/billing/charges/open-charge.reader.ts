import { Injectable } from '@nestjs/common';
import type { Charge } from '@wardbook/contracts/billing/charges';
import { sql } from 'kysely';
import { Db } from '../../../core/database/db.js';

/** An open charge as a page shows it, before its split is worked out. */
export type OpenCharge = Omit<Charge, 'parts' | 'total' | 'tax' | 'discounted'>;

@Injectable()
export class OpenChargeReader {
  constructor(private readonly db: Db) {}

  async ofAccount(accountId: string): Promise<OpenCharge[]> {
    const { rows } = await sql<OpenCharge>`
      select charge.id, charge.service_item_id as "serviceItemId", charge.service_code as "serviceCode", service_item.kind, charge.description,
        trim_scale(charge.quantity)::text as quantity, charge.unit, charge.unit_price::text as "unitPrice", charge.currency, charge.status,
        tax_code.code as "taxCode", trim_scale(charge.tax_rate)::text as "taxRate", charge.tax_inclusive as "taxInclusive",
        jsonb_build_object('rule', charge.price_rule, 'selectors', charge.price_reason, 'validFrom', price.valid_from, 'payerName', payer.name) as why,
        nullif(concat_ws(' ', person.prefix, person.given_name, person.family_name), '') as "performerName", department.name as "departmentName",
        charge.occurred_at as "occurredAt", charge.source_kind as "sourceKind", charge.reverses_id as "reversesId",
        coalesce(original.status = 'billed', false) as "needsCredit",
        charge.pay_first and charge.released_at is null as "awaitingPayment",
        case when charge.release_kind is not null then jsonb_build_object('kind', charge.release_kind, 'reason', charge.release_reason) end as release,
        case when discount.id is not null then jsonb_build_object('id', discount.id, 'percent', trim_scale(discount.percent)::text,
          'reason', discount.reason, 'status', discount.status, 'version', discount.version) end as discount
      from charge_item as charge
      join service_item on service_item.id = charge.service_item_id
      left join price on price.id = charge.price_id
      left join payer on payer.id = price.payer_id
      left join tax_code on tax_code.id = charge.tax_code_id
      left join practitioner on practitioner.id = charge.performer_id
      left join person on person.id = practitioner.person_id
      left join department on department.id = charge.department_id
      left join charge_item as original on original.id = charge.reverses_id
      left join lateral (select * from discount where charge_item_id = charge.id order by created_at desc limit 1) as discount on true
      where charge.account_id = ${accountId} and charge.status in ('billable', 'unpriced')
      order by charge.occurred_at, charge.id limit 500`.execute(this.db.q);
    return rows;
  }
}
