import { z } from 'zod';

/** The data types of FHIR R4 as far as the import reads them. What is not named here is deliberately dropped. */

const EARLIEST_YEAR = 1850;

/** A date that may leave out its day, or its day and month. */
export const fhirDate = z
  .string()
  .regex(/^\d{4}(-\d{2}(-\d{2})?)?$/)
  .refine(isRealDate, { message: 'not-a-day' });

/** A moment with its offset, or a partial date. */
export const fhirDateTime = z.union([z.iso.datetime({ offset: true }).refine(isRealDate, { message: 'not-a-day' }), fhirDate]);

export const coding = z.object({ system: z.string().optional(), code: z.string().optional(), display: z.string().optional() });
export const concept = z.object({ coding: z.array(coding).optional(), text: z.string().optional() });
export const reference = z.object({ reference: z.string().max(1000).optional(), display: z.string().optional() });
export const period = z.object({ start: fhirDateTime.optional(), end: fhirDateTime.optional() });
export const quantity = z.object({
  value: z.number().optional(),
  comparator: z.enum(['<', '<=', '>=', '>']).optional(),
  unit: z.string().optional(),
  system: z.string().optional(),
  code: z.string().optional(),
});
export const range = z.object({ low: quantity.optional(), high: quantity.optional() });
export const ratio = z.object({ numerator: quantity.optional(), denominator: quantity.optional() });
export const money = z.object({ value: z.number().optional(), currency: z.string().optional() });
export const identifier = z.object({ system: z.string().optional(), value: z.string().optional(), type: concept.optional() });
export const contactPoint = z.object({ system: z.string().optional(), value: z.string().optional(), use: z.string().optional() });
export const humanName = z.object({
  use: z.string().optional(),
  text: z.string().optional(),
  family: z.string().optional(),
  given: z.array(z.string()).optional(),
  prefix: z.array(z.string()).optional(),
  suffix: z.array(z.string()).optional(),
});
export const address = z.object({
  text: z.string().optional(),
  use: z.string().optional(),
  line: z.array(z.string()).optional(),
  city: z.string().optional(),
  district: z.string().optional(),
  state: z.string().optional(),
  postalCode: z.string().optional(),
  country: z.string().optional(),
});

export type Concept = z.infer<typeof concept>;
export type Reference = z.infer<typeof reference>;
export type Quantity = z.infer<typeof quantity>;

export interface Code {
  system: string | null;
  code: string | null;
  display: string;
}

/** The coding that is kept: the first whole one. The text shown is the coding's own, and else the concept's. */
export function codeOf(given: Concept | undefined): Code | null {
  const whole = given?.coding?.find(({ system, code }) => system && code);
  const display = whole?.display ?? given?.text ?? given?.coding?.find((each) => each.display)?.display ?? whole?.code;
  if (!display) return null;
  return { system: whole?.system ?? null, code: whole?.code ?? null, display };
}

/** The words of a concept, for a column that keeps no code. */
export function wordsOf(given: Concept | undefined): string | null {
  return given?.text ?? codeOf(given)?.display ?? null;
}

/** The code of the first coding, for value sets that the product knows. */
export function plainCode(given: Concept | undefined): string | null {
  return given?.coding?.find(({ code }) => code)?.code ?? null;
}

export type DatePrecision = 'day' | 'month' | 'year';

/** The calendar day that the source wrote, without regard to its offset: a day of birth or onset is no instant. */
export function dayOf(text: string): { day: string; precision: DatePrecision } {
  if (text.length === 4) return { day: `${text}-01-01`, precision: 'year' };
  if (text.length === 7) return { day: `${text}-01`, precision: 'month' };
  return { day: text.slice(0, 10), precision: 'day' };
}

/** `< 5 mg`, as it is written. */
export function quantityText(given: Quantity | undefined): string | null {
  if (given?.value === undefined) return null;
  return [given.comparator, String(given.value), given.unit ?? given.code].filter(Boolean).join(' ');
}

/** `2 mg – 5 mg`; one side alone says from where or until where. */
export function rangeText(given: { low?: Quantity | undefined; high?: Quantity | undefined } | undefined): string | null {
  const [low, high] = [quantityText(given?.low), quantityText(given?.high)];
  if (low && high) return `${low} – ${high}`;
  return low ? `≥ ${low}` : high && `≤ ${high}`;
}

/** A moment for the database. A partial date begins with its first day, at noon UTC: the same day nearly everywhere. */
export function momentOf(text: string): string {
  return text.length > 10 ? text : `${dayOf(text).day}T12:00:00Z`;
}

function isRealDate(text: string): boolean {
  const { day } = dayOf(text);
  const date = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day) && Number(text.slice(0, 4)) >= EARLIEST_YEAR;
}
