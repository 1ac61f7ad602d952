import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { Db } from '../../core/database/db.js';
import type { CheckedAllergy, CheckedIngredient, CheckedMedicine } from './prescribing-checks.js';

export interface RecordedAllergy {
  system: string | null;
  code: string | null;
  display: string;
}

/** What prescriptions are checked with. */
@Injectable()
export class SafetyRepository {
  constructor(private readonly db: Db) {}

  async medicines(ids: readonly string[]): Promise<Map<string, CheckedMedicine>> {
    const { rows } = await sql<
      CheckedMedicine & { id: string }
    >`select medicine.id, medicine.name as display, ${ingredientsOf('medicine.id')} as ingredients
      from medicine where medicine.id = any(${[...ids]}::uuid[])`.execute(this.db.q);
    return new Map(rows.map(({ id, ...medicine }) => [id, medicine]));
  }

  /** What the patient takes now. An imported line is known by its code where the catalogue has that code. */
  async taken(chartIds: readonly string[], exceptIds: readonly string[]): Promise<CheckedMedicine[]> {
    const { rows } = await sql<CheckedMedicine>`select request.medicine_display as display,
        ${ingredientsOf(`coalesce(request.medicine_id, (select id from medicine where rxnorm = request.medicine_code
          and request.medicine_system = 'http://www.nlm.nih.gov/research/umls/rxnorm' limit 1))`)} as ingredients
      from medication_request as request
      where request.patient_id = any(${[...chartIds]}::uuid[]) and request.status in ('active', 'on-hold')
        and (request.course_ends_on is null or request.course_ends_on >= today_at(${this.db.facilityId}))
        and request.id <> all(${[...exceptIds]}::uuid[])
      order by request.prescribed_at desc limit 200`.execute(this.db.q);
    return rows;
  }

  /** What each recorded allergy means: by its code, or by words that are exactly the name of an ingredient or a group. */
  async meanings(allergies: readonly RecordedAllergy[]): Promise<CheckedAllergy[]> {
    if (allergies.length === 0) return [];
    type Row = { display: string; known: boolean; substanceId: string | null; groupIds: string[]; crossingGroupIds: string[] };
    const { rows } = await sql<Row>`with recorded as (
        select * from jsonb_to_recordset(${JSON.stringify(allergies)}::jsonb) as each (system text, code text, display text)
      ), matched as (
        select recorded.display, found.system is not null as known, found.substance_id, case
          when found.group_id is not null then array[found.group_id]
          else array(select group_id from substance_group_member where substance_id = found.substance_id) end as group_ids
        from recorded
        left join lateral (select * from allergen_code as known
          where (known.system = recorded.system and known.code = recorded.code) or core.search_text(known.display) = core.search_text(recorded.display)
          order by (known.system = recorded.system and known.code = recorded.code) desc nulls last limit 1) as found on true
      )
      select display, known, substance_id as "substanceId", to_jsonb(group_ids) as "groupIds",
        to_jsonb(array(select other_group_id from substance_group_crossing where group_id = any(group_ids))) as "crossingGroupIds"
      from matched`.execute(this.db.q);
    return rows.map(({ display, known, substanceId, groupIds, crossingGroupIds }) => {
      if (!known) return { display, meaning: 'unknown' };
      if (!substanceId && groupIds.length === 0) return { display, meaning: 'irrelevant' };
      return { display, meaning: { substanceId, groupIds, crossingGroupIds } };
    });
  }
}

/** Ingredients as JSON, or null when none are known. `medicineId` is SQL of this file, never input. */
function ingredientsOf(medicineId: string) {
  return sql<CheckedIngredient[] | null>`(select jsonb_agg(jsonb_build_object('substanceId', substance.id, 'name', substance.name,
      'groupIds', array(select group_id from substance_group_member where substance_id = substance.id)) order by substance.name)
    from medicine_ingredient join substance on substance.id = medicine_ingredient.substance_id
    where medicine_ingredient.medicine_id = ${sql.raw(medicineId)})`;
}
