import { Injectable } from '@nestjs/common';
import type { Input } from '@wardbook/contracts/core/endpoint';
import type {
  Analyte,
  createAnalyte,
  createLabTest,
  LabTest,
  listAnalytes,
  listLabTests,
  ReferenceRange,
  SpecimenKind,
} from '@wardbook/contracts/laboratory/catalogue';
import { type RawBuilder, sql } from 'kysely';
import { z } from 'zod';
import { decodeCursor, encodeCursor } from '../../core/database/cursor.js';
import { Db } from '../../core/database/db.js';

type AnalyteInput = Omit<Input<typeof createAnalyte>['body'], 'code'>;
type TestInput = Omit<Input<typeof createLabTest>['body'], 'code'>;
interface Page<Item> {
  items: Item[];
  nextCursor: string | null;
}

const place = z.tuple([z.string(), z.uuid()]);

/** The catalogue of tests, analytes and ranges: all its SQL. */
@Injectable()
export class CatalogueRepository {
  constructor(private readonly db: Db) {}

  async tests(query: Input<typeof listLabTests>['query']): Promise<Page<LabTest>> {
    const key = query.sort === 'section' ? sql`section || ' ' || lab_test.name` : sql`lab_test.name`;
    const conditions = [query.inactive ? sql`true` : sql`lab_test.active`];
    for (const word of words(query.search)) conditions.push(sql`lab_test.search ~ ${`\\m${word}`}`);
    if (query.section) conditions.push(sql`section = ${query.section}`);
    const after = decodeCursor(query.cursor, place);
    if (after) conditions.push(sql`(${key}, lab_test.id) > (${after[0]}, ${after[1]}::uuid)`);
    return await this.page<LabTest>(query.limit, this.describedTests(sql.join(conditions, sql` and `), key));
  }

  async analytes(query: Input<typeof listAnalytes>['query']): Promise<Page<Analyte>> {
    const conditions = [query.inactive ? sql`true` : sql`analyte.active`];
    for (const word of words(query.search)) conditions.push(sql`core.search_text(analyte.code || ' ' || analyte.name) ~ ${`\\m${word}`}`);
    const after = decodeCursor(query.cursor, place);
    if (after) conditions.push(sql`(analyte.name, analyte.id) > (${after[0]}, ${after[1]}::uuid)`);
    return await this.page<Analyte>(query.limit, this.describedAnalytes(sql.join(conditions, sql` and `)));
  }

  async test(id: string): Promise<LabTest | undefined> {
    return (await this.testsByIds([id]))[0];
  }

  async testsByIds(ids: readonly string[]): Promise<LabTest[]> {
    const { rows } = await sql<LabTest>`${this.describedTests(sql`lab_test.id = any(${[...ids]}::uuid[])`)}`.execute(this.db.q);
    return rows;
  }

  async analyte(id: string): Promise<Analyte | undefined> {
    return (await this.analytesByIds([id]))[0];
  }

  async analytesByIds(ids: readonly string[]): Promise<Analyte[]> {
    const { rows } = await sql<Analyte>`${this.describedAnalytes(sql`analyte.id = any(${[...ids]}::uuid[])`)}`.execute(this.db.q);
    return rows;
  }

  async specimenKinds(): Promise<{ types: SpecimenKind[]; containers: SpecimenKind[] }> {
    const columns = ['id', 'code', 'name'] as const;
    const types = await this.db.q.selectFrom('specimen_type').select(columns).where('active', '=', true).orderBy('name').execute();
    const containers = await this.db.q
      .selectFrom('specimen_container')
      .select(columns)
      .where('active', '=', true)
      .orderBy('name')
      .execute();
    return { types, containers };
  }

  async insertTest(code: string, input: TestInput): Promise<string> {
    const { id } = await this.db.q
      .insertInto('lab_test')
      .values({ code, ...testColumns(input) })
      .returning('id')
      .executeTakeFirstOrThrow();
    await this.setParts(id, input);
    return id;
  }

  async updateTest(id: string, version: number, input: TestInput): Promise<boolean> {
    const { numUpdatedRows } = await this.db.q
      .updateTable('lab_test')
      .set(testColumns(input))
      .where('id', '=', id)
      .where('version', '=', version)
      .executeTakeFirst();
    if (numUpdatedRows === 0n) return false;
    await this.setParts(id, input);
    return true;
  }

  async insertAnalyte(code: string, input: AnalyteInput): Promise<string> {
    const { id } = await this.db.q
      .insertInto('analyte')
      .values({ code, ...analyteColumns(input) })
      .returning('id')
      .executeTakeFirstOrThrow();
    await this.setRanges(id, input.ranges);
    return id;
  }

  async updateAnalyte(id: string, version: number, input: AnalyteInput): Promise<boolean> {
    const { numUpdatedRows } = await this.db.q
      .updateTable('analyte')
      .set(analyteColumns(input))
      .where('id', '=', id)
      .where('version', '=', version)
      .executeTakeFirst();
    if (numUpdatedRows === 0n) return false;
    await this.setRanges(id, input.ranges);
    return true;
  }

  private async setParts(id: string, { analytes, memberIds }: TestInput): Promise<void> {
    await this.db.q.deleteFrom('lab_test_analyte').where('lab_test_id', '=', id).execute();
    await this.db.q.deleteFrom('lab_panel_member').where('panel_id', '=', id).execute();
    const parts = analytes.map((part, index) => ({ lab_test_id: id, analyte_id: part.id, position: index + 1, required: part.required }));
    if (parts.length > 0) await this.db.q.insertInto('lab_test_analyte').values(parts).execute();
    const members = memberIds.map((member, index) => ({ panel_id: id, member_id: member, position: index + 1 }));
    if (members.length > 0) await this.db.q.insertInto('lab_panel_member').values(members).execute();
  }

  private async setRanges(id: string, ranges: readonly ReferenceRange[]): Promise<void> {
    await this.db.q.deleteFrom('reference_range').where('analyte_id', '=', id).execute();
    if (ranges.length === 0) return;
    const rows = ranges.map((range) => ({
      analyte_id: id,
      sex: range.sex,
      pregnant: range.pregnant,
      age_from: range.ageFrom,
      age_to: range.ageTo,
      low: range.low,
      high: range.high,
      critical_low: range.criticalLow,
      critical_high: range.criticalHigh,
      text: range.text,
    }));
    await this.db.q.insertInto('reference_range').values(rows).execute();
  }

  /** One page in the order of the described rows' place, then their id. */
  private async page<Item extends { id: string }>(limit: number, described: RawBuilder<unknown>): Promise<Page<Item>> {
    const { rows } = await sql<Item & { place: string }>`${described} order by place, id limit ${limit + 1}`.execute(this.db.q);
    const items = rows.slice(0, limit);
    const last = items.at(-1);
    return { items, nextCursor: rows.length > limit && last ? encodeCursor([last.place, last.id]) : null };
  }

  private describedTests(condition: RawBuilder<unknown>, key = sql`lab_test.name`): RawBuilder<unknown> {
    return sql`select ${key} as place, lab_test.id, lab_test.version, lab_test.code, lab_test.name, synonyms, section, loinc_code as "loincCode",
        loinc_display as "loincDisplay", minutes_to_result as "minutesToResult", patient_instruction as "patientInstruction", lab_test.active,
        case when specimen_type.id is not null then jsonb_build_object('id', specimen_type.id, 'code', specimen_type.code, 'name', specimen_type.name) end as "specimenType",
        case when container.id is not null then jsonb_build_object('id', container.id, 'code', container.code, 'name', container.name) end as container,
        coalesce((select jsonb_agg(jsonb_build_object('id', analyte.id, 'code', analyte.code, 'name', analyte.name,
            'unitDisplay', analyte.unit_display, 'required', part.required) order by part.position)
          from lab_test_analyte as part join analyte on analyte.id = part.analyte_id where part.lab_test_id = lab_test.id), '[]') as analytes,
        coalesce((select jsonb_agg(jsonb_build_object('id', member.id, 'code', member.code, 'name', member.name) order by part.position)
          from lab_panel_member as part join lab_test as member on member.id = part.member_id where part.panel_id = lab_test.id), '[]') as members
      from lab_test
      left join specimen_type on specimen_type.id = lab_test.specimen_type_id
      left join specimen_container as container on container.id = lab_test.specimen_container_id
      where ${condition}`;
  }

  private describedAnalytes(condition: RawBuilder<unknown>): RawBuilder<unknown> {
    return sql`select analyte.name as place, analyte.id, analyte.version, analyte.code, analyte.name, loinc_code as "loincCode", value_kind as "valueKind", unit,
        unit_display as "unitDisplay", decimals, method, answers, impossible_below::float8 as "impossibleBelow",
        impossible_above::float8 as "impossibleAbove", analyte.active,
        coalesce((select jsonb_agg(jsonb_build_object('sex', sex, 'pregnant', pregnant, 'ageFrom', age_from, 'ageTo', age_to,
            'low', low, 'high', high, 'criticalLow', critical_low, 'criticalHigh', critical_high, 'text', text)
            order by age_from_days, sex nulls last, pregnant nulls first)
          from reference_range where analyte_id = analyte.id), '[]') as ranges
      from analyte where ${condition}`;
  }
}

/** The words of a search in plain letters and digits; each must begin a word. */
function words(search: string | undefined): string[] {
  return (search ?? '')
    .normalize('NFKD')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}

function testColumns(input: TestInput) {
  return {
    name: input.name,
    synonyms: input.synonyms,
    section: input.section,
    loinc_code: input.loincCode,
    loinc_display: input.loincDisplay,
    specimen_type_id: input.specimenTypeId,
    specimen_container_id: input.containerId,
    minutes_to_result: input.minutesToResult,
    patient_instruction: input.patientInstruction,
    active: input.active,
  };
}

function analyteColumns(input: AnalyteInput) {
  return {
    name: input.name,
    loinc_code: input.loincCode,
    value_kind: input.valueKind,
    unit: input.unit,
    unit_display: input.unitDisplay,
    decimals: input.decimals,
    method: input.method,
    answers: JSON.stringify(input.answers),
    impossible_below: input.impossibleBelow,
    impossible_above: input.impossibleAbove,
    active: input.active,
  };
}
