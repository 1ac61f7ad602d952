/** What people come with, the most common first: the code's own words are facts of ICD-10, the wordings are ours. */
export const commonDiagnoses = [
  { code: 'J06.9', display: 'Acute upper respiratory infection', complaint: 'Cough and runny nose', medicine: 'paracetamol', test: null },
  { code: 'I10', display: 'Essential hypertension', complaint: 'Blood pressure review', medicine: 'amlodipine', test: 'UE' },
  { code: 'B54', display: 'Malaria, unspecified', complaint: 'Fever and chills', medicine: 'artemether', test: 'MAL-RDT' },
  {
    code: 'E11.9',
    display: 'Type 2 diabetes mellitus without complications',
    complaint: 'Diabetes review',
    medicine: 'metformin',
    test: 'HBA1C',
  },
  { code: 'A09', display: 'Infectious gastroenteritis', complaint: 'Diarrhoea and vomiting', medicine: 'zinc', test: null },
  { code: 'N39.0', display: 'Urinary tract infection', complaint: 'Burning on passing urine', medicine: 'nitrofurantoin', test: 'URINE' },
  { code: 'M54.5', display: 'Low back pain', complaint: 'Back pain', medicine: 'ibuprofen', test: null },
  { code: 'K29.7', display: 'Gastritis, unspecified', complaint: 'Pain in the upper belly', medicine: 'omeprazole', test: null },
  { code: 'J45.9', display: 'Asthma', complaint: 'Wheeze and short breath', medicine: 'salbutamol', test: null },
  { code: 'L30.9', display: 'Dermatitis', complaint: 'Itching rash', medicine: 'hydrocortisone', test: null },
  { code: 'D50.9', display: 'Iron deficiency anaemia', complaint: 'Tiredness', medicine: 'ferrous', test: 'CBC' },
  { code: 'Z34.9', display: 'Supervision of normal pregnancy', complaint: 'Antenatal visit', medicine: 'folic', test: 'CBC' },
  { code: 'H66.9', display: 'Otitis media', complaint: 'Ear pain', medicine: 'amoxicillin', test: null },
  { code: 'J18.9', display: 'Pneumonia', complaint: 'Cough with fever', medicine: 'amoxicillin', test: 'CBC' },
  { code: 'F41.9', display: 'Anxiety disorder', complaint: 'Worry and poor sleep', medicine: 'sertraline', test: 'TSH' },
  { code: 'G43.9', display: 'Migraine', complaint: 'Headache', medicine: 'ibuprofen', test: null },
] as const;
export type CommonDiagnosis = (typeof commonDiagnoses)[number];

export const ICD10 = 'http://hl7.org/fhir/sid/icd-10';
