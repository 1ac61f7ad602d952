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
import { ResultRepository, type ResultRow, type SubjectRow } from './result.repository.js';
import { SpecimenRepository } from './specimen.repository.js';
import { WorkRepository, type WorkRow } from './work.repository.js';

const IN_WORK = ['entered', 'verified'];

/** The analytes of a request with their places in the report, those that must have a value, and the values. */
export interface Measured {
  positions: Map<string, number>;
  required: ReadonlySet<string>;
  results: ResultRow[];
}

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
    const [line, item] = await Promise.all([this.work.line(id), this.work.find(id)]);
    const row = found(item);
    const [measured, subject, chartIds, specimens, calls, conclusion, mayVerifyAlone] = await Promise.all([
      this.measured(row),
      this.results.subject(row.serviceRequestId),
      this.patients.chartIds(row.patientId),
      this.specimens.ofRequest(row.serviceRequestId),
      this.calls.ofRequest(row.serviceRequestId),
      this.calls.conclusionOf(row.reportId),
      this.settings.get('laboratory.verify-alone'),
    ]);
    const { reason, returnReason, pregnant } = row;
    const grid = await this.grid(row, measured, subject, chartIds);
    return { ...found(line), reason, returnReason, pregnant, specimens, ...grid, calls, conclusion, mayVerifyAlone };
  }

  /** What the request measures, and what there is of it. */
  async measured(row: WorkRow): Promise<Measured> {
    const [test, results] = await Promise.all([this.catalogue.test(row.labTestId), this.results.ofRequest(row.serviceRequestId)]);
    const { analytes } = found(test);
    const positions = new Map(analytes.map(({ id }, index) => [id, index + 1]));
    // A value that is there stays even when the panel has changed.
    for (const { analyteId, position } of results) if (!positions.has(analyteId)) positions.set(analyteId, position);
    return { positions, required: new Set(analytes.filter(({ required }) => required).map(({ id }) => id)), results };
  }

  private async grid(
    row: WorkRow,
    { positions, required, results }: Measured,
    { kind, sex, birthDate, day }: SubjectRow,
    chartIds: readonly string[],
  ): Promise<Pick<LabWorkDetail, 'day' | 'rows'>> {
    const ids = [...positions.keys()];
    const [analytes, earlier] = await Promise.all([
      this.catalogue.analytesByIds(ids),
      this.results.previous(chartIds, ids, row.serviceRequestId),
    ]);
    const subject = { kind, sex, birthDate, day, pregnant: row.pregnant };
    const position = ({ id }: Analyte) => positions.get(id) ?? 0;
    const rows = analytes
      .toSorted((one, other) => position(one) - position(other))
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
