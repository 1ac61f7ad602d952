import { Injectable } from '@nestjs/common';
import type { Input } from '@wardbook/contracts/core/endpoint';
import type { Allergies, AllergyStatus, recordAllergy } from '@wardbook/contracts/encounters/allergies';
import { sql } from 'kysely';
import { Db } from '../../../core/database/db.js';

/** What an allergy is to. */
export interface Named {
  system: string | null;
  code: string | null;
  display: string;
}

export interface AllergyState extends Named {
  id: string;
  patientId: string;
  clinicalStatus: string | null;
  verificationStatus: string;
}

export interface AllergyChange {
  criticality?: string;
  clinical_status?: string;
  verification_status?: string;
  comment?: string | null;
}

@Injectable()
export class AllergyRepository {
  constructor(private readonly db: Db) {}

  /** Those of the whole chart. What stands as an error is not among them; the history shows it. */
  async ofChart(chartIds: readonly string[]): Promise<Allergies> {
    const { rows } = await sql<{ allergies: Allergies }>`select ${ALLERGIES(chartIds)} as allergies`.execute(this.db.q);
    return (rows[0] as { allergies: Allergies }).allergies;
  }

  async hasActive(chartIds: readonly string[]): Promise<boolean> {
    const { rows } = await sql`select from allergy_intolerance where patient_id = any(${chartIds}::uuid[]) and ${STANDS} limit 1`.execute(
      this.db.q,
    );
    return rows.length > 0;
  }

  /** The same allergy stands already, by its code or else by its words. */
  async isKnown(chartIds: readonly string[], { system, code, display }: Named, exceptId: string | null): Promise<boolean> {
    const { rows } = await sql`select from allergy_intolerance where patient_id = any(${chartIds}::uuid[]) and ${STANDS}
      and id is distinct from ${exceptId}
      and case when ${code}::text is null then lower(display) = lower(${display}) else code_system = ${system} and code = ${code} end
      limit 1`.execute(this.db.q);
    return rows.length > 0;
  }

  async insert(patientId: string, body: Input<typeof recordAllergy>['body'], asserterId: string | null): Promise<void> {
    await this.db.q
      .insertInto('allergy_intolerance')
      .values({
        facility_id: this.db.facilityId,
        patient_id: patientId,
        type: body.type,
        category: body.category,
        code_system: body.coding?.system ?? null,
        code: body.coding?.code ?? null,
        display: body.coding?.display ?? body.text ?? '',
        criticality: body.criticality,
        reactions: JSON.stringify(body.reactions),
        clinical_status: 'active',
        verification_status: body.verificationStatus,
        onset_on: body.onsetOn,
        comment: body.comment,
        asserter_id: asserterId,
      })
      .execute();
  }

  async setStatus(patientId: string, status: AllergyStatus, reason: string | null): Promise<void> {
    await this.db.q
      .insertInto('patient_allergy_status')
      .values({ facility_id: this.db.facilityId, patient_id: patientId, status, reason })
      .execute();
  }

  async find(id: string): Promise<AllergyState | undefined> {
    return await this.db.q
      .selectFrom('allergy_intolerance')
      .select(['id', 'patient_id as patientId', 'clinical_status as clinicalStatus', 'verification_status as verificationStatus'])
      .select(['code_system as system', 'code', 'display'])
      .where('id', '=', id)
      .executeTakeFirst();
  }

  async change(id: string, version: number, change: AllergyChange): Promise<boolean> {
    const { numUpdatedRows } = await this.db.q
      .updateTable('allergy_intolerance')
      .set(change)
      .where('id', '=', id)
      .where('version', '=', version)
      .executeTakeFirst();
    return numUpdatedRows > 0n;
  }

  async markWrong(id: string, reason: string): Promise<void> {
    await sql`update allergy_intolerance set verification_status = 'entered-in-error', error_reason = ${reason},
      error_at = core.now(), error_by = core.actor_id() where id = ${id}`.execute(this.db.q);
  }
}

/** An allergy that warns: neither an error, nor refuted, nor resolved. */
const STANDS = sql`verification_status not in ('entered-in-error', 'refuted') and coalesce(clinical_status, 'active') = 'active'`;

/**
 * `allergies` of the contract as one JSON value. With an active allergy they are known, even after an earlier answer of none
 * known. Only an allergy whose code the pharmacy knows can be checked against a prescription.
 */
function ALLERGIES(chartIds: readonly string[]) {
  return sql`(
    with entry as (
      select * from allergy_intolerance where patient_id = any(${chartIds}::uuid[]) and verification_status <> 'entered-in-error'
    ), asked as (
      select status, recorded_at from patient_allergy_status where patient_id = any(${chartIds}::uuid[])
      order by recorded_at desc, id desc limit 1
    )
    select jsonb_build_object(
      'status', case when exists (select from entry where ${STANDS}) then 'known'
        else coalesce((select nullif(status, 'known') from asked), 'not-asked') end,
      'statusAt', (select recorded_at from asked),
      'items', coalesce((select jsonb_agg(jsonb_build_object('id', id, 'type', type, 'category', category, 'system', code_system,
          'code', code, 'display', display, 'criticality', criticality, 'reactions', reactions, 'clinicalStatus', clinical_status,
          'verificationStatus', verification_status, 'onsetOn', onset_on, 'comment', comment, 'recordedAt', recorded_at,
          'version', version,
          'checkable', exists (select from allergen_code known where known.system = entry.code_system and known.code = entry.code))
        order by (criticality = 'high') desc, recorded_at desc) from entry), '[]')))`;
}
