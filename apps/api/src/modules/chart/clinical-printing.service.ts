import { Injectable } from '@nestjs/common';
import type { PatientHistory } from '@wardbook/contracts/chart/chart';
import type { Note } from '@wardbook/contracts/encounters/notes';
import { unitWord } from '@wardbook/contracts/pharmacy/dosage';
import { createElement, type ReactNode } from 'react';
import { AuditTrail } from '../../core/audit/audit-trail.js';
import { PatientProtection } from '../../core/auth/patient-protection.js';
import type { Actor } from '../../core/database/actor.js';
import { Db } from '../../core/database/db.js';
import { barcode } from '../../core/print/barcode.js';
import { renderPdf } from '../../core/print/pdf.js';
import { momentText } from '../../core/print/written-time.js';
import { found, Problem } from '../../core/problem.error.js';
import { Notes, Visits } from '../encounters/index.js';
import { Facilities, Practitioners } from '../organisation/index.js';
import { PatientRegistry } from '../patients/index.js';
import { ChartService } from './chart.service.js';
import { ClinicalLetter, LetterSection, MedicineLines, SignatureLine } from './print/clinical-letter.js';
import { letterPatient } from './print/letter-patient.js';
import { allergyLines, visitLines } from './print/visit-lines.js';
import { type Words, wordsIn } from './print/words.js';

/** What every letter of a visit or note needs, read in one transaction. */
interface Subject {
  patientId: string;
  subjectId: string;
  operation: string;
  /** The letter of the document's number: a visit or a note. */
  series: 'V' | 'N';
}

const ENDED = ['stopped', 'cancelled', 'entered-in-error'];

/** Printed documents for the patient. They are laid out outside the transaction that reads their content. */
@Injectable()
export class ClinicalPrinting {
  constructor(
    private readonly db: Db,
    private readonly charts: ChartService,
    private readonly visits: Visits,
    private readonly notes: Notes,
    private readonly patients: PatientRegistry,
    private readonly facilities: Facilities,
    private readonly practitioners: Practitioners,
    private readonly trail: AuditTrail,
    private readonly protection: PatientProtection,
  ) {}

  async visitSummary(actor: Actor, visitId: string): Promise<Buffer> {
    const { frame, history, words, visit, attending } = await this.db.tx(actor, () => this.readVisit(visitId, 'printVisitSummary'));
    const lines = visitLines(history, visitId, words);
    const known = [
      [words.visit, frame.moment(visit.startedAt)],
      [words.seenBy, visit.practitioner],
      [words.department, visit.department],
    ] as const;
    const facts = known.filter((fact): fact is [string, string] => fact[1] !== undefined);
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
      createElement(SignatureLine, { key: 'sign', signer: attending, language: frame.language }),
    ]);
  }

  async prescription(actor: Actor, visitId: string): Promise<Buffer> {
    const { frame, history, words, visit, attending, medicines } = await this.db.tx(actor, async () => {
      const read = await this.readVisit(visitId, 'printPrescription');
      const prescribed = medicinesOf(read.history, visitId);
      // Before the commit: the trail holds no print of what was never on paper.
      if (prescribed.length === 0) throw new Problem('not-found');
      return { ...read, medicines: prescribed };
    });
    const name = medicines[0]?.prescriber ?? attending.name;
    const about = [...(name === attending.name ? attending.about : []), words.on(frame.moment(visit.startedAt))];
    const facts: [string, string][] = [[words.visit, frame.moment(visit.startedAt)]];
    return await this.render({ ...frame, size: 'A5', title: words.prescription, facts, signature: words.printed(frame.now) }, [
      section(words.allergies, allergyLines(history, words)),
      createElement(MedicineLines, { key: 'medicines', medicines, language: frame.language }),
      createElement(SignatureLine, { key: 'sign', signer: { name, about }, language: frame.language }),
    ]);
  }

  async note(actor: Actor, noteId: string): Promise<Buffer> {
    const { frame, note, continues, addenda, words, about } = await this.db.tx(actor, async () => {
      const { note: read, ...whole } = await this.notes.readWhole(noteId);
      if (read.status !== 'signed') throw new Problem('status-not-allowed', { detail: 'Only a signed note is printed.' });
      const author = read.author.id ? await this.practitioners.idOfUser(read.author.id) : null;
      const subject = { patientId: read.patient.id, subjectId: noteId, operation: 'printNote', series: 'N' } as const;
      const framed = await this.readFrame(subject);
      return { note: read, ...whole, ...framed, about: await this.about(author, framed.words) };
    });
    const signedBy = note.signedBy ?? note.author.name;
    const signedAt = frame.moment(note.signedAt ?? note.occurredAt);
    const sections = writtenSections(note).map(({ title, text }) => section(title, text.split('\n')));
    const later = addenda.map((each) => {
      const heading = words.addendumBy(each.signedBy ?? each.author.name, frame.moment(each.signedAt ?? each.occurredAt));
      return section(
        heading,
        writtenSections(each).flatMap(({ text }) => text.split('\n')),
      );
    });
    const facts: [string, string][] = [[words.visit, frame.moment(note.occurredAt)]];
    if (continues) {
      const { title, status, signedBy: first, author, signedAt: when, occurredAt } = continues;
      const named = words.noteOf(title, first ?? author.name, frame.moment(when ?? occurredAt));
      facts.push([words.addendumTo, status === 'entered-in-error' ? words.inError(named) : named]);
    }
    const signer = { name: signedBy, about: [...about, words.on(signedAt)] };
    const sign = createElement(SignatureLine, { key: 'sign', signer, language: frame.language });
    const signature = words.signed(signedBy, signedAt);
    return await this.render({ ...frame, size: 'A4', title: note.title, facts, signature }, [...sections, sign, ...later]);
  }

  private async readVisit(visitId: string, operation: string) {
    const { patient, practitioner } = await this.visits.read(visitId);
    const history = await this.charts.history(patient.id);
    const visit = found(history.visits.find(({ id }) => id === visitId));
    const framed = await this.readFrame({ patientId: patient.id, subjectId: visitId, operation, series: 'V' });
    const attending = { name: practitioner?.name ?? '', about: await this.about(practitioner?.id ?? null, framed.words) };
    return { history, visit, attending, ...framed };
  }

  /** What stands under a signature besides the name, so that a pharmacy or an employer can check it. */
  private async about(practitionerId: string | null, words: Words): Promise<string[]> {
    const role = practitionerId ? (await this.practitioners.find(practitionerId))?.roles[0] : undefined;
    return [role?.speciality, role?.licenceNumber && words.licence(role.licenceNumber)].filter((line) => typeof line === 'string');
  }

  private async readFrame({ patientId, subjectId, operation, series }: Subject) {
    await this.protection.refuseRestricted(this.db.actor, [patientId]);
    const patient = await this.patients.read(patientId);
    const facility = await this.facilities.current();
    const { name: organisation } = await this.facilities.organisation();
    await this.trail.record({ action: 'print', operation, patientId, subjectId });
    const language = await this.facilities.documentLanguage();
    const words = wordsIn(language);
    const moment = (at: string) => momentText(at, { timeZone: facility.timeZone, language });
    const frame = {
      language,
      moment,
      now: moment(new Date().toISOString()),
      text: `${series}-${subjectId.slice(-12).toUpperCase()}`,
      letterhead: { organisation, facility: facility.name, address: facility.address, phone: facility.phone, email: facility.email },
      patient: letterPatient(patient, words, language),
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

function writtenSections({ sections }: Note) {
  return sections.filter(({ text }) => text.trim() !== '');
}

function section(heading: string, lines: readonly string[]): ReactNode {
  return createElement(LetterSection, { key: heading, heading, lines });
}

function medicinesOf({ medications }: PatientHistory, visitId: string) {
  return medications
    .filter((each) => each.visitId === visitId && !ENDED.includes(each.status))
    .map(({ display, dosage, quantity, quantityUnit, prescriber }) => ({
      name: display,
      dosage: dosage ?? null,
      quantity: quantity === undefined ? null : [quantity, quantityUnit && unitWord(quantityUnit, quantity)].filter(Boolean).join(' '),
      prescriber: prescriber ?? null,
    }));
}
