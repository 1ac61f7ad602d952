import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { Db } from '../../core/database/db.js';

@Injectable()
export class ReportDaysRepository {
  constructor(private readonly db: Db) {}

  async facilities(): Promise<{ id: string }[]> {
    return await this.db.q.selectFrom('facility').select('id').orderBy('id').execute();
  }

  /** Keeps some days of the facility of the transaction, the first ones first, and returns how many. */
  async keep(most: number): Promise<number> {
    const { rows } = await sql<{ kept: number }>`select report_keep_days(${most}::int) as kept`.execute(this.db.q);
    return rows[0]?.kept ?? 0;
  }
}
