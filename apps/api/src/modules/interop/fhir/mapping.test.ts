import { describe, expect, it } from 'vitest';
import { coded } from '../../../testing/sample-bundles.js';
import type { ImportContext } from '../import/import-context.js';
import { type ImportRows, noRows } from '../import/import-rows.js';
import { Rejected } from '../import/rejected.js';
import { dosageText } from './map-orders.js';
import { resourceType } from './resource-types.js';

const FACILITY = { id: 'facility', timeZone: 'Asia/Kolkata', country: 'IN' };
const context: ImportContext = {
  id: 'new',
  facility: FACILITY,
  patient: () => 'patient',
  local: (reference) => reference?.reference ?? null,
  partyName: (reference) => reference?.display ?? null,
  codeFor: () => null,
  ownerId: null,
  notKept: () => undefined,
};

function map(type: string, content: Record<string, unknown>, more: Partial<ImportContext> = {}): ImportRows {
  const rows = noRows();
  resourceType(type)?.map(content, { ...context, ...more }, rows);
  return rows;
}

function reasonOf(type: string, content: Record<string, unknown>): string {
  try {
    map(type, content);
  } catch (error) {
    if (error instanceof Rejected) return error.reason;
    throw error;
  }
  throw new Error('nothing was rejected');
}

const subject = { reference: 'p' };
const code = coded('http://loinc.org', '1-1', 'Something');

describe('Patient', () => {
  it('prefers the sex at birth for clinical use and keeps gender beside it', () => {
    const extension = [{ url: 'http://hl7.org/fhir/us/core/StructureDefinition/us-core-birthsex', valueCode: 'F' }];
    expect(map('Patient', { name: [{ family: 'X' }], gender: 'other', extension }).patient[0]).toMatchObject({
      sex: 'female',
      gender: 'other',
    });
    expect(map('Patient', { name: [{ family: 'X' }] }).patient[0]).toMatchObject({ sex: 'unknown', gender: null, birth_date: null });
  });

  it('takes one name alone, in any script, and calls a patient without a name unknown', () => {
    expect(map('Patient', { name: [{ text: 'Suharto' }] }).patient_name).toMatchObject([
      { family: 'Suharto', given: null, display: 'Suharto' },
    ]);
    expect(map('Patient', { name: [{ family: '李', given: ['梅'] }] }).patient_name).toMatchObject([{ script: 'Hani', display: '李梅' }]);
    expect(reasonOf('Patient', { name: [{ use: 'official' }] })).toBe('name empty');
    expect(map('Patient', {}).patient_name).toMatchObject([{ use: 'anonymous', family: 'Unknown', display: 'Unknown' }]);
  });

  it('reads phones as the country of the address writes them, and drops numbers that cannot be dialled', () => {
    const telecom = [
      { system: 'phone', value: '98765 43210', use: 'mobile' },
      { system: 'phone', value: '12' },
      { system: 'fax', value: '98765 43210' },
      { system: 'email', value: 'a@b.example' },
    ];
    const found = map('Patient', { name: [{ family: 'X' }], telecom }).patient_telecom;
    expect(found.map(({ system, value, messages }) => [system, value, messages])).toEqual([
      ['phone', '+919876543210', false],
      ['email', 'a@b.example', false],
    ]);
  });
});

describe('Encounter', () => {
  const encounter = { status: 'finished', class: { code: 'IMP' }, subject, period: { start: '1911-03-17T20:00:00Z' } };

  it('becomes a visit and an encounter of one id, on the facility’s business date', () => {
    const { visit, encounter: inside } = map('Encounter', encounter);
    expect(visit[0]).toMatchObject({ id: 'new', class: 'inpatient', ended_at: null, business_date: '1911-03-18' });
    expect(inside[0]).toMatchObject({ id: 'new', visit_id: 'new', kind: 'imported', status: 'finished' });
    expect(map('Encounter', { ...encounter, status: 'arrived' }).encounter[0]?.status).toBe('in-progress');
  });

  it('throws with the path of its fault', () => {
    expect(reasonOf('Encounter', { ...encounter, class: { code: 'MARS' } })).toBe('class.code not-known');
    expect(reasonOf('Encounter', { ...encounter, period: {} })).toBe('period.start missing');
    expect(reasonOf('Encounter', { ...encounter, period: { start: '2000-01-02', end: '2000-01-01' } })).toBe(
      'period ends-before-it-starts',
    );
    expect(reasonOf('Encounter', { ...encounter, subject: undefined })).toBe('subject missing');
  });
});

describe('Condition and AllergyIntolerance', () => {
  it('becomes a diagnosis when it belongs to an encounter, and a problem when it does not', () => {
    const condition = { subject, code, recordedDate: '2001-02-03' };
    expect(map('Condition', { ...condition, encounter: { reference: 'e' } }).condition[0]).toMatchObject({
      category: 'encounter-diagnosis',
      visit_id: 'e',
    });
    expect(map('Condition', condition).condition[0]).toMatchObject({
      category: 'problem-list-item',
      visit_id: null,
      verification_status: 'unconfirmed',
    });
    expect(reasonOf('Condition', { ...condition, onsetDateTime: '2001', abatementDateTime: '2000' })).toBe(
      'abatementDateTime before-onset',
    );
    expect(reasonOf('Condition', { ...condition, code: { coding: [] } })).toBe('code empty');
  });

  it('keeps reactions and says why what was an error is one', () => {
    const allergy = {
      patient: subject,
      code: { text: 'Bees' },
      recordedDate: '2001',
      verificationStatus: { coding: [{ code: 'entered-in-error' }] },
    };
    const reaction = [{ manifestation: [{ text: 'Hives' }, { text: 'Cough' }], severity: 'severe' }];
    expect(map('AllergyIntolerance', { ...allergy, reaction }).allergy_intolerance[0]).toMatchObject({
      code: null,
      display: 'Bees',
      reactions: [
        { manifestation: 'Hives', severity: 'severe' },
        { manifestation: 'Cough', severity: 'severe' },
      ],
      error_reason: 'Entered in error at the source',
    });
  });
});

describe('Observation', () => {
  const base = { subject, code, status: 'final', effectiveDateTime: '2001-02-03T10:00:00Z' };

  it('keeps each kind of value in its own column', () => {
    const first = (content: Record<string, unknown>) => map('Observation', { ...base, ...content }).observation[0];
    expect(first({ valueQuantity: { value: 1.5, comparator: '<', unit: 'mmol/l', code: 'mmol/L' } })).toMatchObject({
      value_number: 1.5,
      value_comparator: '<',
      unit: 'mmol/L',
      unit_display: 'mmol/l',
    });
    expect(first({ valueCodeableConcept: coded('http://snomed.info/sct', '8517006', 'Former smoker') })).toMatchObject({
      value_code: '8517006',
      value_display: 'Former smoker',
      value_number: null,
    });
    expect(first({ valueBoolean: false })).toMatchObject({ value_text: 'false' });
    expect(first({ dataAbsentReason: { text: 'refused' } })).toMatchObject({ absent_reason: 'refused' });
    expect(first({ category: [{ coding: [{ code: 'vital-sign' }] }] })).toMatchObject({ category: 'vital-signs' });
    expect(first({ category: [{ coding: [{ code: 'mood' }] }] })).toMatchObject({ category: 'exam' });
  });

  it('keeps numbers and words of components apart', () => {
    const component = [
      { code, valueQuantity: { value: 120, unit: 'mmHg', code: 'mm[Hg]' } },
      { code, valueString: 'often' },
    ];
    expect(map('Observation', { ...base, component }, { ownerId: 'report' }).observation[0]).toMatchObject({
      set_id: 'report',
      components: [
        { value: 120, unit: 'mm[Hg]' },
        { text: 'often', unit: null },
      ],
    });
  });

  it('keeps a value without a time behind the others, and refuses a time that is none', () => {
    const [undated] = map('Observation', { ...base, effectiveDateTime: undefined }).observation;
    expect(undated).toMatchObject({ occurred_precision: 'unknown', occurred_at: '1850-01-01T12:00:00Z' });
    expect(reasonOf('Observation', { ...base, effectiveDateTime: '2001-02-31' })).toBe('effectiveDateTime invalid_union');
  });
});

describe('what has no certain date', () => {
  it('comes in with what is known of it: nothing, a month, a year, or words', () => {
    const latex = { patient: subject, code: { text: 'Latex' }, criticality: 'high' };
    expect(map('AllergyIntolerance', latex).allergy_intolerance[0]).toMatchObject({ display: 'Latex', occurred_precision: 'unknown' });
    expect(map('Condition', { subject, code, recordedDate: '2019-05' }).condition[0]).toMatchObject({ occurred_precision: 'month' });
    expect(map('Procedure', { subject, status: 'completed', code, performedString: 'in childhood' }).procedure[0]).toMatchObject({
      occurred_precision: 'unknown',
      occurred_text: 'in childhood',
    });
    const vaccine = { patient: subject, status: 'completed', vaccineCode: code, occurrenceString: 'Summer 1999' };
    expect(map('Immunization', vaccine).immunization[0]).toMatchObject({ occurred_text: 'Summer 1999' });
    const medicine = { subject, status: 'active', intent: 'order', medicationCodeableConcept: { text: 'Warfarin' } };
    expect(map('MedicationRequest', medicine).medication_request[0]).toMatchObject({ status: 'active', prescribed_precision: 'unknown' });
    expect(map('Condition', { subject, code, recordedDate: '2019-05-03T08:00:00Z' }).condition[0]?.occurred_precision).toBeNull();
  });

  it('lets a problem end in the year in which it began, and not before', () => {
    const ended = { subject, code, onsetDateTime: '2019-05-03', recordedDate: '2020' };
    expect(map('Condition', { ...ended, abatementDateTime: '2019' }).condition[0]).toMatchObject({ abated_precision: 'year' });
    expect(reasonOf('Condition', { ...ended, abatementDateTime: '2018' })).toBe('abatementDateTime before-onset');
  });
});

describe('the people to call', () => {
  it('come in with their role and phone', () => {
    const contact = [
      {
        relationship: [{ coding: [{ code: 'MTH' }] }],
        name: { given: ['Asha'], family: 'Rao' },
        telecom: [{ system: 'phone', value: '98765 43210' }],
      },
      { relationship: [{ text: 'Neighbour' }], name: { text: 'Mr Iyer' } },
    ];
    expect(map('Patient', { name: [{ family: 'Rao' }], contact }).related_person).toMatchObject([
      { role: 'mother', name: 'Asha Rao', phone: '+919876543210' },
      { role: 'other', name: 'Mr Iyer', phone: null },
    ]);
  });
});

describe('orders and plans', () => {
  it('writes a dosage in numbers when the source has no words', () => {
    const timing = { repeat: { frequency: 2, period: 1, periodUnit: 'd' } };
    expect(dosageText([{ timing, doseAndRate: [{ doseQuantity: { value: 500, unit: 'mg' } }], asNeededBoolean: true }])).toBe(
      '500 mg × 2 / 1 d, as needed',
    );
    expect(dosageText([{ text: 'One at night' }, { route: { text: 'oral' } }])).toBe('One at night; oral');
    expect(dosageText([{}])).toBeNull();
    expect(dosageText(undefined)).toBeNull();
  });

  it('reads a report that came as a document', () => {
    const report = { subject, status: 'final', code, issued: '2001-02-03T10:00:00Z' };
    const presentedForm = [{ contentType: 'text/plain; charset=utf-8', data: Buffer.from('Señor Núñez\n').toString('base64') }];
    expect(map('DiagnosticReport', { ...report, presentedForm }).diagnostic_report[0]).toMatchObject({
      category: 'OTH',
      text: 'Señor Núñez',
    });
    const words = map('DiagnosticReport', { ...report, issued: undefined, code: { text: 'Words only' } }).diagnostic_report[0];
    expect(words).toMatchObject({ code_system: null, code: null, code_display: 'Words only', occurred_at: null, issued_at: null });
  });

  it('counts a document of another form as not kept', () => {
    const paths: string[] = [];
    const presentedForm = [{ contentType: 'application/pdf', data: 'JVBERi0=' }];
    map('DiagnosticReport', { subject, status: 'final', code, presentedForm }, { notKept: (path) => paths.push(path) });
    expect(paths).toEqual(['DiagnosticReport.presentedForm (application/pdf)']);
  });

  it('names a plan by its most telling category', () => {
    const category = [
      { coding: [{ system: 's', code: 'assess-plan' }] },
      coded('http://snomed.info/sct', '735984001', 'Heart failure plan'),
    ];
    const plan = {
      subject,
      status: 'active',
      category,
      period: { start: '1997' },
      activity: [{ detail: { code, status: 'entered-in-error' } }, {}],
    };
    const rows = map('CarePlan', plan);
    expect(rows.care_plan[0]).toMatchObject({ title: 'Heart failure plan', category_code: '735984001', started_on: '1997-01-01' });
    expect(rows.care_plan_activity).toMatchObject([{ position: 1, status: 'unknown' }]);
    expect(map('CarePlan', { ...plan, category: undefined }).care_plan[0]?.title).toBe('Care plan');
  });
});

describe('an element that turns a statement into its opposite', () => {
  const prescription = { subject, status: 'active', medicationCodeableConcept: { text: 'Warfarin' }, authoredOn: '2020-01-01' };
  const plan = { subject, status: 'active', intent: 'plan', title: 'Walk', period: { start: '2020-01-01' } };
  const condition = { subject, code, recordedDate: '2001-02-03' };

  it('rejects the resource with the path, and is never left out', () => {
    expect(reasonOf('MedicationRequest', { ...prescription, doNotPerform: true })).toMatch(/^doNotPerform /);
    for (const intent of ['plan', 'proposal', 'option']) {
      expect(reasonOf('MedicationRequest', { ...prescription, intent })).toMatch(/^intent /);
    }
    expect(reasonOf('CarePlan', { ...plan, intent: 'proposal' })).toMatch(/^intent /);
    const vaccination = { patient: subject, status: 'completed', vaccineCode: code, occurrenceDateTime: '2020-01-01' };
    expect(reasonOf('Immunization', { ...vaccination, isSubpotent: true })).toMatch(/^isSubpotent /);
    expect(reasonOf('Patient', { name: [{ family: 'X' }], active: false })).toMatch(/^active /);
    expect(reasonOf('Patient', { name: [{ family: 'X' }], link: [{ type: 'replaced-by' }] })).toMatch(/^link.1.type /);
  });

  it('rejects a modifier extension at every level', () => {
    const modifierExtension = [{ url: 'http://example.org/not', valueBoolean: true }];
    expect(reasonOf('Condition', { ...condition, modifierExtension })).toBe('modifierExtension not-understood');
    const dosageInstruction = [{ text: 'Take', timing: { modifierExtension } }];
    expect(reasonOf('MedicationRequest', { ...prescription, dosageInstruction })).toBe(
      'dosageInstruction.1.timing.modifierExtension not-understood',
    );
    expect(reasonOf('Condition', { ...condition, implicitRules: 'http://example.org/rules' })).toBe('implicitRules not-understood');
  });

  it('rejects an unknown status, and one that another element contradicts', () => {
    const strange = { coding: [{ code: 'ruled-out-by-us' }] };
    expect(reasonOf('Condition', { ...condition, verificationStatus: strange })).toBe('verificationStatus not-known');
    expect(reasonOf('Condition', { ...condition, verificationStatus: { text: 'Refuted' } })).toBe('verificationStatus not-known');
    expect(reasonOf('AllergyIntolerance', { patient: subject, code, recordedDate: '2001', clinicalStatus: strange })).toBe(
      'clinicalStatus not-known',
    );
    const active = { coding: [{ code: 'active' }] };
    expect(reasonOf('Condition', { ...condition, clinicalStatus: active, abatementDateTime: '2020-01-01' })).toBe(
      'abatementDateTime of-an-active-condition',
    );
  });

  it('accepts the value that turns nothing', () => {
    expect(map('MedicationRequest', { ...prescription, intent: 'order', doNotPerform: false }).medication_request).toHaveLength(1);
    expect(map('Patient', { name: [{ family: 'X' }], active: true, link: [{ type: 'replaces' }] }).patient).toHaveLength(1);
  });
});

describe('an allergy that says that there is none', () => {
  it('becomes the status none-known and no allergy', () => {
    const none = { patient: subject, recordedDate: '2001-02-03', code: coded('http://snomed.info/sct', '716186003', 'No known allergy') };
    const rows = map('AllergyIntolerance', none);
    expect([rows.allergy_intolerance.length, rows.patient_allergy_status]).toMatchObject([0, [{ status: 'none-known' }]]);
  });
});

describe('a part of an observation', () => {
  it('keeps its comparator, and says why it has no value', () => {
    const component = [
      { code, valueQuantity: { value: 120, comparator: '>', unit: 'mmHg' } },
      { code, dataAbsentReason: { text: 'Not performed' } },
    ];
    const observation = { subject, status: 'final', code, effectiveDateTime: '2020-01-01T10:00:00Z', component };
    expect(map('Observation', observation).observation[0]?.components).toMatchObject([
      { value: 120, comparator: '>' },
      { text: 'Not performed' },
    ]);
  });
});

describe('what comes from elsewhere', () => {
  it('keeps phones and addresses of other countries, and never takes them for ours', () => {
    const telecom = [{ system: 'phone', value: '(206) 555-0148 x12' }];
    for (const country of ['US', 'USA', 'United States']) {
      const rows = map('Patient', { name: [{ family: 'X' }], telecom, address: [{ city: 'Seattle', country }] });
      expect(rows.patient_telecom).toMatchObject([{ value: '+12065550148', extension: '12' }]);
      expect(rows.patient_address).toMatchObject([{ country: 'US' }]);
    }
    const unknown = map('Patient', { name: [{ family: 'X' }], telecom, address: [{ text: '1 High Street', country: 'Erewhon' }] });
    expect(unknown.patient_telecom).toEqual([]);
    expect(unknown.patient_address).toMatchObject([{ country: 'ZZ', region: 'Erewhon', line: '1 High Street' }]);
  });

  it('keeps a dosage in full', () => {
    const timing = { repeat: { frequency: 2, period: 1, periodUnit: 'd', boundsDuration: { value: 5, unit: 'd' } } };
    const step = {
      text: 'then stop',
      timing,
      doseAndRate: [{ doseRange: { low: { value: 1, unit: 'tab' }, high: { value: 2, unit: 'tab' } } }],
      asNeededCodeableConcept: { text: 'pain' },
      maxDosePerPeriod: { numerator: { value: 2, unit: 'g' }, denominator: { value: 1, unit: 'd' } },
    };
    expect(dosageText([step])).toBe('then stop (1 tab – 2 tab × 2 / 1 d for 5 d, as needed for pain, at most 2 g / 1 d)');
    expect(dosageText([{ doseAndRate: [{ doseQuantity: { value: 10, unit: 'mL' }, rateQuantity: { value: 5, unit: 'mL/h' } }] }])).toBe(
      '10 mL, at 5 mL/h',
    );
  });

  it('keeps values that are neither a number nor a code, and refuses a curve', () => {
    const observation = { subject, status: 'final', code, effectiveInstant: '2020-01-01T10:00:00Z' };
    const textOf = (value: object) => map('Observation', { ...observation, ...value }).observation[0]?.value_text;
    expect(textOf({ valueRange: { low: { value: 2, unit: 'mg' }, high: { value: 5, unit: 'mg' } } })).toBe('2 mg – 5 mg');
    expect(textOf({ valueRatio: { numerator: { value: 1 }, denominator: { value: 128 } } })).toBe('1 : 128');
    expect(textOf({ valueTime: '08:30:00' })).toBe('08:30:00');
    expect(reasonOf('Observation', { ...observation, valueSampledData: { data: '1 2' } })).toMatch(/^valueSampledData /);
  });
});
