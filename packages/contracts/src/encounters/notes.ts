import { z } from 'zod';
import { endpoint } from '../core/endpoint.js';
import { id, idParams, instant, longText, reason, version } from '../core/list.js';
import { clinical, nothing, patientLine } from './visits.js';

export const templateSection = z.object({
  key: z.string().max(40),
  title: z.string(),
  hint: z.string().optional(),
  kind: z.enum(['text', 'diagnoses', 'plan']),
  required: z.boolean().optional(),
});

export const noteTemplate = z.object({
  id,
  code: z.string(),
  edition: z.number().int(),
  name: z.string(),
  description: z.string().nullable(),
  profession: z.enum(['doctor', 'nurse', 'any']),
  sections: z.array(templateSection),
});
export type NoteTemplate = z.infer<typeof noteTemplate>;

/** With what the caller wrote last. */
export const offeredTemplate = noteTemplate.extend({ lastUsed: z.boolean() });
export type OfferedTemplate = z.infer<typeof offeredTemplate>;

export const noteSection = z.object({ key: z.string(), title: z.string(), text: z.string() });

export const noteStatus = z.enum(['draft', 'signed', 'discarded', 'entered-in-error']);

export const note = z.object({
  id,
  patient: patientLine,
  visitId: id.nullable(),
  encounterId: id.nullable(),
  template: noteTemplate.nullable(),
  title: z.string(),
  status: noteStatus,
  author: z.object({ id: id.nullable(), name: z.string() }),
  sections: z.array(noteSection),
  addendumToId: id.nullable(),
  occurredAt: instant,
  signedAt: instant.nullable(),
  signedBy: z.string().nullable(),
  version,
});
export type Note = z.infer<typeof note>;

export const listNoteTemplates = endpoint({
  ...clinical,
  operationId: 'listNoteTemplates',
  summary: 'The templates in force, each in its newest edition.',
  method: 'GET',
  path: '/note-templates',
  access: 'note:write',
  response: z.object({ items: z.array(offeredTemplate) }),
});

export const listDrafts = endpoint({
  ...clinical,
  operationId: 'listDrafts',
  shows: 'patients',
  summary: 'The caller’s unsigned notes, newest first.',
  method: 'GET',
  path: '/notes/drafts',
  access: 'note:write',
  response: z.object({
    items: z.array(z.object({ id, title: z.string(), patient: patientLine, visitId: id.nullable(), occurredAt: instant })),
  }),
});

export const startNote = endpoint({
  ...clinical,
  operationId: 'startNote',
  shows: 'record',
  summary: 'Begin a note from a template. It is a draft until it is signed.',
  method: 'POST',
  path: '/notes',
  access: 'note:write',
  body: z.strictObject({
    patientId: id,
    visitId: id.nullable().default(null),
    encounterId: id.nullable().default(null),
    templateId: id,
  }),
  response: note,
  status: 201,
  errors: ['status-not-allowed'],
});

export const readNote = endpoint({
  ...clinical,
  operationId: 'readNote',
  shows: 'record',
  summary: 'One note with its sections.',
  method: 'GET',
  path: '/notes/:id',
  access: 'chart:read',
  params: idParams,
  response: note,
});

export const saveNote = endpoint({
  ...clinical,
  operationId: 'saveNote',
  shows: 'record',
  summary: 'Save a draft. A save based on an older version is refused with the newer one.',
  method: 'PUT',
  path: '/notes/:id',
  access: 'note:write',
  params: idParams,
  body: z.strictObject({
    version,
    templateId: id.optional(),
    sections: z.array(z.strictObject({ key: z.string().max(40), text: longText })).max(40),
  }),
  response: note,
  errors: ['version-moved', 'already-signed', 'forbidden'],
});

export const signNote = endpoint({
  ...clinical,
  operationId: 'signNote',
  shows: 'record',
  summary: 'Sign the caller’s note. From then on only an addendum can be written.',
  method: 'POST',
  path: '/notes/:id/sign',
  access: 'note:sign',
  params: idParams,
  body: z.strictObject({ version }),
  response: note,
  errors: ['version-moved', 'already-signed', 'forbidden'],
});

export const discardNote = endpoint({
  ...clinical,
  operationId: 'discardNote',
  summary: 'Discard a draft. It stays in the audit trail only.',
  method: 'POST',
  path: '/notes/:id/discard',
  access: 'note:write',
  params: idParams,
  body: z.strictObject({ version }),
  ...nothing,
  errors: ['version-moved', 'already-signed', 'forbidden'],
});

export const addAddendum = endpoint({
  ...clinical,
  operationId: 'addAddendum',
  shows: 'record',
  summary: 'Continue a signed note: the addendum is signed as it is written.',
  method: 'POST',
  path: '/notes/:id/addenda',
  access: 'note:sign',
  params: idParams,
  body: z.strictObject({ text: longText.min(1) }),
  response: note,
  status: 201,
  errors: ['status-not-allowed'],
});

export const markNoteWrong = endpoint({
  ...clinical,
  operationId: 'markNoteWrong',
  shows: 'record',
  summary: 'Mark a signed note as entered in error, such as one for another patient. It stays readable as such.',
  method: 'POST',
  path: '/notes/:id/entered-in-error',
  access: 'note:sign',
  params: idParams,
  body: z.strictObject({ reason }),
  response: note,
  errors: ['status-not-allowed', 'forbidden'],
});
