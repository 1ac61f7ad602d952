import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { Db } from '../../core/database/db.js';

export interface FacilityDay {
  currency: string;
  timeZone: string;
  /** The facility's calendar day now. */
  today: string;
}

/** What day it is in the facility of the request, and in which currency it keeps its books. */
@Injectable()
export class FacilityDays {
  constructor(private readonly db: Db) {}

  async now(): Promise<FacilityDay> {
    const { rows } = await sql<FacilityDay>`select currency, time_zone as "timeZone", core.business_date(core.now(), time_zone) as today
      from facility where id = ${this.db.facilityId}`.execute(this.db.q);
    if (!rows[0]) throw new Error('The facility of the request does not exist.');
    return rows[0];
  }
}
