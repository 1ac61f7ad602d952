import type { Call } from '@wardbook/contracts/core/client';
import { recordAllergy, setAllergyStatus } from '@wardbook/contracts/encounters/allergies';
import { recordCondition } from '@wardbook/contracts/encounters/conditions';
import { listNoteTemplates, saveNote, signNote, startNote } from '@wardbook/contracts/encounters/notes';
import { finishEncounter, finishVisit, listVisits, readVisit, startEncounter } from '@wardbook/contracts/encounters/visits';
import type { VitalKey } from '@wardbook/contracts/encounters/vital-signs';
import { recordVitals } from '@wardbook/contracts/encounters/vitals';
import { addCoverage } from '@wardbook/contracts/insurance/payers';
import { listLabTests } from '@wardbook/contracts/laboratory/catalogue';
import { enterResults, getLabWork, verifyResult } from '@wardbook/contracts/laboratory/results';
import { collectSpecimens, listLabWork, orderTests, receiveSpecimen } from '@wardbook/contracts/laboratory/work';
import { dispenseMedication, listDispensingQueue, readDispensingOrder } from '@wardbook/contracts/pharmacy/dispensing';
import { findAllergens } from '@wardbook/contracts/pharmacy/medicines';
import { findMedicines, prescribeMedication } from '@wardbook/contracts/pharmacy/prescribing';
import { bookAppointment, checkIn, type Place } from '@wardbook/contracts/scheduling/appointments';
import type { CashDesk, DemoMethod } from './cash-desk.js';
import type { DemoHospital } from './demo-hospital.js';
import { type CommonDiagnosis, ICD10 } from './diagnoses.js';
import { type Regimen, regimenFor } from './regimens.js';
import type { SeededRandom } from './seeded-random.js';
import { usualVitals, vitalNear } from './usual-vitals.js';

const COVERED_SINCE = '2024-01-01';

const key = () => ({ idempotencyKey: crypto.randomUUID() });

export interface Story {
  patientId: string;
  /** How old the patient is. */
  years: number;
  place: Place;
  diagnosis: CommonDiagnosis;
  /** How far the visit has come: a day in the past is over, today is under way. */
  until: 'booked' | 'arrived' | 'vitals' | 'seen' | 'paid';
  paysBy: DemoMethod;
}

/** One patient's visit, each step by whose work it is, through the API. */
export class VisitStory {
  private readonly reception: Call;
  private readonly nurse: Call;
  private readonly doctor: Call;
  /** Minutes from the arrival until the doctor calls the patient in. What the doctor orders is done after it. */
  private calledIn = 0;

  constructor(
    private readonly hospital: DemoHospital,
    private readonly cashDesk: CashDesk,
    private readonly random: SeededRandom,
    private readonly at: (minutes: number) => void,
    receivedBy: string,
  ) {
    this.reception = hospital.as('receptionist');
    this.nurse = hospital.as('nurse');
    this.doctor = hospital.as(receivedBy);
  }

  async tell({ patientId, years, place, diagnosis, until, paysBy }: Story): Promise<void> {
    const { appointment } = await this.reception(bookAppointment, { body: { patientId, place, reason: diagnosis.complaint } }, key());
    if (until === 'booked') return;
    this.at(0);
    await this.cover(patientId);
    await this.reception(checkIn, { params: { id: appointment.id }, body: { version: appointment.version } });
    if (until === 'arrived') return;
    const visitId = await this.visitOf(appointment.id);
    this.calledIn = this.random.whole(9, 40);
    this.at(Math.round(this.calledIn / 2));
    await this.vitals(patientId, visitId, years);
    if (until === 'vitals') return;
    this.at(this.calledIn);
    const encounterId = await this.consult(patientId, visitId, diagnosis, years);
    if (until === 'seen') return;
    this.at(this.calledIn + this.random.whole(16, 24));
    await this.endConsultation(visitId, encounterId);
    this.at(66);
    await this.dispense(patientId);
    this.at(74);
    await this.cashDesk.settle(patientId, paysBy);
    await this.leave(visitId);
  }

  /** Two of three are covered. A patient who comes twice has it entered already. */
  private async cover(patientId: string): Promise<void> {
    if (!this.random.chance(0.65)) return;
    const body = { planId: this.random.pickCommon(this.hospital.planIds), memberNumber: this.random.digits(8), validFrom: COVERED_SINCE };
    await this.reception(addCoverage, { params: { id: patientId }, body }).catch(ignoreCode('coverage-overlaps'));
  }

  private async visitOf(appointmentId: string): Promise<string> {
    const { items } = await this.nurse(listVisits, { query: { queue: 'here', limit: 100 } });
    const visit = items.find((each) => each.appointmentId === appointmentId);
    if (!visit) throw new Error('The check-in started no visit.');
    return visit.id;
  }

  private async vitals(patientId: string, visitId: string, years: number): Promise<void> {
    const usual = Object.entries(usualVitals(years)) as [VitalKey, readonly [number, number]][];
    const values = usual.map(([name, spread]) => ({
      key: name,
      value: Number(vitalNear(name, spread, this.random).toFixed(name === 'temperature' ? 1 : 0)),
    }));
    const confirmed = values.map(({ key: name }) => name);
    await this.nurse(recordVitals, { params: { id: patientId }, body: { visitId, values, confirmed } }, key());
    await this.askAllergies(patientId);
  }

  private async askAllergies(patientId: string): Promise<void> {
    const params = { id: patientId };
    if (this.random.chance(0.1)) {
      const body = { coding: await this.penicillins(), category: 'medication' as const, criticality: 'high' as const };
      // A patient who comes twice has it recorded already.
      await this.nurse(recordAllergy, { params, body }).catch(ignoreCode('already-exists'));
    } else {
      await this.nurse(setAllergyStatus, { params, body: { status: 'none-known' } }).catch(ignoreCode('status-not-allowed'));
    }
  }

  private async penicillins() {
    const { items } = await this.nurse(findAllergens, { query: { search: 'penicillins' } });
    const [found] = items;
    if (!found) throw new Error('The catalogue has no penicillins.');
    return { system: found.system, code: found.code, display: found.display };
  }

  private async consult(patientId: string, visitId: string, diagnosis: CommonDiagnosis, years: number): Promise<string> {
    const { id: encounterId } = await this.doctor(startEncounter, { params: { id: visitId }, body: {} });
    await this.doctor(recordCondition, {
      params: { id: patientId },
      body: {
        category: 'encounter-diagnosis',
        visitId,
        encounterId,
        coding: { system: ICD10, code: diagnosis.code, display: diagnosis.display },
        verificationStatus: 'confirmed',
      },
    });
    await this.writeNote(patientId, visitId, encounterId, diagnosis);
    if (diagnosis.test) await this.test(patientId, encounterId, diagnosis.test);
    const regimen = regimenFor(diagnosis.code, years);
    if (regimen) await this.prescribe(patientId, encounterId, regimen);
    return encounterId;
  }

  private async writeNote(patientId: string, visitId: string, encounterId: string, diagnosis: CommonDiagnosis): Promise<void> {
    const { items } = await this.doctor(listNoteTemplates, {});
    const template = items.find(({ code }) => code === 'consultation');
    const note = await this.doctor(startNote, { body: { patientId, visitId, encounterId, templateId: template?.id ?? '' } });
    const tests = diagnosis.test ? 'the test that was ordered, ' : '';
    const sections = [
      { key: 'complaint', text: `${diagnosis.complaint} for ${this.random.whole(2, 10)} days.` },
      { key: 'history', text: 'No other complaints. Eats and drinks, sleeps well.' },
      { key: 'examination', text: 'Good general state, heart and lungs clear, abdomen soft.' },
      { key: 'assessment', text: `${diagnosis.display}; nothing speaks for anything worse.` },
      { key: 'plan', text: `Medicine as prescribed, ${tests}back in ${this.random.whole(2, 5)} weeks or when it gets worse.` },
    ];
    const saved = await this.doctor(saveNote, { params: { id: note.id }, body: { version: note.version, sections } });
    await this.doctor(signNote, { params: { id: note.id }, body: { version: saved.version } });
  }

  private async test(patientId: string, encounterId: string, code: string): Promise<void> {
    const technician = this.hospital.as('lab-technician');
    const { items } = await this.doctor(listLabTests, { query: { search: code, limit: 20 } });
    const chosen = items.find((each) => each.code === code);
    if (!chosen) throw new Error(`The catalogue has no test ${code}.`);
    const ordered = await this.doctor(orderTests, { body: { encounterId, labTestIds: [chosen.id], repeat: true } }, key());
    const workItemIds = ordered.items.filter(({ awaitingPayment }) => !awaitingPayment).map(({ workItemId }) => workItemId);
    if (workItemIds.length === 0) return;
    this.at(this.calledIn + 6);
    const { specimens } = await technician(collectSpecimens, { body: { workItemIds } }, key());
    for (const { id, version } of specimens) await technician(receiveSpecimen, { params: { id }, body: { version } });
    this.at(this.calledIn + 15);
    const { items: open } = await technician(listLabWork, { query: { tab: 'to-enter', patientId, limit: 50 } });
    for (const { id } of open) await this.result(technician, id);
  }

  /** Numbers near the middle of the range; now and then one outside, since that is what laboratories are for. */
  private async result(technician: Call, workId: string): Promise<void> {
    const work = await technician(getLabWork, { params: { id: workId } });
    const typed = work.rows.filter(({ calculation }) => calculation === null);
    const values = typed.map((row) => {
      if (row.valueKind === 'quantity') return { analyteId: row.analyteId, number: this.number(row) };
      if (row.valueKind === 'coded') return { analyteId: row.analyteId, code: row.answers[0]?.code ?? null };
      return { analyteId: row.analyteId, text: 'Nothing abnormal' };
    });
    const entered = await technician(enterResults, { params: { id: workId }, body: { version: work.version, values } });
    if (!this.random.chance(0.8)) return;
    await this.hospital.as('Barasa')(verifyResult, { params: { id: workId }, body: { version: entered.version } });
  }

  private number({ range, decimals }: { range: { low: number | null; high: number | null } | null; decimals: number }): number {
    const low = range?.low ?? (range?.high ?? 10) / 2;
    const high = range?.high ?? low * 2;
    const stretch = this.random.chance(0.15) ? 1.3 : 0.8;
    const value = low + (high - low) * (0.5 + (this.random.next() - 0.5) * stretch);
    // Nothing is measured below nothing, and a share of all is at most all of it.
    return Number(Math.max(0, high === 100 ? Math.min(value, 100) : value).toFixed(decimals));
  }

  /** An allergy stops it now and then; the patient then leaves with advice alone. */
  private async prescribe(patientId: string, encounterId: string, { medicine: name, dose, times, days, quantity }: Regimen): Promise<void> {
    const { items } = await this.doctor(findMedicines, { query: { search: name.split(' ')[0] ?? name, limit: 20 } });
    const medicine = items.find((each) => each.name.startsWith(name));
    if (!medicine) throw new Error(`The catalogue has no ${name}.`);
    const step = {
      dose: { value: dose, unit: medicine.doseUnit },
      route: medicine.route,
      timing: { frequency: times },
      asNeeded: null,
      duration: { value: days, unit: 'd' as const },
      instruction: null,
    };
    const lines = [{ medicineId: medicine.medicineId, dosage: [step], ...(quantity === undefined ? {} : { quantity }) }];
    await this.doctor(prescribeMedication, { body: { patientId, encounterId, lines } }, key()).catch(
      ignoreCode('allergy-conflict', 'duplicate-medication'),
    );
  }

  private async dispense(patientId: string): Promise<void> {
    const pharmacist = this.hospital.as('pharmacist');
    const storeId = this.hospital.locations.get('PHARMACY') ?? '';
    const { items } = await pharmacist(listDispensingQueue, { query: { limit: 100 } });
    const waiting = items.find(({ patient, awaitingPayment }) => patient.id === patientId && !awaitingPayment);
    if (!waiting) return;
    const order = await pharmacist(readDispensingOrder, { params: { id: waiting.groupId }, query: { storeId } });
    const lines = order.lines.flatMap(({ id, proposal }) =>
      proposal ? [{ medicationRequestId: id, quantity: proposal.quantity, stockItemId: proposal.stockItemId }] : [],
    );
    if (lines.length > 0) await pharmacist(dispenseMedication, { body: { storeId, lines } }, key());
  }

  private async endConsultation(visitId: string, encounterId: string): Promise<void> {
    const visit = await this.doctor(readVisit, { params: { id: visitId } });
    if (visit.encounterId !== encounterId) return;
    await this.doctor(finishEncounter, { params: { id: encounterId }, body: { version: 1 } }).catch(ignoreCode('version-moved'));
  }

  private async leave(visitId: string): Promise<void> {
    const { version, status } = await this.doctor(readVisit, { params: { id: visitId } });
    if (status !== 'finished') await this.doctor(finishVisit, { params: { id: visitId }, body: { version } });
  }
}

/** Some steps are refused for a good reason when the same patient comes again; anything else is a fault of the demo. */
function ignoreCode(...codes: string[]): (error: unknown) => void {
  return (error) => {
    if (!codes.includes((error as { code?: string }).code ?? '')) throw error;
  };
}
