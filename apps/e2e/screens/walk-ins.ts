import type { Call } from '@wardbook/contracts/core/client';
import { recordCondition } from '@wardbook/contracts/encounters/conditions';
import { listNoteTemplates, saveNote, startNote } from '@wardbook/contracts/encounters/notes';
import { listVisits, startEncounter } from '@wardbook/contracts/encounters/visits';
import { recordVitals } from '@wardbook/contracts/encounters/vitals';
import { getMe } from '@wardbook/contracts/identity/sessions';
import { listLabTests } from '@wardbook/contracts/laboratory/catalogue';
import { orderTests } from '@wardbook/contracts/laboratory/work';
import { listPatients } from '@wardbook/contracts/patients/patients';
import { findMedicines, prescribeMedication } from '@wardbook/contracts/pharmacy/prescribing';
import { walkIn } from '@wardbook/contracts/scheduling/appointments';

const key = () => ({ idempotencyKey: crypto.randomUUID() });
const REASONS = ['Fever and headache', 'Review of blood pressure', 'Cough for a week', 'Burning stomach for two weeks'];

/** Walk-ins, so that a patient is at each step of the visit at any hour of the demo's day. */
export async function comeUnbooked(as: (role: string) => Promise<Call>): Promise<void> {
  const [reception, nurse, doctor] = [await as('receptionist'), await as('nurse'), await as('doctor')];
  const practitionerId = (await doctor(getMe, {})).user.practitionerId ?? '';
  const already = await nurse(listVisits, { query: { queue: 'here', practitionerId, limit: 100 } });
  if (already.items.length >= REASONS.length) return;
  const { items } = await reception(listPatients, { query: { ageGroup: 'adult', limit: REASONS.length } });
  for (const [step, { id: patientId }] of items.entries()) {
    const { appointment } = await reception(
      walkIn,
      { body: { patientId, practitionerId, confirmedSecondVisit: true, reason: REASONS[step] } },
      key(),
    );
    const visits = await nurse(listVisits, { query: { queue: 'here', limit: 100 } });
    const visit = visits.items.find(({ appointmentId }) => appointmentId === appointment.id);
    if (!visit || step < 1) continue;
    await measure(nurse, patientId, visit.id);
    if (step < 3) continue;
    await consult(doctor, patientId, visit.id);
  }
}

async function measure(nurse: Call, patientId: string, visitId: string): Promise<void> {
  const values = [
    { key: 'systolic' as const, value: 134 },
    { key: 'diastolic' as const, value: 86 },
    { key: 'pulse' as const, value: 78 },
    { key: 'temperature' as const, value: 37.9 },
    { key: 'saturation' as const, value: 97 },
  ];
  await nurse(recordVitals, { params: { id: patientId }, body: { visitId, values } }, key());
}

const NOTE: Record<string, string> = {
  complaint: 'Burning pain in the upper stomach for two weeks.',
  history:
    'Worse at night and when hungry, better after a meal. No weight loss, no black stools. Takes ibuprofen for the back now and then.',
  examination: 'Good general state. Abdomen soft, tender in the epigastrium, no mass.',
};

/** Begun: a note half written, a diagnosis, and a test and a medicine that wait in the laboratory and in the pharmacy. */
async function consult(doctor: Call, patientId: string, visitId: string): Promise<void> {
  const { id: encounterId } = await doctor(startEncounter, { params: { id: visitId }, body: {} });
  const template = (await doctor(listNoteTemplates, {})).items.find(({ code }) => code === 'consultation');
  const note = await doctor(startNote, { body: { patientId, visitId, encounterId, templateId: template?.id ?? '' } });
  const sections = note.sections.map(({ key }) => ({ key, text: NOTE[key] ?? '' }));
  await doctor(saveNote, { params: { id: note.id }, body: { version: note.version, sections } });
  const coding = { system: 'http://hl7.org/fhir/sid/icd-10', code: 'K29.7', display: 'Gastritis, unspecified' };
  const diagnosis = { category: 'encounter-diagnosis' as const, visitId, encounterId, coding, verificationStatus: 'provisional' as const };
  await doctor(recordCondition, { params: { id: patientId }, body: diagnosis });
  const [test] = (await doctor(listLabTests, { query: { search: 'blood count', limit: 1 } })).items;
  if (test) await doctor(orderTests, { body: { encounterId, labTestIds: [test.id], repeat: true } }, key());
  const [medicine] = (await doctor(findMedicines, { query: { search: 'omeprazole', limit: 1 } })).items;
  if (!medicine) return;
  const step = {
    dose: { value: 1, unit: medicine.baseUnit },
    route: medicine.route,
    timing: { frequency: 1 },
    asNeeded: null,
    duration: { value: 14, unit: 'd' as const },
    instruction: null,
  };
  const lines = [{ medicineId: medicine.medicineId, dosage: [step], quantity: 14 }];
  const override = { reason: 'Reviewed with the patient' };
  await doctor(prescribeMedication, { body: { patientId, encounterId, lines, override } }, key());
}
