import { z } from 'zod';
import type { Age } from '../patients/birth.js';

/**
 * The vital signs that are taken, with the limits by which a value is refused, needs a confirmation or is flagged. API and
 * screen judge by the same table. The ranges are for screening at the bedside; a clinician judges the patient.
 * What needs a clinician at once: of adults by the red scores of NEWS2 (Royal College of Physicians, 2017) and 180/120 mmHg
 * (ACC/AHA, 2017); of children by PALS (AHA, 2020), of fever under three months by NICE NG143, of glucose as in the laboratory.
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

/** Where a value lies against the limits of the age; `critically` means that a clinician is needed at once. */
export const vitalFlag = z.enum(['critically-low', 'low', 'normal', 'high', 'critically-high', 'unjudged']);
export type VitalFlag = z.infer<typeof vitalFlag>;

/** From an age on, until the next row. Each pair is the lowest and the highest value that still belongs to it. */
export interface VitalLimits {
  from: Age;
  /** Outside of this a value is flagged. */
  normal?: readonly [number, number];
  /** Outside of this a value needs a clinician at once; null where nothing on that side does. */
  uncritical?: readonly [number | null, number | null];
  /** Outside of this a value needs a confirmation. */
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
  /** No living patient has a value outside of this: it is refused. */
  possible: readonly [number, number];
  limits: readonly VitalLimits[];
}

const BIRTH: Age = { count: 0, unit: 'days' };
const days = (count: number): Age => ({ count, unit: 'days' });
const months = (count: number): Age => ({ count, unit: 'months' });
const years = (count: number): Age => ({ count, unit: 'years' });

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
      { from: BIRTH, normal: [60, 90], uncritical: [60, null], probable: [40, 120] },
      { from: months(1), normal: [70, 105], uncritical: [70, null], probable: [50, 140] },
      { from: years(1), normal: [80, 110], uncritical: [70, null], probable: [60, 160] },
      { from: years(6), normal: [85, 120], uncritical: [80, null], probable: [60, 180] },
      { from: years(13), normal: [90, 139], uncritical: [90, 179], probable: [70, 230] },
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
      { from: BIRTH, normal: [30, 60], probable: [15, 80] },
      { from: months(1), normal: [35, 70], probable: [20, 95] },
      { from: years(1), normal: [45, 75], probable: [25, 110] },
      { from: years(6), normal: [50, 80], probable: [30, 120] },
      { from: years(13), normal: [60, 89], uncritical: [null, 119], probable: [35, 140] },
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
      { from: BIRTH, normal: [100, 180], uncritical: [80, 219], probable: [70, 230] },
      { from: months(3), normal: [90, 160], uncritical: [60, 219], probable: [60, 220] },
      { from: years(1), normal: [80, 140], uncritical: [60, 179], probable: [50, 200] },
      { from: years(6), normal: [65, 120], uncritical: [60, 179], probable: [40, 200] },
      { from: years(13), normal: [50, 100], uncritical: [41, 130], probable: [35, 200] },
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
      { from: BIRTH, normal: [30, 60], uncritical: [10, 60], probable: [20, 100] },
      { from: months(3), normal: [25, 50], uncritical: [10, 60], probable: [15, 90] },
      { from: years(1), normal: [20, 40], uncritical: [10, 60], probable: [12, 70] },
      { from: years(6), normal: [16, 28], uncritical: [10, 60], probable: [10, 60] },
      { from: years(13), normal: [12, 20], uncritical: [9, 24], probable: [8, 50] },
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
    limits: [
      { from: BIRTH, normal: [36, 37.9], uncritical: [35.5, 37.9], probable: [34, 41.5] },
      { from: months(3), normal: [36, 37.9], uncritical: [35.1, 39.9], probable: [34, 41.5] },
    ],
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
      { from: BIRTH, normal: [90, 100], uncritical: [90, null], probable: [70, 100] },
      { from: days(2), normal: [95, 100], uncritical: [90, null], probable: [75, 100] },
      { from: years(13), normal: [95, 100], uncritical: [92, null], probable: [75, 100] },
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
      { from: BIRTH, probable: [1, 6] },
      { from: months(1), probable: [2, 15] },
      { from: years(1), probable: [5, 40] },
      { from: years(6), probable: [12, 110] },
      { from: years(13), probable: [25, 220] },
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
      { from: BIRTH, probable: [35, 62] },
      { from: months(1), probable: [40, 95] },
      { from: years(1), probable: [60, 135] },
      { from: years(6), probable: [90, 190] },
      { from: years(13), probable: [120, 215] },
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
      { from: BIRTH, probable: [28, 42] },
      { from: months(3), probable: [34, 52] },
      { from: years(1), probable: [40, 62] },
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
      { from: BIRTH, normal: [2.6, 7.8], uncritical: [2.1, 13.9], probable: [1, 20] },
      { from: months(1), normal: [3.9, 7.8], uncritical: [2.7, 19.9], probable: [1.5, 33] },
      { from: years(18), normal: [3.9, 7.8], uncritical: [2.6, 24.9], probable: [1.5, 33] },
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
    limits: [{ from: BIRTH, normal: [0, 3], probable: [0, 10] }],
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

export function vitalSign(key: VitalKey): VitalSign {
  const sign = vitalSigns.find((each) => each.key === key);
  if (!sign) throw new Error(`${key} is not a vital sign.`);
  return sign;
}
