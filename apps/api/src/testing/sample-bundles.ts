/**
 * A small import of our own making, with what real ones bring along: names of several scripts, partial dates, organisations
 * that every bundle repeats, references to what is not there, codes without words and words without codes.
 */

type Resource = Record<string, unknown> & { resourceType: string };

const SNOMED = 'http://snomed.info/sct';
const LOINC = 'http://loinc.org';
const RXNORM = 'http://www.nlm.nih.gov/research/umls/rxnorm';
const UCUM = 'http://unitsofmeasure.org';
const US_SSN = 'http://hl7.org/fhir/sid/us-ssn';
const NPI = 'http://hl7.org/fhir/sid/us-npi';

export const coded = (system: string, code: string, display: string) => ({ coding: [{ system, code, display }], text: display });
const plain = (code: string) => ({ coding: [{ code }] });
const quantity = (value: number, unit: string, code = unit) => ({ value, unit, system: UCUM, code });
const reference = (id: string) => ({ reference: `urn:uuid:${id}` });

/** A UUID that tells what it is when a test fails. */
export const sampleId = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;

export function bundle(...resources: Resource[]): string {
  const entry = resources.map((resource) => ({
    fullUrl: `urn:uuid:${resource.id}`,
    resource,
    request: { method: 'POST', url: resource.resourceType },
  }));
  return JSON.stringify({ resourceType: 'Bundle', type: 'transaction', entry });
}

export function patient(id: string, more: Record<string, unknown> = {}): Resource {
  return {
    resourceType: 'Patient',
    id,
    name: [{ use: 'official', family: 'Sample', given: ['Sam'] }],
    gender: 'female',
    birthDate: '1980-05-06',
    ...more,
  };
}

export function observation(id: string, patientId: string, more: Record<string, unknown> = {}): Resource {
  return {
    resourceType: 'Observation',
    id,
    status: 'final',
    category: [plain('vital-signs')],
    code: coded(LOINC, '8302-2', 'Body height'),
    subject: reference(patientId),
    effectiveDateTime: '2015-03-04T09:30:00+02:00',
    issued: '2015-03-04T09:31:00+02:00',
    valueQuantity: quantity(167.5, 'cm'),
    ...more,
  };
}

const clinic: Resource = {
  resourceType: 'Organization',
  id: sampleId(1),
  identifier: [{ system: 'https://clinics.example', value: 'old-mill' }],
  name: 'Old Mill Clinic',
  telecom: [{ system: 'phone', value: '020 555 0100' }],
};
/** The same organisation under another id, as a second export names it. */
const clinicAgain: Resource = { ...clinic, id: sampleId(2) };
const doctor: Resource = {
  resourceType: 'Practitioner',
  id: sampleId(3),
  identifier: [{ system: NPI, value: '1000000001' }],
  name: [{ prefix: ['Dr'], given: ['Wanjiru'], family: 'O’Neill' }],
};

function encounter(id: string, patientId: string, more: Record<string, unknown> = {}): Resource {
  return {
    resourceType: 'Encounter',
    id,
    status: 'finished',
    class: { code: 'AMB' },
    type: [coded(SNOMED, '185349003', 'Check-up')],
    subject: reference(patientId),
    participant: [{ individual: reference(sampleId(3)) }],
    period: { start: '2015-03-04T09:00:00+02:00', end: '2015-03-04T09:45:00+02:00' },
    serviceProvider: reference(sampleId(1)),
    ...more,
  };
}

const [JOSE, MEI] = [sampleId(10), sampleId(20)];

const inFirstVisit = { subject: reference(JOSE), encounter: reference(sampleId(11)) };
const claimed = {
  patient: reference(JOSE),
  status: 'active',
  use: 'claim',
  created: '2015-03-05T08:00:00Z',
  item: [{ encounter: [reference(sampleId(11))] }],
};

/** An old man with a long record: everything that the import takes. */
const firstLine: Resource[] = [
  patient(JOSE, {
    name: [
      { use: 'maiden', family: 'Ibáñez', given: ['José'] },
      { use: 'official', family: 'Núñez', given: ['José', 'María'], prefix: ['Sr.'] },
    ],
    gender: 'male',
    birthDate: '1911-03',
    deceasedDateTime: '2015-12-24T23:00:00-03:00',
    telecom: [{ system: 'phone', value: '555-804-7372', use: 'home' }],
    address: [{ line: ['5 Quay'], city: 'Boston', state: 'MA', postalCode: '02720', country: 'US' }],
    communication: [{ language: plain('es') }],
    identifier: [
      { type: plain('MR'), system: 'https://clinics.example', value: 'OM-77' },
      { type: plain('SB'), system: US_SSN, value: '999-10-2000' },
    ],
  }),
  clinic,
  doctor,
  encounter(sampleId(11), JOSE),
  {
    resourceType: 'Condition',
    id: sampleId(12),
    ...inFirstVisit,
    code: coded(SNOMED, '38341003', 'Hypertension'),
    clinicalStatus: plain('active'),
    verificationStatus: plain('confirmed'),
    onsetDateTime: '1960',
    recordedDate: '2015-03-04T09:20:00+02:00',
  },
  {
    resourceType: 'AllergyIntolerance',
    id: sampleId(13),
    patient: reference(JOSE),
    code: { text: 'The blue tablets' },
    clinicalStatus: plain('active'),
    recordedDate: '1941-05-04T07:44:08Z',
  },
  observation(sampleId(14), JOSE, {
    encounter: reference(sampleId(11)),
    code: coded(LOINC, '85354-9', 'Blood pressure'),
    valueQuantity: undefined,
    component: [
      { code: coded(LOINC, '8480-6', 'Systolic'), valueQuantity: quantity(151, 'mmHg', 'mm[Hg]') },
      { code: coded(LOINC, '8462-4', 'Diastolic'), valueQuantity: quantity(88, 'mmHg', 'mm[Hg]') },
    ],
  }),
  observation(sampleId(15), JOSE, {
    ...inFirstVisit,
    category: [plain('laboratory')],
    code: coded(LOINC, '4548-4', 'HbA1c'),
    valueQuantity: quantity(6.6, '%'),
  }),
  {
    resourceType: 'DiagnosticReport',
    id: sampleId(16),
    ...inFirstVisit,
    status: 'final',
    code: coded(LOINC, '55399-0', 'Diabetes panel'),
    effectiveDateTime: '2015-03-04T09:30:00+02:00',
    issued: '2015-03-04T11:00:00+02:00',
    result: [reference(sampleId(15))],
  },
  {
    resourceType: 'Procedure',
    id: sampleId(17),
    ...inFirstVisit,
    status: 'completed',
    code: coded(SNOMED, '428191000124101', 'Review of medicines'),
    performedPeriod: { start: '2015-03-04T09:00:00+02:00', end: '2015-03-04T09:15:00+02:00' },
    reasonReference: [reference(sampleId(12))],
  },
  { resourceType: 'Medication', id: sampleId(30), code: coded(RXNORM, '314076', 'Lisinopril 10 MG Oral Tablet') },
  {
    resourceType: 'MedicationRequest',
    id: sampleId(18),
    ...inFirstVisit,
    status: 'active',
    intent: 'order',
    medicationReference: reference(sampleId(30)),
    authoredOn: '2015-03-04T09:30:00+02:00',
    requester: reference(sampleId(3)),
    dosageInstruction: [
      { timing: { repeat: { frequency: 1, period: 1, periodUnit: 'd' } }, doseAndRate: [{ doseQuantity: { value: 1 } }] },
    ],
  },
  {
    resourceType: 'Immunization',
    id: sampleId(19),
    status: 'completed',
    patient: reference(JOSE),
    vaccineCode: coded('http://hl7.org/fhir/sid/cvx', '140', 'Influenza'),
    occurrenceDateTime: '2014-10-01',
  },
  {
    resourceType: 'Goal',
    id: sampleId(31),
    lifecycleStatus: 'accepted',
    description: { text: 'Blood pressure below 140/90' },
    subject: reference(JOSE),
  },
  {
    resourceType: 'CarePlan',
    id: sampleId(32),
    ...inFirstVisit,
    status: 'active',
    intent: 'plan',
    category: [coded(SNOMED, '443402002', 'Lifestyle for hypertension')],
    period: { start: '2015-03-04' },
    addresses: [reference(sampleId(12))],
    goal: [reference(sampleId(31))],
    activity: [{ detail: { code: coded(SNOMED, '386463000', 'Walking'), status: 'in-progress' } }],
  },
  {
    resourceType: 'Claim',
    id: sampleId(33),
    ...claimed,
    provider: reference(sampleId(1)),
    insurance: [{ coverage: { display: 'Harbour Mutual' } }],
    total: { value: 125, currency: 'USD' },
  },
  {
    resourceType: 'ExplanationOfBenefit',
    id: sampleId(34),
    ...claimed,
    claim: reference(sampleId(33)),
    outcome: 'complete',
    insurer: { display: 'Harbour Mutual' },
    contained: [{ resourceType: 'Coverage', id: 'c' }],
    total: [{ amount: { value: 125, currency: 'USD' } }],
    payment: { amount: { value: 100, currency: 'USD' } },
  },
  {
    resourceType: 'Coverage',
    id: sampleId(35),
    status: 'active',
    beneficiary: reference(JOSE),
    payor: [{ display: 'Harbour Mutual' }],
    subscriberId: 'HM-1',
    period: { start: '2015-01-01' },
  },
  { resourceType: 'ImagingStudy', id: sampleId(36), status: 'available', subject: reference(JOSE) },
];

/** A woman whose export repeats the clinic under another id and names her doctor only by a search. */
function secondLine(): string {
  return bundle(
    patient(MEI, {
      name: [{ use: 'official', family: '李', given: ['梅'] }],
      identifier: [{ type: plain('SB'), system: US_SSN, value: '999-10-2000' }],
      extension: [{ url: 'http://hl7.org/fhir/us/core/StructureDefinition/us-core-birthsex', valueCode: 'F' }],
    }),
    clinicAgain,
    doctor,
    encounter(sampleId(21), MEI, {
      class: { code: 'EMER' },
      serviceProvider: reference(sampleId(2)),
      participant: [{ individual: { reference: `Practitioner?identifier=${NPI}|9999999999`, display: 'Dr Not Here' } }],
    }),
    observation(sampleId(22), MEI, { encounter: reference(sampleId(99)) }),
  );
}

export const sampleLines = (): string[] => [bundle(...firstLine), secondLine()];
export const samplePatients = { jose: JOSE, mei: MEI };
