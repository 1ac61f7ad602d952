import { Injectable } from '@nestjs/common';
import type { Analyte } from '@wardbook/contracts/laboratory/catalogue';
import { flagOf, type Measured, rangeFor } from '@wardbook/contracts/laboratory/rules';
import { type Bench, calculatedValue, inForceOf, inWorkOf } from './bench.js';
import { CatalogueRepository } from './catalogue.repository.js';
import { type NewResult, ResultRepository, type ResultRow } from './result.repository.js';
import { sameJudgement } from './value-input.js';
import type { WorkRow } from './work.repository.js';
import { WorkReader } from './work-reader.service.js';

/** What a value means for its patient: unit, range and flag, which are frozen beside it. */
@Injectable()
export class Judging {
  constructor(
    private readonly results: ResultRepository,
    private readonly catalogue: CatalogueRepository,
    private readonly reader: WorkReader,
  ) {}

  async bench(row: WorkRow): Promise<Bench> {
    const [{ kind, sex, birthDate, day, occurredAt }, { positions, required, results: existing }] = await Promise.all([
      this.results.subject(row.serviceRequestId),
      this.reader.measured(row),
    ]);
    const analytes = await this.catalogue.analytesByIds([...positions.keys()]);
    return {
      row,
      subject: { kind, sex, birthDate, day, pregnant: row.pregnant },
      occurredAt,
      analytes: new Map(analytes.map((analyte) => [analyte.id, analyte])),
      existing,
      positions,
      required,
    };
  }

  /** The value with what it means today. */
  judged({ subject }: Bench, analyte: Analyte, value: Measured, note: string | null) {
    const range = rangeFor(analyte.ranges, subject);
    return {
      comparator: value.comparator,
      value_number: value.number,
      value_code: value.code,
      value_text: value.text,
      unit: analyte.unit,
      unit_display: analyte.unitDisplay,
      decimals: analyte.decimals,
      range_low: range?.low ?? null,
      range_high: range?.high ?? null,
      critical_low: range?.criticalLow ?? null,
      critical_high: range?.criticalHigh ?? null,
      range_text: range?.text ?? null,
      method: analyte.method,
      flag: flagOf(value, range, analyte.answers),
      judged_sex: subject.sex,
      judged_birth_date: subject.birthDate,
      note,
    } satisfies Partial<NewResult>;
  }

  /** Values in work that were judged for another birth date or sex are judged, and calculated, by the one that is known now. */
  async renew(bench: Bench): Promise<void> {
    const inWork = bench.existing.filter(({ status }) => status === 'entered' || status === 'verified');
    for (const { result, judged } of this.outdated(bench, inWork)) await this.results.rejudge(result.id, judged);
  }

  /** Released values that mean something else by the birth date or sex that is known now, with what they mean. */
  outdatedReleased(bench: Bench) {
    const released = [...bench.analytes.keys()].flatMap((id) => (inWorkOf(bench, id) ? [] : (inForceOf(bench, id) ?? [])));
    return this.outdated(bench, released).filter(
      ({ result, judged }) => result.number !== judged.value_number || !sameJudgement(result, meaningOf(judged)),
    );
  }

  private outdated(bench: Bench, results: readonly ResultRow[]) {
    const { sex, birthDate } = bench.subject;
    return results
      .filter(({ judgedSex, judgedBirthDate }) => judgedSex !== sex || judgedBirthDate !== birthDate)
      .flatMap((result) => {
        const analyte = bench.analytes.get(result.analyteId);
        if (!analyte) return [];
        const value = { ...result, number: calculatedValue(bench, analyte) ?? result.number };
        return [{ result, analyte, judged: this.judged(bench, analyte, value, result.note) }];
      });
  }
}

export function meaningOf(judged: ReturnType<Judging['judged']>) {
  return { flag: judged.flag, rangeLow: judged.range_low, rangeHigh: judged.range_high, rangeText: judged.range_text };
}
