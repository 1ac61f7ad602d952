import type { ChartObservation, PatientSummary } from '@wardbook/contracts/chart/chart';
import { bloodPressure, vitalSign } from '@wardbook/contracts/encounters/vital-signs';

type Trend = PatientSummary['vitals'][number];

const SYSTOLIC = vitalSign('systolic').loinc;
const DIASTOLIC = vitalSign('diastolic').loinc;

/** The systolic and the diastolic value of one measurement as one reading, `128/82`, where they are kept apart. */
export function withPressures(observations: readonly ChartObservation[]): ChartObservation[] {
  return observations.flatMap((one) => {
    if (one.code === DIASTOLIC && otherHalf(observations, one, SYSTOLIC)) return [];
    const diastolic = one.code === SYSTOLIC ? otherHalf(observations, one, DIASTOLIC) : undefined;
    return [diastolic ? pressureOf(one, diastolic) : one];
  });
}

/** Two measurements of the same minute cannot be told apart, so they stay as they are. */
function otherHalf(observations: readonly ChartObservation[], half: ChartObservation, code: string): ChartObservation | undefined {
  const atOnce = (wanted: string | undefined) =>
    observations.filter((each) => each.code === wanted && each.at === half.at && each.status === half.status && isPlain(each, half));
  const [other, ...others] = atOnce(code);
  return others.length === 0 && atOnce(half.code).length === 1 ? other : undefined;
}

function isPlain(one: ChartObservation, half: ChartObservation): boolean {
  return one.value !== undefined && one.comparator === undefined && one.unit === half.unit;
}

function pressureOf(systolic: ChartObservation, diastolic: ChartObservation): ChartObservation {
  const { value: _value, unit: _unit, flag: _flag, ...common } = systolic;
  const components = [systolic, diastolic].map(({ code, display, value, unit, flag }) => ({ code, display, value, unit, flag }));
  return { ...common, code: bloodPressure.loinc, display: bloodPressure.display, components } as ChartObservation;
}

/** The last two values of a blood pressure, where they were measured together. */
export function lastPressure(vitals: readonly Trend[]): { systolic: Trend; diastolic: Trend } | null {
  const trendOf = (wanted: string) => vitals.find(({ key }) => key === wanted);
  const [systolic, diastolic] = [trendOf('systolic'), trendOf('diastolic')];
  const [upper, lower] = [systolic?.points.at(-1), diastolic?.points.at(-1)];
  if (!systolic || !diastolic || !upper || !lower || upper.at !== lower.at) return null;
  if (upper.comparator || lower.comparator || systolic.unit !== diastolic.unit) return null;
  return { systolic, diastolic };
}
