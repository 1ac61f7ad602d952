/**
 * The vital signs that are taken, with the limits by which a value is refused, asked about or flagged. API and screen
 * judge by the same table. The ranges are for screening at the bedside; a clinician judges the patient.
 */
export const vitalKeys = [
  'systolic',
  'diastolic',
  'pulse',
  'respiration',
  'temperature',
  'saturation',
  'weight',
  'height',
  'head-circumference',
  'glucose',
  'pain',
] as const;
export type VitalKey = (typeof vitalKeys)[number];

/** From an age in days on, until the next row: the lowest and the highest value that needs no flag or no question. */
interface Limits {
  fromDays: number;
  normal?: readonly [number, number];
  probable: readonly [number, number];
}

export interface VitalSign {
  key: VitalKey;
  loinc: string;
  display: string;
  /** UCUM. */
  unit: string;
  unitDisplay: string;
  decimals: number;
  /** Outside of this no living patient is: the value is refused. */
  possible: readonly [number, number];
  limits: readonly Limits[];
}

const YEAR = 365.25;

export const vitalSigns: readonly VitalSign[] = [
  {
    key: 'systolic',
    loinc: '8480-6',
    display: 'Systolic blood pressure',
    unit: 'mm[Hg]',
    unitDisplay: 'mmHg',
    decimals: 0,
    possible: [20, 320],
    limits: [
      { fromDays: 0, normal: [60, 90], probable: [40, 120] },
      { fromDays: 30, normal: [70, 105], probable: [50, 140] },
      { fromDays: YEAR, normal: [80, 110], probable: [60, 160] },
      { fromDays: 6 * YEAR, normal: [85, 120], probable: [60, 180] },
      { fromDays: 13 * YEAR, normal: [90, 139], probable: [70, 230] },
    ],
  },
  {
    key: 'diastolic',
    loinc: '8462-4',
    display: 'Diastolic blood pressure',
    unit: 'mm[Hg]',
    unitDisplay: 'mmHg',
    decimals: 0,
    possible: [10, 220],
    limits: [
      { fromDays: 0, normal: [30, 60], probable: [15, 80] },
      { fromDays: 30, normal: [35, 70], probable: [20, 95] },
      { fromDays: YEAR, normal: [45, 75], probable: [25, 110] },
      { fromDays: 6 * YEAR, normal: [50, 80], probable: [30, 120] },
      { fromDays: 13 * YEAR, normal: [60, 89], probable: [35, 140] },
    ],
  },
  {
    key: 'pulse',
    loinc: '8867-4',
    display: 'Pulse',
    unit: '/min',
    unitDisplay: '/min',
    decimals: 0,
    possible: [15, 350],
    limits: [
      { fromDays: 0, normal: [100, 180], probable: [70, 230] },
      { fromDays: 90, normal: [90, 160], probable: [60, 220] },
      { fromDays: YEAR, normal: [80, 140], probable: [50, 200] },
      { fromDays: 6 * YEAR, normal: [65, 120], probable: [40, 200] },
      { fromDays: 13 * YEAR, normal: [50, 100], probable: [35, 200] },
    ],
  },
  {
    key: 'respiration',
    loinc: '9279-1',
    display: 'Respiratory rate',
    unit: '/min',
    unitDisplay: '/min',
    decimals: 0,
    possible: [2, 150],
    limits: [
      { fromDays: 0, normal: [30, 60], probable: [20, 100] },
      { fromDays: 90, normal: [25, 50], probable: [15, 90] },
      { fromDays: YEAR, normal: [20, 40], probable: [12, 70] },
      { fromDays: 6 * YEAR, normal: [16, 28], probable: [10, 60] },
      { fromDays: 13 * YEAR, normal: [12, 20], probable: [8, 50] },
    ],
  },
  {
    key: 'temperature',
    loinc: '8310-5',
    display: 'Body temperature',
    unit: 'Cel',
    unitDisplay: '°C',
    decimals: 1,
    possible: [22, 45],
    limits: [{ fromDays: 0, normal: [36, 37.9], probable: [34, 41.5] }],
  },
  {
    key: 'saturation',
    loinc: '59408-5',
    display: 'Oxygen saturation',
    unit: '%',
    unitDisplay: '%',
    decimals: 0,
    possible: [20, 100],
    limits: [
      { fromDays: 0, normal: [90, 100], probable: [70, 100] },
      { fromDays: 2, normal: [95, 100], probable: [75, 100] },
    ],
  },
  {
    key: 'weight',
    loinc: '29463-7',
    display: 'Weight',
    unit: 'kg',
    unitDisplay: 'kg',
    decimals: 2,
    possible: [0.3, 650],
    limits: [
      { fromDays: 0, probable: [1, 6] },
      { fromDays: 30, probable: [2, 15] },
      { fromDays: YEAR, probable: [5, 40] },
      { fromDays: 6 * YEAR, probable: [12, 110] },
      { fromDays: 13 * YEAR, probable: [25, 220] },
    ],
  },
  {
    key: 'height',
    loinc: '8302-2',
    display: 'Height',
    unit: 'cm',
    unitDisplay: 'cm',
    decimals: 1,
    possible: [20, 272],
    limits: [
      { fromDays: 0, probable: [35, 62] },
      { fromDays: 30, probable: [40, 95] },
      { fromDays: YEAR, probable: [60, 135] },
      { fromDays: 6 * YEAR, probable: [90, 190] },
      { fromDays: 13 * YEAR, probable: [120, 215] },
    ],
  },
  {
    key: 'head-circumference',
    loinc: '9843-4',
    display: 'Head circumference',
    unit: 'cm',
    unitDisplay: 'cm',
    decimals: 1,
    possible: [15, 80],
    limits: [
      { fromDays: 0, probable: [28, 42] },
      { fromDays: 90, probable: [34, 52] },
      { fromDays: YEAR, probable: [40, 62] },
    ],
  },
  {
    key: 'glucose',
    loinc: '15074-8',
    display: 'Blood glucose',
    unit: 'mmol/L',
    unitDisplay: 'mmol/L',
    decimals: 1,
    possible: [0.1, 100],
    limits: [
      { fromDays: 0, normal: [2.6, 7.8], probable: [1, 20] },
      { fromDays: 30, normal: [3.9, 7.8], probable: [1.5, 33] },
    ],
  },
  {
    key: 'pain',
    loinc: '72514-3',
    display: 'Pain score',
    unit: '{score}',
    unitDisplay: '/ 10',
    decimals: 0,
    possible: [0, 10],
    limits: [{ fromDays: 0, normal: [0, 3], probable: [0, 10] }],
  },
];

/** The code under which both numbers of a blood pressure are kept together. */
export const bloodPressure = { loinc: '85354-9', display: 'Blood pressure' } as const;
export const bodyMassIndex = { loinc: '39156-5', display: 'Body mass index', unit: 'kg/m2', unitDisplay: 'kg/m²' } as const;

/** Kilograms by the square of metres, to one decimal; null while one of them is missing. */
export function bodyMassIndexOf(weightKg: number | undefined, heightCm: number | undefined): number | null {
  if (!weightKg || !heightCm) return null;
  return Math.round((weightKg / (heightCm / 100) ** 2) * 10) / 10;
}

/** Other LOINC codes under which the same measure arrives from elsewhere. */
const otherCodes: Readonly<Record<string, VitalKey>> = {
  '2708-6': 'saturation',
  '3141-9': 'weight',
  '8306-3': 'height',
  '8287-5': 'head-circumference',
  '8331-1': 'temperature',
  '2339-0': 'glucose',
};

/** The vital sign behind a code, in any unit. */
export function vitalOfCode(code: string | null | undefined): VitalSign | null {
  if (!code) return null;
  return vitalSigns.find(({ loinc }) => loinc === code) ?? vitalSigns.find(({ key }) => key === otherCodes[code]) ?? null;
}

/** Every code under which a vital sign is kept or arrives. */
export const vitalCodes: readonly string[] = [bloodPressure.loinc, ...vitalSigns.map(({ loinc }) => loinc), ...Object.keys(otherCodes)];

/** The two numbers of a blood pressure among the parts of a measurement. */
export function bloodPressureParts<Part extends { code?: string | undefined }>(parts: readonly Part[]) {
  const partOf = (key: VitalKey) => parts.find(({ code }) => code === vitalSign(key).loinc);
  return { systolic: partOf('systolic'), diastolic: partOf('diastolic') };
}

export type VitalVerdict = 'impossible' | 'improbable' | 'low' | 'high' | 'normal' | 'unjudged';

export function vitalSign(key: VitalKey): VitalSign {
  const sign = vitalSigns.find((each) => each.key === key);
  if (!sign) throw new Error(`${key} is not a vital sign.`);
  return sign;
}

/** The limits that hold at an age; of an adult when the age is unknown. */
export function vitalLimits(sign: VitalSign, ageDays: number | null): Limits {
  const known = ageDays ?? Number.POSITIVE_INFINITY;
  const fitting = sign.limits.filter((limits) => limits.fromDays <= known);
  return fitting[fitting.length - 1] ?? (sign.limits[0] as Limits);
}

/** Whether a value is no more exact than its measure. */
export function isAsExact(key: VitalKey, value: number): boolean {
  return Number(value.toFixed(vitalSign(key).decimals)) === value;
}

/** Whose value it is. The limits are those of people; nothing is known here of what is usual in an animal. */
export interface VitalSubject {
  ageDays: number | null;
  kind: 'person' | 'animal';
}

const SCALES: Partial<Record<VitalKey, readonly [number, number]>> = { saturation: [0, 100], pain: [0, 10] };

/** What no scale and no measure can show, of any patient, animals included. */
function isMeasurable(key: VitalKey, value: number): boolean {
  const [low, high] = SCALES[key] ?? [Number.MIN_VALUE, Number.POSITIVE_INFINITY];
  return value >= low && value <= high;
}

/** What is to be thought of a value: `improbable` needs a confirmation and is flagged like any other once it has one. */
export function judgeVital(key: VitalKey, value: number, { ageDays, kind }: VitalSubject): VitalVerdict {
  const sign = vitalSign(key);
  if (kind === 'animal') return isMeasurable(key, value) ? 'unjudged' : 'impossible';
  if (value < sign.possible[0] || value > sign.possible[1]) return 'impossible';
  const { probable } = vitalLimits(sign, ageDays);
  if (value < probable[0] || value > probable[1]) return 'improbable';
  return flagVital(key, value, { ageDays, kind });
}

/** Where a value lies against the normal range of the age. */
export function flagVital(key: VitalKey, value: number, { ageDays, kind }: VitalSubject): 'low' | 'high' | 'normal' | 'unjudged' {
  if (kind === 'animal') return 'unjudged';
  const { normal } = vitalLimits(vitalSign(key), ageDays);
  if (!normal) return 'unjudged';
  if (value < normal[0]) return 'low';
  return value > normal[1] ? 'high' : 'normal';
}
