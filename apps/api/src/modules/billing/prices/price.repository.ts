import { Injectable } from '@nestjs/common';
import type { Price, setPrice } from '@wardbook/contracts/billing/prices';
import type { Input } from '@wardbook/contracts/core/endpoint';
import { sql } from 'kysely';
import { Db } from '../../../core/database/db.js';

type NewPrice = Input<typeof setPrice>['body'] & { validFrom: string; currency: string };

@Injectable()
export class PriceRepository {
  constructor(private readonly db: Db) {}

  get facilityId(): string {
    return this.db.facilityId;
  }

  async listOf(serviceItemId: string): Promise<Price[]> {
    const { rows } = await sql<Price>`${this.selection()} and service_item_id = ${serviceItemId}
      order by valid_from desc, price.id desc limit 500`.execute(this.db.q);
    return rows;
  }

  async find(id: string): Promise<Price | undefined> {
    const { rows } = await sql<Price>`${this.selection()} and price.id = ${id}`.execute(this.db.q);
    return rows[0];
  }

  /** Ends what counts for the very same case before the new price begins. */
  async endEarlier(serviceItemId: string, price: NewPrice): Promise<void> {
    await sql`update price set valid_to = ${price.validFrom}::date - 1
      where ${this.sameCase(serviceItemId, price)} and valid_from < ${price.validFrom}::date
        and coalesce(valid_to, 'infinity') >= ${price.validFrom}::date`.execute(this.db.q);
  }

  /** Corrects the price of the same case that begins on the same day, up to the next one, or returns null when there is none. */
  async putRight(serviceItemId: string, price: NewPrice): Promise<string | null> {
    const sameCase = this.sameCase(serviceItemId, price);
    const { rows } = await sql<{ id: string }>`update price set unit_price = ${price.unitPrice}, created_by = core.actor_id(),
        valid_to = coalesce(${price.validTo}::date,
          (select min(valid_from) - 1 from price as next where ${sameCase} and valid_from > ${price.validFrom}::date))
      where ${sameCase} and valid_from = ${price.validFrom}::date returning id`.execute(this.db.q);
    return rows[0]?.id ?? null;
  }

  async insert(serviceItemId: string, price: NewPrice): Promise<string> {
    const { id } = await this.db.q
      .insertInto('price')
      .values({
        service_item_id: serviceItemId,
        facility_id: price.everyFacility ? null : this.db.facilityId,
        payer_id: price.payerId,
        visit_class: price.visitClass,
        age_from: price.ageFrom,
        age_to: price.ageTo,
        time_from: price.timeFrom,
        time_to: price.timeTo,
        unit_price: price.unitPrice,
        currency: price.currency,
        valid_from: price.validFrom,
        valid_to: price.validTo,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    return id;
  }

  async end(id: string, version: number, validTo: string): Promise<boolean> {
    const { numAffectedRows } = await sql`update price set valid_to = ${validTo} where id = ${id} and version = ${version}
      and (facility_id is null or facility_id = ${this.db.facilityId})`.execute(this.db.q);
    return numAffectedRows === 1n;
  }

  private sameCase(serviceItemId: string, price: NewPrice) {
    return sql`service_item_id = ${serviceItemId} and currency = ${price.currency}
      and (facility_id, payer_id, visit_class, age_from, age_to, time_from, time_to) is not distinct from
        (${price.everyFacility ? null : this.db.facilityId}::uuid, ${price.payerId}::uuid, ${price.visitClass}::text,
         ${price.ageFrom}::int, ${price.ageTo}::int, ${price.timeFrom}::time, ${price.timeTo}::time)`;
  }

  private selection() {
    return sql`select price.id, service_item_id as "serviceItemId", payer_id as "payerId", payer.name as "payerName",
        visit_class as "visitClass", age_from as "ageFrom", age_to as "ageTo",
        to_char(time_from, 'HH24:MI') as "timeFrom", to_char(time_to, 'HH24:MI') as "timeTo",
        price.facility_id is null as "everyFacility", unit_price::text as "unitPrice", price.currency,
        valid_from as "validFrom", valid_to as "validTo", price.version,
        case when valid_from > place.today then 'coming' when coalesce(valid_to, 'infinity') < place.today then 'past' else 'current' end as state,
        concat_ws(' ', person.given_name, person.family_name) as "createdBy"
      from price
      join (select id, currency, core.business_date(core.now(), time_zone) as today from facility
        where id = ${this.db.facilityId}) as place on place.currency = price.currency
      left join payer on payer.id = price.payer_id
      left join user_account on user_account.id = price.created_by
      left join person on person.id = user_account.person_id
      where (price.facility_id is null or price.facility_id = place.id)`;
  }
}
