import { Injectable } from '@nestjs/common';
import type { Input } from '@wardbook/contracts/core/endpoint';
import type { Note, NoteTemplate, OfferedTemplate, saveNote, startNote } from '@wardbook/contracts/encounters/notes';
import { AuditTrail } from '../../../core/audit/audit-trail.js';
import { Db } from '../../../core/database/db.js';
import { Events } from '../../../core/events.js';
import { Live } from '../../../core/live/live.js';
import { found, Problem, versionMoved } from '../../../core/problem.error.js';
import { PatientRegistry } from '../../patients/index.js';
import { noteSigned } from '../encounters.events.js';
import { Visits } from '../visits/visits.service.js';
import { NoteRepository } from './note.repository.js';

/** Notes from the first word to the signature and what is added later. */
@Injectable()
export class Notes {
  constructor(
    private readonly db: Db,
    private readonly notes: NoteRepository,
    private readonly patients: PatientRegistry,
    private readonly visits: Visits,
    private readonly events: Events,
    private readonly live: Live,
    private readonly trail: AuditTrail,
  ) {}

  async templates(): Promise<{ items: OfferedTemplate[] }> {
    return { items: await this.notes.templates() };
  }

  async drafts() {
    return { items: await this.notes.drafts() };
  }

  async read(id: string): Promise<Note> {
    const note = found(await this.notes.find(id));
    await this.trail.record({ action: 'look', operation: 'readNote', patientId: note.patient.id, subjectId: id });
    return note;
  }

  /** A note as it stands today: with the note that it continues, or with the addenda that continue it. */
  async readWhole(id: string): Promise<{ note: Note; continues: Note | null; addenda: Note[] }> {
    const note = await this.read(id);
    const continues = note.addendumToId ? found(await this.notes.find(note.addendumToId)) : null;
    return { note, continues, addenda: await this.notes.addenda(id) };
  }

  async start(body: Input<typeof startNote>['body']): Promise<Note> {
    await this.patients.chartIds(body.patientId);
    const place = await this.visits.placeOf(body.patientId, body);
    const template = await this.templateOf(body.templateId);
    const id = await this.notes.insert({ ...body, ...place, title: template.name, addendumToId: null, sections: emptySections(template) });
    return await this.changed(id);
  }

  /** What the template asks for comes first; what was written under another template is kept behind it. */
  async save(id: string, body: Input<typeof saveNote>['body']): Promise<Note> {
    const current = await this.ownDraft(id);
    const template = body.templateId && body.templateId !== current.template?.id ? await this.templateOf(body.templateId) : null;
    const sections = writtenSections(current, template, body.sections);
    if (!(await this.notes.touch(id, body.version, template))) throw await this.moved(id);
    await this.notes.writeSections(id, current.patient.id, sections);
    return found(await this.notes.find(id));
  }

  async sign(id: string, version: number): Promise<Note> {
    const draft = await this.ownDraft(id);
    refuseUnfinished(draft);
    if (!(await this.notes.sign(id, version))) throw await this.moved(id);
    const note = await this.changed(id);
    const { visitId, encounterId, patient } = note;
    await this.events.emit(noteSigned, { noteId: id, facilityId: this.db.facilityId, patientId: patient.id, visitId, encounterId });
    return note;
  }

  async discard(id: string, version: number): Promise<void> {
    const { patient } = await this.ownDraft(id);
    if (!(await this.notes.discard(id, version))) throw await this.moved(id);
    await this.live.announce(`chart:${patient.id}`);
  }

  /** An addendum is a separate signed note, by any author; the first one stays as it is. */
  async addAddendum(id: string, text: string): Promise<Note> {
    const note = found(await this.notes.find(id));
    if (note.status !== 'signed') throw new Problem('status-not-allowed', { context: { from: note.status } });
    const addendumId = await this.notes.insert({
      patientId: note.patient.id,
      visitId: note.visitId,
      encounterId: note.encounterId,
      templateId: null,
      title: note.title,
      addendumToId: note.addendumToId ?? id,
      sections: [{ key: 'addendum', title: 'Addendum', text }],
    });
    await this.notes.sign(addendumId, 1);
    return await this.changed(addendumId);
  }

  async markWrong(id: string, reason: string): Promise<Note> {
    const note = found(await this.notes.find(id));
    if (note.author.id !== this.db.actor.userId) throw new Problem('forbidden');
    if (!(await this.notes.markWrong(id, reason))) throw new Problem('status-not-allowed', { context: { from: note.status } });
    return await this.changed(id);
  }

  /** Only the author writes in a draft. */
  private async ownDraft(id: string): Promise<Note> {
    const note = found(await this.notes.find(id));
    if (note.status !== 'draft') throw new Problem('already-signed');
    if (note.author.id !== this.db.actor.userId) throw new Problem('forbidden');
    await this.patients.refuseRestricted(note.patient.id);
    return note;
  }

  private async templateOf(id: string): Promise<NoteTemplate> {
    const template = await this.notes.template(id);
    if (!template) throw Problem.field('body.templateId', 'unknown', 'There is no such template.');
    return template;
  }

  private async moved(id: string): Promise<Problem> {
    return versionMoved(found(await this.notes.find(id)));
  }

  private async changed(id: string): Promise<Note> {
    const note = found(await this.notes.find(id));
    await this.live.announce(`chart:${note.patient.id}`);
    return note;
  }
}

function emptySections({ sections }: NoteTemplate) {
  return sections.filter(({ kind }) => kind === 'text').map(({ key, title }) => ({ key, title, text: '' }));
}

/** What is written counts before the template changes, so that no word is lost with the old one; a text without a section is refused. */
function writtenSections(note: Note, template: NoteTemplate | null, given: { key: string; text: string }[]): Note['sections'] {
  const texts = new Map(given.map(({ key, text }) => [key, text]));
  const write = (sections: Note['sections']) => sections.map((section) => ({ ...section, text: texts.get(section.key) ?? section.text }));
  const sections = write(mergedSections({ ...note, sections: write(note.sections) }, template));
  const lost = given.findIndex(({ key, text }) => text !== '' && !sections.some((section) => section.key === key));
  if (lost >= 0) throw Problem.field(`body.sections.${lost}.key`, 'unknown', 'The note has no such section.');
  return sections;
}

/** Sections of the new template in its order, then those of the old one in which something stands. */
function mergedSections(note: Note, template: NoteTemplate | null): Note['sections'] {
  if (!template) return note.sections;
  const wanted = emptySections(template);
  const known = new Map(note.sections.map((section) => [section.key, section]));
  const kept = note.sections.filter(({ key, text }) => text !== '' && !wanted.some((section) => section.key === key));
  return [...wanted.map((section) => ({ ...section, text: known.get(section.key)?.text ?? '' })), ...kept];
}

/** A signature stands under something: no section that the template requires is empty, nor all of them. */
function refuseUnfinished({ sections, template }: Note): void {
  const textOf = (key: string) => sections.find((section) => section.key === key)?.text.trim() ?? '';
  const missing = (template?.sections ?? []).filter(({ key, kind, required }) => required && kind === 'text' && textOf(key) === '');
  const isEmpty = sections.every(({ text }) => text.trim() === '');
  if (missing.length === 0 && !isEmpty) return;
  const fields = missing.map(({ key, title }) => ({ path: `sections.${key}`, code: 'required' as const, message: `${title} is empty.` }));
  throw new Problem('invalid-input', {
    fields: fields.length > 0 ? fields : [{ path: 'sections', code: 'required', message: 'The note is empty.' }],
  });
}
