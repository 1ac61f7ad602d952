import { Injectable } from '@nestjs/common';
import type { Coverage, CoverageInput } from '@wardbook/contracts/insurance/payers';
import { sql } from 'kysely';
import { Db } from '../../core/database/db.js';
import { found } from '../../core/problem.error.js';

type CoverageChange = Omit<CoverageInput, 'validFrom'> & { validFrom: string; status: Coverage['status']; version: number };

/** A patient's coverages and their periods. Two of one rank never overlap: that is a constraint. */
@Injectable()
export class CoverageRepository {
  constructor(private readonly db: Db) {}

  /** Those that were not entered in error; the current ones first, by rank. */
  async ofPatient(patientId: string): Promise<Coverage[]> {
    return await this.select(sql`c.patient_id = ${patientId} and c.status <> 'entered-in-error'`);
  }

  async find(id: string): Promise<Coverage | null> {
    return (await this.select(sql`c.id = ${id}`))[0] ?? null;
  }

  /** The day that it is in the facility. */
  async today(): Promise<string> {
    const { rows } = await sql<{ today: string }>`select today_at(${this.db.facilityId}) as today`.execute(this.db.q);
    return found(rows[0]).today;
  }

  async insert(patientId: string, coverage: CoverageInput, today: string): Promise<string> {
    const { id } = await this.db.q
      .insertInto('coverage')
      .values({ patient_id: patientId, ...columnsOf(coverage), valid_from: coverage.validFrom ?? today })
      .returning('id')
      .executeTakeFirstOrThrow();
    return id;
  }

  async update(id: string, { version, validFrom, status, ...change }: CoverageChange): Promise<boolean> {
    const { numUpdatedRows } = await this.db.q
      .updateTable('coverage')
      .set({ ...columnsOf(change), valid_from: validFrom, status })
      .where('id', '=', id)
      .where('version', '=', version)
      .executeTakeFirst();
    return numUpdatedRows === 1n;
  }

  private async select(condition: ReturnType<typeof sql>): Promise<Coverage[]> {
    const { rows } = await sql<Coverage>`select c.id, c.version, c.payer_plan_id as "planId", c.member_number as "memberNumber",
        c.holder_name as "holderName", c.holder_relation as "holderRelation", c.rank, c.valid_from as "validFrom",
        c.valid_to as "validTo", c.status, plan.name as "planName", payer.id as "payerId", payer.name as "payerName",
        plan.covered_percent::float8 as "coveredPercent",
        c.status = 'active' and today.day between c.valid_from and coalesce(c.valid_to, 'infinity') as current
      from coverage c
      join payer_plan plan on plan.id = c.payer_plan_id
      join payer on payer.id = plan.payer_id
      cross join (select core.business_date(core.now(), time_zone) as day from facility where id = ${this.db.facilityId}) as today
      where ${condition} order by current desc, c.rank, c.valid_from desc, c.id`.execute(this.db.q);
    return rows;
  }
}

function columnsOf(coverage: Omit<CoverageInput, 'validFrom'>) {
  return {
    payer_plan_id: coverage.planId,
    member_number: coverage.memberNumber,
    holder_name: coverage.holderName,
    holder_relation: coverage.holderRelation,
    rank: coverage.rank,
    valid_to: coverage.validTo,
  };
}
