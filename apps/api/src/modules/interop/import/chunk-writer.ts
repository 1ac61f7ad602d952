import { Injectable } from '@nestjs/common';
import { bulkInsert } from '../../../core/database/bulk-insert.js';
import { Db } from '../../../core/database/db.js';
import { ClinicalBulkWriter } from '../../encounters/index.js';
import { ReportBulkWriter } from '../../laboratory/index.js';
import { PatientBulkWriter } from '../../patients/index.js';
import { PrescriptionBulkWriter } from '../../pharmacy/index.js';
import { ChunkPlanner, type NamedResource, type Plan } from './chunk-planner.js';
import { ImportRepository } from './import.repository.js';
import type { ImportingFacility } from './import-context.js';
import type { ImportTally } from './import-tally.js';
import { keyOfReference, referencesIn, searchOf, sourceIdOf } from './source-keys.js';

export interface ImportRun {
  batchId: string;
  facility: ImportingFacility;
  sourceName: string;
}

/** Writes one part of a file in the running transaction. */
@Injectable()
export class ChunkWriter {
  constructor(
    private readonly db: Db,
    private readonly imports: ImportRepository,
    private readonly patients: PatientBulkWriter,
    private readonly clinical: ClinicalBulkWriter,
    private readonly prescriptions: PrescriptionBulkWriter,
    private readonly reports: ReportBulkWriter,
  ) {}

  async write(resources: readonly NamedResource[], run: ImportRun): Promise<ImportTally> {
    await this.imports.takeTurn();
    const { sourceIds, identifierValues } = wantedBy(resources, run.sourceName);
    const world = {
      facility: run.facility,
      sourceName: run.sourceName,
      sources: await this.imports.known([...sourceIds]),
      parties: identifierValues.size === 0 ? new Map() : await this.imports.parties([...identifierValues]),
    };
    const plan = new ChunkPlanner(resources, world).make();
    await this.writePlan(plan, run);
    return plan.tally;
  }

  private async writePlan({ rows, parties, sources, tally }: Plan, run: ImportRun): Promise<void> {
    const party = ['id', 'kind', 'name', 'identifier_system', 'identifier_value', 'phone', 'address'] as const;
    await bulkInsert(this.db.q, 'external_party', party, parties);
    tally.identifiersHeld += await this.patients.write(rows, run.facility.id);
    await this.clinical.write(rows);
    await this.prescriptions.write(rows.medication_request);
    await this.reports.write(rows.diagnostic_report);
    await this.writeClaims(rows.claim_history);
    await this.imports.keepSources(run.batchId, sources);
  }

  private async writeClaims(rows: Plan['rows']['claim_history']): Promise<void> {
    const what = ['kind', 'status', 'use', 'type', 'outcome', 'provider_text', 'payer_text', 'member_number'] as const;
    const money = ['total_amount', 'paid_amount', 'currency', 'items'] as const;
    const when = ['started_on', 'ended_on', 'submitted_at'] as const;
    await bulkInsert(this.db.q, 'claim_history', ['id', 'patient_id', 'encounter_id', 'claim_id', ...what, ...when, ...money], rows);
  }
}

/** Every outside name in a part, its own and those that it refers to, so that one query finds what is here already. */
function wantedBy(resources: readonly NamedResource[], sourceName: string) {
  const sourceIds = new Set<string>();
  const identifierValues = new Set<string>();
  for (const resource of resources) {
    sourceIds.add(resource.sourceId);
    for (const value of identifiersOf(resource)) identifierValues.add(value);
    for (const reference of referencesIn(resource)) {
      const key = keyOfReference(reference, resource, sourceName);
      const search = key === null ? searchOf(reference) : null;
      if (key !== null) sourceIds.add(sourceIdOf(key));
      if (search) identifierValues.add(search.value);
    }
  }
  return { sourceIds, identifierValues };
}

function identifiersOf({ type, content }: NamedResource): string[] {
  const parties = ['Organization', 'Practitioner', 'Location'];
  if (!parties.includes(type) || !Array.isArray(content.identifier)) return [];
  return content.identifier.flatMap((each: { value?: unknown } | null) => (typeof each?.value === 'string' ? [each.value] : []));
}
