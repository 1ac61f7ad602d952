import { Injectable } from '@nestjs/common';
import type { Note, NoteTemplate, OfferedTemplate } from '@wardbook/contracts/encounters/notes';
import { type RawBuilder, sql } from 'kysely';
import { Db } from '../../../core/database/db.js';
import { PATIENT_LINE } from '../records/chart-rows.js';

export interface NewNote {
  patientId: string;
  visitId: string | null;
  encounterId: string | null;
  templateId: string | null;
  title: string;
  addendumToId: string | null;
  sections: readonly { key: string; title: string; text: string }[];
}

@Injectable()
export class NoteRepository {
  constructor(private readonly db: Db) {}

  /** A newer edition of what the caller used last counts as that. */
  async templates(): Promise<OfferedTemplate[]> {
    const { rows } = await sql<OfferedTemplate>`select distinct on (t.code) ${TEMPLATE}, coalesce(t.code = (select used.code
        from note join note_template as used on used.id = note.template_id
        where note.author_id = core.actor_id() order by note.occurred_at desc limit 1), false) as "lastUsed"
      from note_template t
      where retired_at is null and (facility_id is null or facility_id = ${this.db.facilityId})
      order by t.code, facility_id nulls last, edition desc`.execute(this.db.q);
    return rows.sort((a, b) => a.name.localeCompare(b.name));
  }

  async template(id: string): Promise<NoteTemplate | undefined> {
    const { rows } = await sql<NoteTemplate>`select ${TEMPLATE} from note_template t where id = ${id}`.execute(this.db.q);
    return rows[0];
  }

  async insert(note: NewNote): Promise<string> {
    const { rows } = await sql<{ id: string }>`
      insert into note (facility_id, patient_id, visit_id, encounter_id, template_id, title, addendum_to_id, author_id, author_text)
      values (${this.db.facilityId}, ${note.patientId}, ${note.visitId}, ${note.encounterId}, ${note.templateId}, ${note.title},
        ${note.addendumToId}, core.actor_id(), ${AUTHOR_NAME}) returning id`.execute(this.db.q);
    const { id } = rows[0] as { id: string };
    await this.writeSections(id, note.patientId, note.sections);
    return id;
  }

  /** Sections that the note has not yet are added, those it has take the new text. */
  async writeSections(id: string, patientId: string, sections: readonly { key: string; title: string; text: string }[]): Promise<void> {
    if (sections.length === 0) return;
    await sql`insert into note_section (note_id, patient_id, position, key, title, text)
      select ${id}, ${patientId}, place, key, title, text
      from jsonb_to_recordset(${JSON.stringify(sections.map((section, place) => ({ ...section, place })))}::jsonb)
        as given (place int, key text, title text, text text)
      on conflict (note_id, key) do update set position = excluded.position, title = excluded.title, text = excluded.text
        where (note_section.position, note_section.title, note_section.text) is distinct from (excluded.position, excluded.title, excluded.text)`.execute(
      this.db.q,
    );
  }

  async find(id: string): Promise<Note | undefined> {
    return (await this.read(sql`n.id = ${id}`))[0];
  }

  /** The signed addenda of a note, in the order of their signatures. */
  async addenda(id: string): Promise<Note[]> {
    return await this.read(sql`n.addendum_to_id = ${id} and n.status = 'signed'`);
  }

  private async read(condition: RawBuilder<unknown>): Promise<Note[]> {
    const { rows } = await sql<Note>`
      select n.id, ${PATIENT_LINE} as patient, n.visit_id as "visitId", n.encounter_id as "encounterId", n.title, n.status,
        jsonb_build_object('id', n.author_id, 'name', coalesce(n.author_text, '')) as author, n.addendum_to_id as "addendumToId",
        n.occurred_at as "occurredAt", n.signed_at as "signedAt", n.version,
        (select concat_ws(' ', person.prefix, person.given_name, person.family_name) from user_account
          join person on person.id = user_account.person_id where user_account.id = n.signed_by) as "signedBy",
        coalesce((select jsonb_agg(jsonb_build_object('key', key, 'title', title, 'text', text) order by position)
          from note_section where note_id = n.id), '[]') as sections,
        (select to_jsonb(row) from (select ${TEMPLATE} from note_template t where t.id = n.template_id) as row) as template
      from note n join patient_summary s on s.patient_id = n.patient_id where ${condition} order by n.signed_at, n.id`.execute(this.db.q);
    return rows;
  }

  /** Every save counts as a version, also one that changed only sections. */
  async touch(id: string, version: number, template: { id: string; name: string } | null): Promise<boolean> {
    const { numUpdatedRows } = await this.db.q
      .updateTable('note')
      .set(template ? { template_id: template.id, title: template.name } : { status: 'draft' })
      .where('id', '=', id)
      .where('version', '=', version)
      .where('status', '=', 'draft')
      .executeTakeFirst();
    return numUpdatedRows > 0n;
  }

  async sign(id: string, version: number): Promise<boolean> {
    const result = await sql`update note set status = 'signed', signed_at = core.now(), signed_by = core.actor_id()
      where id = ${id} and version = ${version} and status = 'draft'`.execute(this.db.q);
    return Number(result.numAffectedRows) > 0;
  }

  async discard(id: string, version: number): Promise<boolean> {
    const result = await sql`update note set status = 'discarded' where id = ${id} and version = ${version} and status = 'draft'`.execute(
      this.db.q,
    );
    return Number(result.numAffectedRows) > 0;
  }

  async markWrong(id: string, reason: string): Promise<boolean> {
    const result = await sql`update note set status = 'entered-in-error', error_reason = ${reason}, error_at = core.now(),
      error_by = core.actor_id() where id = ${id} and status = 'signed'`.execute(this.db.q);
    return Number(result.numAffectedRows) > 0;
  }

  /** The caller's own; a limit of a hundred covers any reasonable number of unsigned notes. */
  async drafts(): Promise<Pick<Note, 'id' | 'title' | 'patient' | 'visitId' | 'occurredAt'>[]> {
    const { rows } =
      await sql<Note>`select n.id, n.title, ${PATIENT_LINE} as patient, n.visit_id as "visitId", n.occurred_at as "occurredAt"
      from note n join patient_summary s on s.patient_id = n.patient_id
      where n.author_id = core.actor_id() and n.status = 'draft' and n.facility_id = ${this.db.facilityId}
      order by n.occurred_at desc limit 100`.execute(this.db.q);
    return rows;
  }
}

const TEMPLATE = sql`t.id, t.code, t.edition, t.name, t.description, t.profession, t.sections`;
const AUTHOR_NAME = sql`(select concat_ws(' ', person.prefix, person.given_name, person.family_name) from user_account
  join person on person.id = user_account.person_id where user_account.id = core.actor_id())`;
