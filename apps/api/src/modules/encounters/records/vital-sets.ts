import type { Visit } from '@wardbook/contracts/encounters/visits';
import { flagVital } from '@wardbook/contracts/encounters/vital-rules';
import { bodyMassIndexOf, type VitalKey, vitalKeys } from '@wardbook/contracts/encounters/vital-signs';
import type { VitalSet } from '@wardbook/contracts/encounters/vitals';
import { Temporal } from 'temporal-polyfill';
import { type MeasuredVital, measuredVital } from './vital-units.js';

/** A vital sign as it is kept: one number, or the two of a blood pressure as components. */
export interface VitalRow {
  id: string;
  setId: string | null;
  visitId: string | null;
  code: string | null;
  value: number | null;
  comparator: string | null;
  unit: string | null;
  components: { code?: string; value?: number; comparator?: string; unit?: string }[] | null;
  comment: string | null;
  occurredAt: string;
  recordedAt: string;
}

/** The patient of the measurement, and the zone in which its day counts. */
export interface Measured {
  birthDate: string | null;
  timeZone: string;
  kind: 'person' | 'animal';
}

/** Rows in order of time, newest first, as the sets in which they were taken. What came in by import has no set: its moment is one. */
export function vitalSetsOf(rows: readonly VitalRow[], { birthDate, kind, timeZone }: Measured): VitalSet[] {
  const sets = new Map<string, VitalSet>();
  for (const row of rows) {
    const values = valuesOf(row);
    if (values.length === 0) continue;
    const key = row.setId ?? row.occurredAt;
    const set = sets.get(key) ?? newSet(row);
    sets.set(key, set);
    const subject = { birthDate, day: dayOf(row.occurredAt, timeZone), kind };
    for (const { stated, ...measured } of values) {
      if (set.values.some((known) => known.key === measured.key)) continue;
      const flag = flagVital(measured.key, measured.value, subject);
      set.values.push({ id: row.id, ...measured, flag, ...(stated ? { stated } : {}) });
    }
    set.comment ??= row.comment;
  }
  // Only what was measured together: the weight of today says nothing about the height of a child last year.
  const measured = ({ values }: VitalSet, key: VitalKey) => values.find((one) => one.key === key)?.value;
  const indexOf = (set: VitalSet) => (kind === 'person' ? bodyMassIndexOf(measured(set, 'weight'), measured(set, 'height')) : null);
  return [...sets.values()].map((set) => ({ ...set, bodyMassIndex: indexOf(set) }));
}

/** The last value of each vital sign, out of rows in order of time, newest first. */
export function lastVitals(rows: readonly VitalRow[], measured: Measured): NonNullable<Visit['vitals']> {
  const values = vitalSetsOf(rows, measured).flatMap((set) => set.values);
  return vitalKeys.flatMap((key) => {
    const last = values.find((one) => one.key === key);
    return last ? [{ key, value: last.value, flag: last.flag }] : [];
  });
}

/** The calendar day of a moment where the patient was measured. */
export function dayOf(at: string, timeZone: string): string {
  return Temporal.Instant.from(at).toZonedDateTimeISO(timeZone).toPlainDate().toString();
}

function newSet(row: VitalRow): VitalSet {
  return {
    setId: row.setId ?? row.id,
    visitId: row.visitId,
    occurredAt: row.occurredAt,
    recordedAt: row.recordedAt,
    values: [],
    bodyMassIndex: null,
    comment: null,
  };
}

/** Neither "more than 200" nor words is a value that can be compared with the next one. */
function valuesOf({ code, value, comparator, unit, components }: VitalRow): MeasuredVital[] {
  const whole = { code: code ?? undefined, value: value ?? undefined, comparator: comparator ?? undefined, unit: unit ?? undefined };
  return (components ?? [whole]).flatMap((part) => {
    if (typeof part.value !== 'number' || part.comparator) return [];
    return measuredVital(part.code, part.value, part.unit) ?? [];
  });
}
