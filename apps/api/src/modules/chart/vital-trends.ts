import type { ChartObservation, Interpretation, PatientSummary } from '@wardbook/contracts/chart/chart';
import { ucumOf, vitalKeyOf, vitalSign, vitalSigns } from '@wardbook/contracts/encounters/vital-signs';

type Trend = PatientSummary['vitals'][number];

const MOST_POINTS = 8;

/** Vital signs, newest first, as one short series per measure, oldest first, in the order of the bedside. */
export function vitalTrends(observations: readonly ChartObservation[]): Trend[] {
  const trends = new Map<string, Trend>();
  for (const observation of observations) {
    for (const { code, value, unit, flag } of partsOf(observation)) {
      const key = vitalKeyOf(code, unit);
      if (!key || value === undefined) continue;
      const { display, unitDisplay, decimals } = vitalSign(key);
      const trend = trends.get(key) ?? { key, display, unit: unitDisplay, points: [] };
      trends.set(key, trend);
      if (trend.points.length < MOST_POINTS)
        trend.points.unshift({ at: observation.at, value: Number(value.toFixed(decimals)), ...(flag ? { flag } : {}) });
    }
  }
  return vitalSigns.flatMap(({ key }) => trends.get(key) ?? []);
}

interface Part {
  code?: string | undefined;
  value?: number | undefined;
  unit?: string | undefined;
  flag?: Interpretation | undefined;
}

/** The chart shows units as people write them; vital signs are recognised by either spelling. */
function partsOf({ components, ...whole }: ChartObservation): Part[] {
  return (components ?? [whole]).map((part) => ({ ...part, unit: ucumOf(part.code, part.unit) }));
}
