import { z } from 'zod';
import { fault } from './field-faults.js';

/** Ids are UUIDv7, which are also the FHIR ids. */
export const id = z.uuid();
export const idParams = z.object({ id });
/** One id or several in a query, as repeated keys. */
export const ids = z.union([id, z.array(id).min(1).max(40)]).transform((one) => [one].flat());

/** Which state of a row an edit was made on. */
export const version = z.number().int().min(0).max(2_147_483_647);

/** A calendar day without a zone, such as a date of birth or a business date: `2026-11-22`. */
export const day = z.iso.date().refine(isInRange, { error: fault('no-such-day') });
/** A moment: RFC 3339 with an offset or `Z`. */
export const instant = z.iso
  .datetime({ offset: true })
  .max(40)
  .refine(isInRange, { error: fault('no-such-moment') });

/** The day before, the day after and the same moment in another zone must have a year of four digits too. */
function isInRange(text: string): boolean {
  return text >= '0002' && text < '9999';
}

/** Numbers in a query string arrive as text. */
const limit = z.coerce.number().int().min(1).max(100);

/** The query of a cursor-paged list. Sort keys are the contract's own words, never column names. */
export function listQuery<const Sort extends readonly [string, ...string[]]>(sort: Sort) {
  return z.object({
    search: z.string().trim().max(100).optional(),
    limit: limit.default(25),
    cursor: z.string().max(500).optional(),
    sort: z.enum(sort).default(sort[0] as never),
  });
}

/** One page of a list. `nextCursor` is null on the last page. */
export function page<Item extends z.ZodType>(item: Item) {
  return z.object({ items: z.array(item), nextCursor: z.string().nullable() });
}

/** A coded value: the code and the display that was shown when it was chosen. */
export const coding = z.object({
  system: z.string().max(200),
  code: z.string().max(100),
  display: z.string().max(500),
});
export type Coding = z.infer<typeof coding>;

/** `true` and `false` as they are written in a query string. */
export const queryFlag = z.enum(['true', 'false']).transform((text) => text === 'true');

/** Invisible characters. Joiners between letters are not among them: they belong to the writing of some languages. */
const INVISIBLE = /[\u00AD\u061C\u180E\u200B\u200E\u200F\u2060-\u2064\u206A-\u206F\uFEFF]/g;

/** In a text of one line a break is a blank: it would begin another line of a letter's head, a label or a log. */
const LINE_BREAKS = /[\t\n\v\f\r\u0085\u2028\u2029]+/g;

/** A text as it is seen: two that look the same are the same. */
export function asSeen(text: string): string {
  return text.replace(LINE_BREAKS, ' ').replace(INVISIBLE, '').normalize('NFC');
}

/** A short text that must say something. */
export const shortText = z.string().overwrite(asSeen).trim().min(1).max(200);
export const longText = z.string().trim().max(20_000);
/** Why a guarded step was taken: shown in the audit trail. */
export const reason = z.string().trim().min(3).max(500);
