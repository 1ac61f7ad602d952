import { bodyMassIndexOf, flagVital, type VitalKey, vitalKeyOf, vitalSign } from '@wardbook/contracts/encounters/vital-signs';
import type { VitalSet } from '@wardbook/contracts/encounters/vitals';

/** A vital sign as it is kept: one number, or the two of a blood pressure as components. */
export interface VitalRow {
  id: string;
  setId: string | null;
  visitId: string | null;
  code: string | null;
  value: number | null;
  unit: string | null;
  components: { code?: string; value?: number; unit?: string }[] | null;
  comment: string | null;
  occurredAt: string;
  recordedAt: string;
}

/** Rows in order of time, newest first, as the sets in which they were taken. What came in by import has no set: its moment is one. */
export function vitalSetsOf(rows: readonly VitalRow[], birthDate: string | null): VitalSet[] {
  const sets = new Map<string, VitalSet>();
  for (const row of rows) {
    const values = valuesOf(row);
    if (values.length === 0) continue;
    const key = row.setId ?? row.occurredAt;
    const set = sets.get(key) ?? newSet(row);
    sets.set(key, set);
    const ageDays = ageInDays(birthDate, row.occurredAt);
    for (const value of values) {
      if (set.values.some((known) => known.key === value.key)) continue;
      set.values.push({ id: row.id, ...value, flag: flagVital(value.key, value.value, ageDays) });
    }
    set.comment ??= row.comment;
  }
  // Only what was measured together: the weight of today says nothing about the height of a child last year.
  const measured = ({ values }: VitalSet, key: VitalKey) => values.find((one) => one.key === key)?.value;
  return [...sets.values()].map((set) => ({ ...set, bodyMassIndex: bodyMassIndexOf(measured(set, 'weight'), measured(set, 'height')) }));
}

/** Whole days lived at a moment; null when the birth date is unknown. */
export function ageInDays(birthDate: string | null, at: string): number | null {
  if (!birthDate) return null;
  return Math.max(0, Math.floor((Date.parse(at) - Date.parse(birthDate)) / 86_400_000));
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

function valuesOf({ code, value, unit, components }: VitalRow): { key: VitalKey; value: number }[] {
  const parts = components ?? [{ code: code ?? undefined, value: value ?? undefined, unit: unit ?? undefined }];
  return parts.flatMap((part) => {
    const key = vitalKeyOf(part.code, part.unit);
    return key && typeof part.value === 'number' ? [{ key, value: Number(part.value.toFixed(vitalSign(key).decimals)) }] : [];
  });
}
