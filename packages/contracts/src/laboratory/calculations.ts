import { Temporal } from 'temporal-polyfill';

/**
 * Values that follow from others of the same request. They are computed and never typed, so that no slip of the hand
 * stands between a creatinine and its filtration rate. A calculation is known by LOINC code and UCUM unit: a catalogue in
 * other units has no calculation, and the value is typed as before.
 */
export const calculationKeys = ['ckd-epi-2021', 'friedewald', 'anion-gap', 'corrected-calcium', 'ifcc-hba1c'] as const;
export type CalculationKey = (typeof calculationKeys)[number];

interface Quantity {
  loinc: string;
  unit: string;
}

/** Whose specimen it is, on the day on which it was taken. */
export interface CalculationSubject {
  kind: 'person' | 'animal';
  sex: string;
  birthDate: string | null;
  day: string;
  pregnant: boolean | null;
}

interface Calculation {
  key: CalculationKey;
  result: Quantity;
  inputs: readonly Quantity[];
  /** Whether the formula holds for this patient at all. */
  holdsFor: (subject: CalculationSubject) => boolean;
  /** Null where the formula does not hold for these values. */
  compute: (inputs: readonly number[], subject: CalculationSubject) => number | null;
}

const MMOL = 'mmol/L';
const anyone = ({ kind }: CalculationSubject) => kind === 'person';

const calculations: readonly Calculation[] = [
  {
    key: 'ckd-epi-2021',
    result: { loinc: '98979-8', unit: 'mL/min/{1.73_m2}' },
    inputs: [{ loinc: '14682-9', unit: 'umol/L' }],
    holdsFor: (subject) => isAdult(subject) && subject.pregnant !== true && (subject.sex === 'female' || subject.sex === 'male'),
    compute: ([creatinine = 0], subject) => filtrationRate(creatinine, subject),
  },
  {
    // Friedewald WT, Levy RI, Fredrickson DS. Clin Chem 1972;18:499-502. Not above 4.5 mmol/L of triglycerides.
    key: 'friedewald',
    result: { loinc: '39469-2', unit: MMOL },
    inputs: [
      { loinc: '14647-2', unit: MMOL },
      { loinc: '14646-4', unit: MMOL },
      { loinc: '14927-8', unit: MMOL },
    ],
    holdsFor: anyone,
    compute: ([cholesterol = 0, hdl = 0, triglycerides = 0]) =>
      triglycerides > HIGHEST_TRIGLYCERIDES ? null : cholesterol - hdl - triglycerides / 2.2,
  },
  {
    // Emmett M, Narins RG. Medicine 1977;56:38-54: sodium less chloride and bicarbonate, without potassium.
    key: 'anion-gap',
    result: { loinc: '10466-1', unit: MMOL },
    inputs: [
      { loinc: '2951-2', unit: MMOL },
      { loinc: '2075-0', unit: MMOL },
      { loinc: '1963-8', unit: MMOL },
    ],
    holdsFor: anyone,
    compute: ([sodium = 0, chloride = 0, bicarbonate = 0]) => sodium - chloride - bicarbonate,
  },
  {
    // Payne RB et al. BMJ 1973;4:643-646, with 40 g/L as the usual albumin.
    key: 'corrected-calcium',
    result: { loinc: '29265-6', unit: MMOL },
    inputs: [
      { loinc: '2000-8', unit: MMOL },
      { loinc: '1751-7', unit: 'g/L' },
    ],
    holdsFor: anyone,
    compute: ([calcium = 0, albumin = 0]) => calcium + 0.02 * (40 - albumin),
  },
  {
    // The master equation of IFCC and NGSP: Hoelzel W et al. Clin Chem 2004;50:166-174.
    key: 'ifcc-hba1c',
    result: { loinc: '59261-8', unit: 'mmol/mol' },
    inputs: [{ loinc: '4548-4', unit: '%' }],
    holdsFor: anyone,
    compute: ([ngsp = 0]) => (ngsp - 2.152) / 0.09148,
  },
];

const HIGHEST_TRIGLYCERIDES = 4.5;
const ADULT_YEARS = 18;
const MICROMOLES_PER_MILLIGRAM = 88.42;

function yearsOf({ birthDate, day }: CalculationSubject): number | null {
  return birthDate === null ? null : Temporal.PlainDate.from(birthDate).until(day, { largestUnit: 'years' }).years;
}

function isAdult(subject: CalculationSubject): boolean {
  const years = yearsOf(subject);
  return subject.kind === 'person' && years !== null && years >= ADULT_YEARS;
}

/** Inker LA et al. N Engl J Med 2021;385:1737-1749: the equation of 2021 from creatinine, without race, in mL/min/1.73 m². */
function filtrationRate(creatinine: number, subject: CalculationSubject): number {
  const isFemale = subject.sex === 'female';
  const ratio = creatinine / MICROMOLES_PER_MILLIGRAM / (isFemale ? 0.7 : 0.9);
  const low = Math.min(ratio, 1) ** (isFemale ? -0.241 : -0.302);
  const high = Math.max(ratio, 1) ** -1.2;
  return 142 * low * high * 0.9938 ** (yearsOf(subject) ?? 0) * (isFemale ? 1.012 : 1);
}

interface Measurable {
  loincCode: string | null;
  unit: string | null;
}

function isOf({ loincCode, unit }: Measurable, quantity: Quantity): boolean {
  return loincCode === quantity.loinc && unit === quantity.unit;
}

/** How an analyte follows from the others of a request; null when it is measured. */
export function calculationOf(analyte: Measurable, others: readonly Measurable[], subject: CalculationSubject): CalculationKey | null {
  const found = calculations.find(({ result }) => isOf(analyte, result));
  if (!found?.holdsFor(subject)) return null;
  return found.inputs.every((input) => others.some((other) => isOf(other, input))) ? found.key : null;
}

export interface KnownValue extends Measurable {
  /** Null where nothing is known, or only that the value is below or above something. */
  number: number | null;
}

/** The value by a calculation, with the decimals of its analyte; null while one of its inputs is missing or the formula does not hold. */
export function calculated(
  key: CalculationKey,
  known: readonly KnownValue[],
  subject: CalculationSubject,
  decimals: number,
): number | null {
  const calculation = calculations.find((one) => one.key === key) as Calculation;
  const inputs = calculation.inputs.map((input) => known.find((value) => isOf(value, input))?.number ?? null);
  if (inputs.some((input) => input === null)) return null;
  const value = calculation.compute(inputs as number[], subject);
  return value === null ? null : Number(value.toFixed(decimals));
}
