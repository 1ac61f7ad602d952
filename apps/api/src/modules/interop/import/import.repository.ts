import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { bulkInsert } from '../../../core/database/bulk-insert.js';
import { Db } from '../../../core/database/db.js';
import type { KnownSource, NamedResource } from './chunk-planner.js';
import type { ImportingFacility } from './import-context.js';
import type { ImportProblem, ImportTally } from './import-tally.js';
import { keyOf } from './source-keys.js';

interface SourceRow {
  resource_type: string;
  system: string;
  source_id: string;
  local_id: string;
  hash: string;
  name: string | null;
}

interface PartyRow {
  id: string;
  kind: string;
  name: string;
  identifier_system: string;
  identifier_value: string;
}

@Injectable()
export class ImportRepository {
  constructor(private readonly db: Db) {}

  /** All open facilities, or the one of that code. */
  async facilities(code: string | undefined): Promise<ImportingFacility[]> {
    const { rows } = await sql<ImportingFacility>`select facility.id, facility.time_zone as "timeZone", organisation.country
      from facility, organisation where facility.active and ${code ?? null}::text is null or facility.code = ${code ?? null}
      order by facility.created_at, facility.id`.execute(this.db.outside);
    return rows;
  }

  /** Two imports at a time take turns part by part, so that neither misses what the other has just brought in. */
  async takeTurn(): Promise<void> {
    await sql`select pg_advisory_xact_lock(hashtextextended('interop-import', 0))`.execute(this.db.q);
  }

  /** A run that is still marked as running was interrupted, since every other end is recorded. */
  async begin(facilityId: string, fileName: string): Promise<string> {
    await this.db.q
      .updateTable('import_batch')
      .set({ status: 'interrupted' })
      .where('file_name', '=', fileName)
      .where('status', '=', 'running')
      .execute();
    const row = { facility_id: facilityId, file_name: fileName };
    return (await this.db.q.insertInto('import_batch').values(row).returning('id').executeTakeFirstOrThrow()).id;
  }

  async record(batchId: string, total: ImportTally, newProblems: readonly ImportProblem[], linesRead: number): Promise<void> {
    await this.db.q
      .updateTable('import_batch')
      .set({
        counts: JSON.stringify(total.types),
        unresolved: JSON.stringify(total.unresolved),
        not_kept: JSON.stringify(total.notKept),
        problem_count: total.problemCount,
        lines_read: linesRead,
      })
      .where('id', '=', batchId)
      .execute();
    const rows = newProblems.map(({ line, entry, type, reason }) => {
      return { batch_id: batchId, line, entry: entry ?? null, resource_type: type ?? null, reason };
    });
    await bulkInsert(this.db.q, 'import_problem', ['batch_id', 'line', 'entry', 'resource_type', 'reason'], rows);
  }

  async end(batchId: string, status: 'finished' | 'interrupted'): Promise<void> {
    await this.db.q
      .updateTable('import_batch')
      .set({ status, finished_at: sql<string>`transaction_timestamp()` })
      .where('id', '=', batchId)
      .execute();
  }

  async known(sourceIds: readonly string[]): Promise<Map<string, KnownSource>> {
    const { rows } = await sql<SourceRow>`select source.resource_type, source.system, source.source_id, source.local_id,
        encode(source.content_hash, 'hex') as hash, party.name
      from unnest(${sourceIds}::text[]) as wanted (source_id)
      join source_id as source using (source_id)
      left join external_party as party
        on source.resource_type in ('Organization', 'Practitioner', 'Location') and party.id = source.local_id`.execute(this.db.q);
    return new Map(
      rows.map(({ resource_type: type, system, source_id: sourceId, local_id: localId, hash, name }) => [
        keyOf({ system, type, sourceId }),
        { localId, hash, name },
      ]),
    );
  }

  async parties(identifierValues: readonly string[]): Promise<Map<string, { id: string; name: string }>> {
    const { rows } = await sql<PartyRow>`select id, kind, name, identifier_system, identifier_value from external_party
      where kind in ('Organization', 'Practitioner', 'Location') and identifier_value = any(${identifierValues}::text[])`.execute(
      this.db.q,
    );
    return new Map(rows.map((row) => [`${row.kind}|${row.identifier_system}|${row.identifier_value}`, { id: row.id, name: row.name }]));
  }

  async keepSources(batchId: string, sources: readonly NamedResource[]): Promise<void> {
    const rows = sources.map(({ type, system, sourceId, localId, hash }) => {
      return { resource_type: type, system, source_id: sourceId, local_id: localId, batch_id: batchId, content_hash: `\\x${hash}` };
    });
    await sql`insert into source_id (resource_type, source_id, system, local_id, batch_id, content_hash)
      select resource_type, source_id, system, local_id, batch_id, content_hash
      from jsonb_populate_recordset(null::source_id, ${JSON.stringify(rows)}::jsonb)`.execute(this.db.q);
  }
}
