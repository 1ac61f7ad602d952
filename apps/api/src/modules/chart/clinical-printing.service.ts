import { Injectable } from '@nestjs/common';
import type { PatientHistory } from '@wardbook/contracts/chart';
import { createElement, type ReactNode } from 'react';
import { AuditTrail } from '../../core/audit/audit-trail.js';
import type { Actor } from '../../core/database/actor.js';
import { Db } from '../../core/database/db.js';
import { barcode } from '../../core/print/barcode.js';
import { renderPdf } from '../../core/print/pdf.js';
import { dayText, momentText } from '../../core/print/written-time.js';
import { found, Problem } from '../../core/problem.error.js';
import { Notes, Visits } from '../encounters/index.js';
import { Facilities } from '../organisation/index.js';
import { PatientRegistry } from '../patients/index.js';
import { ChartService } from './chart.service.js';
import { ClinicalLetter, LetterSection, MedicineLines, SignatureLine } from './print/clinical-letter.js';
import { allergyLines, visitLines } from './print/visit-lines.js';
import { wordsIn } from './print/words.js';

/** What every letter of a visit or note needs, read in one transaction. */
interface Subject {
  patientId: string;
  subjectId: string;
  operation: string;
}

const ENDED = ['stopped', 'cancelled', 'entered-in-error'];

/** Papers for the patient. They are laid out outside the transaction that reads what stands in them. */
@Injectable()
export class ClinicalPrinting {
  constructor(
    private readonly db: Db,
    private readonly charts: ChartService,
    private readonly visits: Visits,
    private readonly notes: Notes,
    private readonly patients: PatientRegistry,
    private readonly facilities: Facilities,
    private readonly trail: AuditTrail,
  ) {}

  async visitSummary(actor: Actor, visitId: string): Promise<Buffer> {
    const { frame, history, words, visit } = await this.db.tx(actor, () => this.readVisit(visitId, 'printVisitSummary'));
    const lines = visitLines(history, visitId, words);
    const facts: [string, string][] = [
      [words.visit, frame.moment(visit.startedAt)],
      [words.seenBy, visit.practitioner ?? ''],
      [words.department, visit.department ?? ''],
    ];
    const medicines = medicinesOf(history, visitId).map(({ name, dosage }) => [name, dosage].filter(Boolean).join(': '));
    return await this.render({ ...frame, size: 'A4', title: words.visitSummary, facts, signature: words.printed(frame.now) }, [
      section(words.reason, visit.reason ? [visit.reason] : []),
      section(words.diagnoses, lines.diagnoses),
      section(words.allergies, lines.allergies),
      section(words.vitals, lines.vitals),
      section(words.results, lines.results),
      section(words.medicines, medicines),
      section(words.orders, lines.orders),
      ...lines.notes.map((note) => section(note.title, note.lines)),
    ]);
  }

  async prescription(actor: Actor, visitId: string): Promise<Buffer> {
    const { frame, history, words, visit } = await this.db.tx(actor, () => this.readVisit(visitId, 'printPrescription'));
    const medicines = medicinesOf(history, visitId);
    if (medicines.length === 0) throw new Problem('not-found');
    const prescriber = medicines[0]?.prescriber ?? visit.practitioner ?? '';
    const facts: [string, string][] = [[words.visit, frame.moment(visit.startedAt)]];
    return await this.render({ ...frame, size: 'A5', title: words.prescription, facts, signature: words.printed(frame.now) }, [
      section(words.allergies, allergyLines(history, words)),
      createElement(MedicineLines, { key: 'medicines', medicines, language: frame.language }),
      createElement(SignatureLine, { key: 'sign', name: prescriber, language: frame.language }),
    ]);
  }

  async note(actor: Actor, noteId: string): Promise<Buffer> {
    const { frame, note, words } = await this.db.tx(actor, async () => {
      const read = await this.notes.read(noteId);
      if (read.status !== 'signed') throw new Problem('status-not-allowed', { detail: 'Only a signed note is printed.' });
      return { note: read, ...(await this.readFrame({ patientId: read.patient.id, subjectId: noteId, operation: 'printNote' })) };
    });
    const signedBy = note.signedBy ?? note.author.name;
    const signature = words.signed(signedBy, frame.moment(note.signedAt ?? note.occurredAt));
    const sections = note.sections.filter(({ text }) => text.trim() !== '').map(({ title, text }) => section(title, text.split('\n')));
    const sign = createElement(SignatureLine, { key: 'sign', name: signedBy, language: frame.language });
    return await this.render(
      { ...frame, size: 'A4', title: note.title, facts: [[words.visit, frame.moment(note.occurredAt)]], signature },
      [...sections, sign],
    );
  }

  private async readVisit(visitId: string, operation: string) {
    const { patient } = await this.visits.read(visitId);
    const history = await this.charts.history(patient.id);
    const visit = found(history.visits.find(({ id }) => id === visitId));
    return { history, visit, ...(await this.readFrame({ patientId: patient.id, subjectId: visitId, operation })) };
  }

  private async readFrame({ patientId, subjectId, operation }: Subject) {
    const patient = await this.patients.read(patientId);
    const facility = await this.facilities.current();
    const { name: organisation } = await this.facilities.organisation();
    await this.trail.record({ action: 'print', operation, patientId, subjectId });
    const language = await this.facilities.documentLanguage();
    const words = wordsIn(language);
    const moment = (at: string) => momentText(at, { timeZone: facility.timeZone, language });
    const born = patient.birthDate ? words.born(dayText(patient.birthDate, language)) : null;
    const frame = {
      language,
      moment,
      now: moment(new Date().toISOString()),
      text: `V-${subjectId.slice(-12).toUpperCase()}`,
      letterhead: { organisation, facility: facility.name, address: facility.address, phone: facility.phone, email: facility.email },
      patient: { name: patient.name, mrn: patient.mrn, line: [words.sex[patient.sex], born].filter(Boolean).join(' · ') },
    };
    return { frame, words };
  }

  private async render(letter: LetterInput, children: ReactNode[]): Promise<Buffer> {
    const { text, moment: _moment, now: _now, ...page } = letter;
    const number = { text, barcode: await barcode(text) };
    return await renderPdf(createElement(ClinicalLetter, { ...page, number }, children) as never);
  }
}

type LetterInput = Omit<Parameters<typeof ClinicalLetter>[0], 'number' | 'children'> & {
  text: string;
  moment: (at: string) => string;
  now: string;
};

function section(heading: string, lines: readonly string[]): ReactNode {
  return createElement(LetterSection, { key: heading, heading, lines });
}

function medicinesOf({ medications }: PatientHistory, visitId: string) {
  return medications
    .filter((each) => each.visitId === visitId && !ENDED.includes(each.status))
    .map(({ display, dosage, quantity, quantityUnit, prescriber }) => ({
      name: display,
      dosage: dosage ?? null,
      quantity: quantity === undefined ? null : [quantity, quantityUnit].filter(Boolean).join(' '),
      prescriber: prescriber ?? null,
    }));
}
