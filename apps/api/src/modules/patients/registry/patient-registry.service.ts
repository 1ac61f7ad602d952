import { Injectable } from '@nestjs/common';
import type { PatientRecord, Registration } from '@wardbook/contracts/patients/patients';
import { AuditTrail } from '../../../core/audit/audit-trail.js';
import { PatientProtection } from '../../../core/auth/patient-protection.js';
import { Db } from '../../../core/database/db.js';
import { Live } from '../../../core/live/live.js';
import { writableName } from '../../../core/print/writable.js';
import { found, Problem } from '../../../core/problem.error.js';
import { CoverageService } from '../../insurance/index.js';
import { DuplicateFinder, type Entered } from '../duplicates/duplicate-finder.service.js';
import type { Likeness } from '../duplicates/duplicate-rules.js';
import { birthOf } from './birth-input.js';
import type { LifeSpan } from './life-span.js';
import { PatientRepository } from './patient.repository.js';
import { PatientReader } from './patient-reader.repository.js';
import { type NewPatient, type Place, refuseContradictions, refuseImpossibleDeath } from './patient-rows.js';

/** The registry of patients: the one way in which records begin. */
@Injectable()
export class PatientRegistry {
  constructor(
    private readonly patients: PatientRepository,
    private readonly reader: PatientReader,
    private readonly coverages: CoverageService,
    private readonly duplicates: DuplicateFinder,
    private readonly trail: AuditTrail,
    private readonly live: Live,
    private readonly protection: PatientProtection,
    private readonly db: Db,
  ) {}

  /** Registers one patient, unless a likely duplicate is registered already. */
  async registerPatient(input: Registration): Promise<PatientRecord> {
    const place = await this.patients.place();
    const patient = { ...input, birth: birthOf(input, place.today) };
    refuseContradictions(patient);
    refuseImpossibleDeath(patient.deceasedAt, patient.birth, place);
    const likeness = await this.duplicates.likenessOf(enteredOf(patient), place);
    this.duplicates.holdIdentityLater(likeness);
    if (!input.confirmedNotDuplicate) await this.refuseLikelyDuplicate(likeness, patient, place);
    const [id = ''] = this.patients.insertLater([patient], place);
    this.patients.refreshLater([id]);
    await this.coverages.addAll(id, input.coverages, place.today);
    await this.live.announce('patients');
    return found(await this.reader.find(id));
  }

  /** Registers many patients at once, as an import does, without a check for duplicates. Returns ids in the order given. */
  async registerAll(patients: readonly NewPatient[]): Promise<string[]> {
    return await this.patients.insertAll(patients, await this.patients.place());
  }

  /** Reads a record for a user: the look is written into the audit trail. */
  async look(id: string): Promise<PatientRecord> {
    const record = found(await this.reader.find(id));
    await this.trail.record({ action: 'look', operation: 'readPatient', patientId: id });
    return record;
  }

  /** Reads a record for the program's own use, such as printing its name on a document. */
  async read(id: string): Promise<PatientRecord> {
    return found(await this.reader.find(id));
  }

  /** The patient's name for paper, in letters that our typefaces have. */
  async nameOnPaper(id: string): Promise<string> {
    const { name, names } = await this.read(id);
    return writableName(
      name,
      names.map(({ display }) => display),
    );
  }

  /** All records that are one chart: the survivor and those merged into it. Throws 404 for an unknown patient. */
  async chartIds(id: string): Promise<string[]> {
    const ids = await this.patients.chartIds(id);
    if (ids.length === 0) throw new Problem('not-found');
    return ids;
  }

  /** For a change of an entry, which names its patient neither in its address nor in its answer. */
  async refuseRestricted(id: string): Promise<void> {
    await this.protection.refuseRestricted(this.db.actor, [id]);
  }

  /** Until the transaction ends, no other transaction decides what may be added to this chart. */
  async hold(chartIds: readonly string[]): Promise<void> {
    await this.patients.hold(chartIds);
  }

  /** For every future act, such as a booking or a visit. */
  async refuseDeceased(id: string): Promise<void> {
    if (await this.patients.isDeceased(id)) throw new Problem('patient-deceased');
  }

  /** Between which days something can have happened to the patient. */
  async lifeSpan(id: string): Promise<LifeSpan> {
    return found(await this.patients.lifeSpan(id));
  }

  private async refuseLikelyDuplicate(likeness: Likeness, { kind }: NewPatient, place: Place): Promise<void> {
    const candidates = await this.duplicates.candidates(likeness, kind, place);
    if (candidates.length > 0) throw new Problem('likely-duplicate', { context: { count: candidates.length } });
  }
}

function enteredOf(patient: NewPatient): Entered {
  return { ...patient, phones: patient.telecoms.filter(({ system }) => system === 'phone').map(({ value }) => value) };
}
