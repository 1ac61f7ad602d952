import { Injectable } from '@nestjs/common';
import type { Input } from '@wardbook/contracts/core/endpoint';
import type { Condition, recordCondition } from '@wardbook/contracts/encounters/conditions';
import { sql } from 'kysely';
import { Db } from '../../../core/database/db.js';

export interface ConditionChange {
  clinical_status?: string;
  verification_status?: string;
  severity?: string | null;
  abated_on?: string | null;
  comment?: string | null;
}

export type StandingEntry = Pick<Condition, 'category' | 'rank' | 'visitId' | 'encounterId' | 'system' | 'code' | 'display'>;

@Injectable()
export class ConditionRepository {
  constructor(private readonly db: Db) {}

  async insert(patientId: string, body: Input<typeof recordCondition>['body'], asserterId: string | null): Promise<Condition> {
    const { id } = await this.db.q
      .insertInto('condition')
      .values({
        facility_id: this.db.facilityId,
        patient_id: patientId,
        visit_id: body.visitId,
        encounter_id: body.encounterId,
        category: body.category,
        rank: body.rank,
        code_system: body.coding?.system ?? null,
        code: body.coding?.code ?? null,
        display: body.coding?.display ?? body.text ?? '',
        comment: body.comment,
        severity: body.severity,
        clinical_status: body.clinicalStatus,
        verification_status: body.verificationStatus,
        onset_on: body.onsetOn,
        onset_precision: body.onsetPrecision,
        abated_on: body.abatedOn,
        asserter_id: asserterId,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    return (await this.find(id)) as Condition;
  }

  async find(id: string): Promise<(Condition & { patientId: string }) | undefined> {
    const row = await this.db.q
      .selectFrom('condition')
      .select([
        'id',
        'patient_id as patientId',
        'visit_id as visitId',
        'encounter_id as encounterId',
        'category',
        'rank',
        'code',
        'display',
      ])
      .select(['code_system as system', 'comment', 'severity', 'clinical_status as clinicalStatus', 'version'])
      .select(['verification_status as verificationStatus', 'onset_on as onsetOn', 'onset_precision as onsetPrecision'])
      .select(['abated_on as abatedOn', 'occurred_at as occurredAt', 'recorded_at as recordedAt'])
      .where('id', '=', id)
      .executeTakeFirst();
    return row as (Condition & { patientId: string }) | undefined;
  }

  /** The same condition stands already: on the problem list, or in the same encounter or visit; by its code or else by its words. */
  async isListed(chartIds: readonly string[], entry: StandingEntry, exceptId: string | null): Promise<boolean> {
    const { rows } = await sql`select from condition where patient_id = any(${chartIds}::uuid[]) and ${STANDS}
      and id is distinct from ${exceptId} and category = ${entry.category}
      and (category = 'problem-list-item' or ${sameMeeting(entry)})
      and case when ${entry.code}::text is null then lower(display) = lower(${entry.display})
        else code_system = ${entry.system} and code = ${entry.code} end limit 1`.execute(this.db.q);
    return rows.length > 0;
  }

  async hasPrincipal(chartIds: readonly string[], entry: StandingEntry, exceptId: string | null): Promise<boolean> {
    const { rows } = await sql`select from condition where patient_id = any(${chartIds}::uuid[]) and ${STANDS}
      and id is distinct from ${exceptId} and category = 'encounter-diagnosis' and rank = 1 and ${sameMeeting(entry)} limit 1`.execute(
      this.db.q,
    );
    return rows.length > 0;
  }

  async change(id: string, version: number, change: ConditionChange): Promise<boolean> {
    const { numUpdatedRows } = await this.db.q
      .updateTable('condition')
      .set(change)
      .where('id', '=', id)
      .where('version', '=', version)
      .executeTakeFirst();
    return numUpdatedRows > 0n;
  }

  async markWrong(id: string, reason: string): Promise<boolean> {
    const result = await sql`update condition set verification_status = 'entered-in-error', error_reason = ${reason},
      error_at = core.now(), error_by = core.actor_id() where id = ${id} and verification_status <> 'entered-in-error'`.execute(this.db.q);
    return Number(result.numAffectedRows) > 0;
  }
}

/** Neither over, nor refuted, nor an error. */
const STANDS = sql`verification_status not in ('entered-in-error', 'refuted')
  and (clinical_status is null or clinical_status in ('active', 'recurrence', 'relapse'))`;

/** Made in the same encounter, or where none is named in the same visit. */
function sameMeeting({ encounterId, visitId }: StandingEntry) {
  return sql`case when ${encounterId}::uuid is not null then encounter_id = ${encounterId}::uuid
    else encounter_id is null and visit_id = ${visitId}::uuid end`;
}
