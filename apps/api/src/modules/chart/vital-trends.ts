import type { ChartObservation, Interpretation, PatientSummary } from '@wardbook/contracts/chart/chart';
import { vitalSign, vitalSigns } from '@wardbook/contracts/encounters/vital-signs';
import { measuredVital } from '../encounters/index.js';

type Trend = PatientSummary['vitals'][number];
type Point = Trend['points'][number];

/** A measurement with its unit by the code of UCUM beside the one that people write. */
export type VitalObservation = ChartObservation & { ucum?: string | undefined };

const MOST_POINTS = 8;

/** Vital signs, newest first, as one short series per measure, oldest first, in the order of the bedside. */
export function vitalTrends(observations: readonly VitalObservation[]): Trend[] {
  const trends = new Map<string, Trend>();
  for (const observation of observations) {
    for (const part of partsOf(observation)) {
      const measured = part.value === undefined ? null : measuredVital(part.code, part.value, part.unit);
      if (!measured) continue;
      const { display, unitDisplay } = vitalSign(measured.key);
      const trend = trends.get(measured.key) ?? { key: measured.key, display, unit: unitDisplay, points: [] };
      trends.set(measured.key, trend);
      if (trend.points.length < MOST_POINTS) trend.points.unshift(pointOf(observation.at, part, measured));
    }
  }
  return vitalSigns.flatMap(({ key }) => trends.get(key) ?? []);
}

function pointOf(at: string, { comparator, flag }: Part, { value, stated }: NonNullable<ReturnType<typeof measuredVital>>): Point {
  return { at, value, ...(comparator ? { comparator } : {}), ...(flag ? { flag } : {}), ...(stated ? { stated } : {}) };
}

interface Part {
  code?: string | undefined;
  value?: number | undefined;
  comparator?: Point['comparator'];
  unit?: string | undefined;
  flag?: Interpretation | undefined;
}

function partsOf({ components, ucum, ...whole }: VitalObservation): readonly Part[] {
  return components ?? [{ ...whole, unit: ucum ?? whole.unit }];
}
