import { Injectable } from '@nestjs/common';
import type { Input } from '@wardbook/contracts/core/endpoint';
import type { ImportBatch, ImportProblem, listImportBatches, listImportProblems } from '@wardbook/contracts/interop/imports';
import { sql } from 'kysely';
import { z } from 'zod';
import { decodeCursor } from '../../../core/database/cursor.js';
import { Db } from '../../../core/database/db.js';
import { found } from '../../../core/problem.error.js';
import { type Page, pageOf } from './page.js';

/** Ids are UUIDv7, so that the newest run has the highest. */
const afterId = z.tuple([z.uuid()]);
const afterLine = z.tuple([z.number().int(), z.uuid()]);

/** What the import did and what it refused, for the person responsible for the data. */
@Injectable()
export class ImportLogRepository {
  constructor(private readonly db: Db) {}

  async batches({ limit, cursor }: Input<typeof listImportBatches>['query']): Promise<Page<ImportBatch>> {
    const after = decodeCursor(cursor, afterId);
    const { rows } = await sql<ImportBatch>`select batch.id, batch.file_name as "fileName", facility.name as facility, batch.status,
        batch.started_at as "startedAt", batch.finished_at as "finishedAt", batch.lines_read as "linesRead", batch.counts as types,
        batch.unresolved, batch.not_kept as "notKept", batch.problem_count as "problemCount"
      from import_batch as batch join facility on facility.id = batch.facility_id
      where ${after ? sql`batch.id < ${after[0]}` : sql`true`} order by batch.id desc limit ${limit + 1}`.execute(this.db.q);
    return pageOf(rows, limit, ({ id }) => [id]);
  }

  async problems({ params, query }: Input<typeof listImportProblems>): Promise<Page<ImportProblem>> {
    found(await this.db.q.selectFrom('import_batch').select('id').where('id', '=', params.id).executeTakeFirst());
    const after = decodeCursor(query.cursor, afterLine);
    const { rows } = await sql<ImportProblem>`select id, line, entry, resource_type as type, reason from import_problem
      where batch_id = ${params.id} and ${after ? sql`(line, id) > (${after[0]}, ${after[1]})` : sql`true`}
      order by line, id limit ${query.limit + 1}`.execute(this.db.q);
    return pageOf(rows, query.limit, ({ line, id }) => [line, id]);
  }
}
