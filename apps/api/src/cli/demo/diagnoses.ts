import type { SeededRandom } from './seeded-random.js';

/** A reason for a visit. Without limits it affects every patient, all year round. */
export interface CommonDiagnosis {
  code: string;
  display: string;
  complaint: string;
  /** The code of a laboratory test, where one is usual. */
  test: string | null;
  sex?: 'female' | 'male';
  /** Whole years, both ends included. */
  ages?: readonly [from: number, to: number];
  /** The months in which it is more common than anything else. */
  season?: readonly number[];
  /** The department that sees it at every age. */
  department?: 'ANC' | 'SURG';
}

const RAINS = [4, 5, 6, 11, 12] as const;
const COLD = [6, 7, 8] as const;

/** What people come with, the most common first: the code's own words are facts of ICD-10, the wordings are ours. */
const commonDiagnoses: readonly CommonDiagnosis[] = [
  {
    code: 'J06.9',
    display: 'Acute upper respiratory infection',
    complaint: 'Cough and runny nose',
    test: null,
    season: COLD,
  },
  {
    code: 'I10',
    display: 'Essential hypertension',
    complaint: 'Blood pressure review',
    test: 'ue',
    ages: [35, 120],
  },
  { code: 'B54', display: 'Malaria, unspecified', complaint: 'Fever and chills', test: 'malaria-rdt', season: RAINS },
  {
    code: 'E11.9',
    display: 'Type 2 diabetes mellitus without complications',
    complaint: 'Diabetes review',
    test: 'hba1c',
    ages: [35, 120],
  },
  { code: 'A09.0', display: 'Infectious gastroenteritis', complaint: 'Diarrhoea and vomiting', test: null, season: RAINS },
  {
    code: 'Z34.9',
    display: 'Supervision of normal pregnancy',
    complaint: 'Antenatal visit',
    test: 'cbc',
    sex: 'female',
    ages: [17, 43],
    department: 'ANC',
  },
  {
    code: 'N39.0',
    display: 'Urinary tract infection',
    complaint: 'Burning on passing urine',
    test: 'urinalysis',
    ages: [12, 120],
  },
  { code: 'H66.9', display: 'Otitis media', complaint: 'Ear pain', test: null, ages: [0, 12] },
  { code: 'M54.5', display: 'Low back pain', complaint: 'Back pain', test: null, ages: [18, 120] },
  {
    code: 'K29.7',
    display: 'Gastritis, unspecified',
    complaint: 'Pain in the upper belly',
    test: null,
    ages: [16, 120],
  },
  {
    code: 'J45.9',
    display: 'Asthma',
    complaint: 'Wheeze and short breath',
    test: null,
    ages: [3, 120],
    season: COLD,
  },
  { code: 'L30.9', display: 'Dermatitis', complaint: 'Itching rash', test: null },
  { code: 'D50.9', display: 'Iron deficiency anaemia', complaint: 'Tiredness', test: 'cbc' },
  { code: 'J18.9', display: 'Pneumonia', complaint: 'Cough with fever', test: 'cbc', season: COLD },
  {
    code: 'K40.9',
    display: 'Inguinal hernia',
    complaint: 'Lump in the groin',
    test: null,
    sex: 'male',
    ages: [25, 120],
    department: 'SURG',
  },
  { code: 'F41.9', display: 'Anxiety disorder', complaint: 'Worry and poor sleep', test: 'tsh', ages: [18, 120] },
  { code: 'G43.9', display: 'Migraine', complaint: 'Headache', test: null, ages: [12, 60] },
];

export const ICD10 = 'http://hl7.org/fhir/sid/icd-10';

export interface Comer {
  sex: string;
  years: number;
  month: number;
}

/** A likely diagnosis for that sex, age and month. */
export function likelyDiagnosis({ sex, years, month }: Comer, random: SeededRandom): CommonDiagnosis {
  const fitting = commonDiagnoses.filter((one) => {
    const [from, to] = one.ages ?? [0, 200];
    return (one.sex === undefined || one.sex === sex) && years >= from && years <= to;
  });
  const inSeason = ({ season }: CommonDiagnosis) => season?.includes(month) ?? false;
  return random.pickCommon([...fitting.filter(inSeason), ...fitting.filter((one) => !inSeason(one))]);
}

/** The department that sees the patient: children go to the paediatrician, and some diagnoses to their own department. */
export function departmentFor({ department }: CommonDiagnosis, years: number): 'ANC' | 'SURG' | 'PAED' | 'OPD' {
  return department ?? (years < 14 ? 'PAED' : 'OPD');
}
