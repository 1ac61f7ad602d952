import { Injectable } from '@nestjs/common';
import { type CalculationSubject, calculationOf } from '@wardbook/contracts/laboratory/calculations';
import type { Analyte } from '@wardbook/contracts/laboratory/catalogue';
import type { LabGridRow, LabWorkDetail } from '@wardbook/contracts/laboratory/results';
import { deltaPercent, rangeFor } from '@wardbook/contracts/laboratory/rules';
import { AuditTrail } from '../../core/audit/audit-trail.js';
import { found, versionMoved } from '../../core/problem.error.js';
import { Settings } from '../organisation/index.js';
import { PatientRegistry } from '../patients/index.js';
import { CallRepository } from './call.repository.js';
import { CatalogueRepository } from './catalogue.repository.js';
import { ResultRepository, type ResultRow } from './result.repository.js';
import { SpecimenRepository } from './specimen.repository.js';
import { WorkRepository, type WorkRow } from './work.repository.js';

const IN_WORK = ['entered', 'verified'];

/** One request as the bench sees it: what is measured, what is normal for this patient, what there is and what there was. */
@Injectable()
export class WorkReader {
  constructor(
    private readonly work: WorkRepository,
    private readonly results: ResultRepository,
    private readonly catalogue: CatalogueRepository,
    private readonly specimens: SpecimenRepository,
    private readonly calls: CallRepository,
    private readonly patients: PatientRegistry,
    private readonly settings: Settings,
    private readonly trail: AuditTrail,
  ) {}

  /** The item for a change that is based on what its editor saw. */
  async lock(id: string, version: number): Promise<WorkRow> {
    const row = found((await this.work.lock([id]))[0]);
    if (row.version !== version) throw versionMoved(row);
    return row;
  }

  async look(id: string): Promise<LabWorkDetail> {
    const detail = await this.detail(id);
    await this.trail.record({ action: 'look', operation: 'getLabWork', patientId: detail.patient.id, subjectId: id });
    return detail;
  }

  async detail(id: string): Promise<LabWorkDetail> {
    const line = found(await this.work.line(id));
    const row = found(await this.work.find(id));
    const results = await this.results.ofRequest(row.serviceRequestId);
    return {
      ...line,
      reason: row.reason,
      returnReason: row.returnReason,
      pregnant: row.pregnant,
      specimens: await this.specimens.ofRequest(row.serviceRequestId),
      ...(await this.grid(row, results)),
      calls: await this.calls.ofRequest(row.serviceRequestId),
      conclusion: await this.calls.conclusionOf(row.reportId),
      mayVerifyAlone: await this.settings.get('laboratory.verify-alone'),
    };
  }

  /** What the request measures, with its place in the report; a value that is there stays even when the panel has changed. */
  async analyteIdsOf(row: WorkRow): Promise<Map<string, number>> {
    const test = found(await this.catalogue.test(row.labTestId));
    const places = new Map(test.analytes.map(({ id }, index) => [id, index + 1]));
    for (const { analyteId, position } of await this.results.ofRequest(row.serviceRequestId)) {
      if (!places.has(analyteId)) places.set(analyteId, position);
    }
    return places;
  }

  async requiredOf(row: WorkRow): Promise<string[]> {
    const test = found(await this.catalogue.test(row.labTestId));
    return test.analytes.filter(({ required }) => required).map(({ id }) => id);
  }

  private async grid(row: WorkRow, results: readonly ResultRow[]): Promise<Pick<LabWorkDetail, 'day' | 'rows'>> {
    const places = await this.analyteIdsOf(row);
    const required = new Set(await this.requiredOf(row));
    const analytes = await this.catalogue.analytesByIds([...places.keys()]);
    const { kind, sex, birthDate, day } = await this.results.subject(row.serviceRequestId);
    const subject = { kind, sex, birthDate, day, pregnant: row.pregnant };
    const earlier = await this.results.previous(await this.patients.chartIds(row.patientId), [...places.keys()], row.serviceRequestId);
    const place = ({ id }: Analyte) => places.get(id) ?? 0;
    const rows = analytes
      .toSorted((one, other) => place(one) - place(other))
      .map((analyte) => ({
        ...gridRow(analyte, required.has(analyte.id), subject, { results, earlier }),
        calculation: calculationOf(analyte, analytes, subject),
      }));
    return { day, rows };
  }
}

function gridRow(
  analyte: Analyte,
  required: boolean,
  subject: CalculationSubject,
  { results, earlier }: { results: readonly ResultRow[]; earlier: readonly ResultRow[] },
): Omit<LabGridRow, 'calculation'> {
  const own = results.filter(({ analyteId }) => analyteId === analyte.id);
  const current = own.find(({ status }) => IN_WORK.includes(status)) ?? null;
  const released = own.find(({ status }) => status === 'released') ?? null;
  const previous = earlier.find(({ analyteId }) => analyteId === analyte.id) ?? null;
  const range = rangeFor(analyte.ranges, subject);
  return {
    analyteId: analyte.id,
    display: analyte.name,
    required,
    valueKind: analyte.valueKind,
    unitDisplay: analyte.unitDisplay,
    decimals: analyte.decimals,
    loincCode: analyte.loincCode,
    unit: analyte.unit,
    answers: analyte.answers,
    range: range && {
      low: range.low,
      high: range.high,
      criticalLow: range.criticalLow,
      criticalHigh: range.criticalHigh,
      text: range.text,
    },
    current,
    released,
    previous: previous && { value: previous, at: previous.occurredAt },
    deltaPercent: deltaPercent(current ?? released, previous),
  };
}
