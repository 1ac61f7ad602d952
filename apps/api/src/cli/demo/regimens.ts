/** How much of which medicine, how often and for how long; `quantity` where a whole pack is handed out. */
export interface Regimen {
  medicine: string;
  dose: number;
  times: number;
  days: number;
  quantity?: number;
}

const YEARS_OF_CHILDREN = 12;

const ibuprofen = { medicine: 'Ibuprofen 400 mg tablet', dose: 1, times: 3, days: 5 };
const paracetamol = { medicine: 'Paracetamol 500 mg tablet', dose: 2, times: 3, days: 3 };
const amoxicillin = { medicine: 'Amoxicillin 500 mg capsule', dose: 1, times: 3, days: 7 };
const paracetamolSyrup = { medicine: 'Paracetamol 120 mg/5 mL', dose: 5, times: 3, days: 3 };
const amoxicillinSyrup = { medicine: 'Amoxicillin 250 mg/5 mL', dose: 5, times: 3, days: 7 };
const inhaler = { medicine: 'Salbutamol 100 µg/dose inhaler', dose: 2, times: 4, days: 30, quantity: 1 };
const cream = { medicine: 'Hydrocortisone 1 % cream', dose: 1, times: 2, days: 7, quantity: 1 };

/** What a doctor writes for each of the demo's diagnoses, as one would for an adult of usual weight. */
const ofAdults: Record<string, Regimen> = {
  'J06.9': paracetamol,
  I10: { medicine: 'Amlodipine 5 mg tablet', dose: 1, times: 1, days: 30 },
  B54: { medicine: 'Artemether with lumefantrine', dose: 4, times: 2, days: 3 },
  'E11.9': { medicine: 'Metformin 500 mg tablet', dose: 1, times: 2, days: 30 },
  'A09.0': { medicine: 'Oral rehydration salts', dose: 1, times: 3, days: 2 },
  'Z34.9': { medicine: 'Ferrous sulfate with folic acid', dose: 1, times: 1, days: 30 },
  'N39.0': { medicine: 'Nitrofurantoin 100 mg capsule', dose: 1, times: 2, days: 5 },
  'H66.9': amoxicillin,
  'M54.5': ibuprofen,
  'K29.7': { medicine: 'Omeprazole 20 mg capsule', dose: 1, times: 1, days: 14 },
  'J45.9': inhaler,
  'L30.9': cream,
  'D50.9': { medicine: 'Ferrous sulfate 200 mg tablet', dose: 1, times: 2, days: 30 },
  'J18.9': amoxicillin,
  'K40.9': paracetamol,
  'F41.9': { medicine: 'Sertraline 50 mg tablet', dose: 1, times: 1, days: 30 },
  'G43.9': ibuprofen,
};

const ofChildren: Record<string, Regimen> = {
  'J06.9': paracetamolSyrup,
  B54: { medicine: 'Artemether with lumefantrine', dose: 2, times: 2, days: 3 },
  'A09.0': { medicine: 'Zinc sulfate 20 mg', dose: 1, times: 1, days: 10 },
  'H66.9': amoxicillinSyrup,
  'J45.9': inhaler,
  'L30.9': cream,
  'J18.9': amoxicillinSyrup,
};

/** Nothing where children do not get what adults get. */
export function regimenFor(diagnosisCode: string, years: number): Regimen | undefined {
  return years < YEARS_OF_CHILDREN ? ofChildren[diagnosisCode] : ofAdults[diagnosisCode];
}
