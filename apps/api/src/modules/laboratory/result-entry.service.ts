import { Injectable } from '@nestjs/common';
import type { Input } from '@wardbook/contracts/core/endpoint';
import type { amendResults, enterResults, LabValueInput } from '@wardbook/contracts/laboratory/results';
import { Live } from '../../core/live/live.js';
import { Problem } from '../../core/problem.error.js';
import { Orders } from '../encounters/index.js';
import { type Bench, calculatedValue, calculationIn, identity, inForceOf, inWorkOf } from './bench.js';
import { Judging, meaningOf } from './judging.service.js';
import { ResultRepository, type ResultRow } from './result.repository.js';
import { measured, sameJudgement, sameValue } from './value-input.js';
import { WorkRepository } from './work.repository.js';
import { WorkReader } from './work-reader.service.js';

/** Writing values down, all or some of them, and correcting what was released. */
@Injectable()
export class ResultEntryService {
  constructor(
    private readonly work: WorkRepository,
    private readonly results: ResultRepository,
    private readonly judging: Judging,
    private readonly reader: WorkReader,
    private readonly orders: Orders,
    private readonly live: Live,
  ) {}

  async enter(id: string, { version, values }: Input<typeof enterResults>['body']) {
    const row = await this.reader.lock(id, version);
    if (row.status !== 'to-enter' && row.status !== 'to-verify') throw new Problem('status-not-allowed', { context: { from: row.status } });
    const bench = await this.judging.bench(row);
    await this.writeAll(bench, values, null);
    await this.calculate(bench, null);
    return await this.settle(bench);
  }

  /** The released value stays in force until the corrected one is verified and released. */
  async amend(id: string, { version, reason, values }: Input<typeof amendResults>['body']) {
    const row = await this.reader.lock(id, version);
    if (row.status !== 'released') throw new Problem('status-not-allowed', { context: { from: row.status, to: 'to-verify' } });
    const bench = await this.judging.bench(row);
    if (!(await this.writeAll(bench, values, reason))) throw unchanged(values);
    await this.calculate(bench, reason);
    return await this.settle(bench);
  }

  /** What follows from the values that stand there now; a value whose inputs are gone goes with them. */
  private async calculate(bench: Bench, amendment: string | null): Promise<void> {
    const following = [...bench.analytes.values()].filter((analyte) => calculationIn(bench, analyte) !== null);
    if (following.length === 0) return;
    const now = { ...bench, existing: await this.results.ofRequest(bench.row.serviceRequestId) };
    for (const analyte of following) {
      const number = calculatedValue(now, analyte);
      const input = { analyteId: analyte.id, comparator: null, number, code: null, text: null, note: null };
      await this.write(now, input, 'body.values', amendment);
    }
  }

  /** Tells whether anything changed. */
  private async writeAll(bench: Bench, values: readonly LabValueInput[], amendment: string | null): Promise<boolean> {
    const changes = await Promise.all(
      values.map(async (value, index) => {
        refuseCalculated(bench, value, `body.values.${index}`);
        return await this.write(bench, value, `body.values.${index}`, amendment);
      }),
    );
    return changes.includes(true);
  }

  private async write(bench: Bench, input: LabValueInput, path: string, amendment: string | null): Promise<boolean> {
    const analyte = bench.analytes.get(input.analyteId);
    if (!analyte) throw Problem.field(`${path}.analyteId`, 'unknown', 'This request does not measure that.');
    const inWork = inWorkOf(bench, analyte.id);
    const inForce = inForceOf(bench, analyte.id);
    const value = measured(analyte, input, path);
    if (value === null) {
      if (inWork) await this.results.discard(inWork.id);
      return inWork !== undefined;
    }
    const before = inWork ?? inForce;
    const judged = this.judging.judged(bench, analyte, value, input.note);
    if (before && sameValue(before, value, input.note) && sameJudgement(before, meaningOf(judged))) return false;
    if (inWork) await this.results.rewrite(inWork.id, judged);
    else
      await this.results.insert({
        ...judged,
        ...identity(bench, analyte),
        ...(inForce
          ? { revision: inForce.revision + 1, amends_id: inForce.id, amendment_reason: amendment ?? reasonUnderWay(bench.existing) }
          : {}),
      });
    return true;
  }

  /** Where the request stands after the entry: everything required there, something missing, or an amendment taken back. */
  private async settle({ row, required }: Bench) {
    const results = await this.results.ofRequest(row.serviceRequestId);
    const inWork = results.filter(({ status }) => status === 'entered' || status === 'verified');
    const complete = [...required].every((id) => results.some((result) => result.analyteId === id && result.status !== 'superseded'));
    const status = row.reportId && inWork.length === 0 ? 'released' : complete && inWork.length > 0 ? 'to-verify' : 'to-enter';
    if (status === row.status) await this.work.touch(row.id);
    else await this.work.setStatus(row.id, status, { return_reason: null });
    await this.work.countCritical(row.id);
    if (status === 'to-verify' && ['none', 'cancelled'].includes(row.resultStatus))
      await this.orders.move(row.serviceRequestId, 'result_status', 'preliminary');
    await this.live.announce('laboratory');
    return await this.reader.detail(row.id);
  }
}

/** A typed value could disagree with those that it follows from. */
function refuseCalculated(bench: Bench, { analyteId, number }: LabValueInput, path: string): void {
  const analyte = bench.analytes.get(analyteId);
  if (number === null || !analyte || calculationIn(bench, analyte) === null) return;
  throw Problem.field(`${path}.number`, 'calculated', 'This is calculated from the other values.');
}

function unchanged(values: readonly LabValueInput[]): Problem {
  const fault = { code: 'unchanged' as const, message: 'This is what was released already.' };
  return new Problem('invalid-input', { fields: values.map((_, index) => ({ path: `body.values.${index}`, ...fault })) });
}

/** An amendment that came back to the bench keeps its reason. */
function reasonUnderWay(existing: readonly ResultRow[]): string {
  const reason = existing.find(
    ({ status, amendmentReason }) => (status === 'entered' || status === 'verified') && amendmentReason,
  )?.amendmentReason;
  if (!reason) throw new Problem('status-not-allowed', { detail: 'A released value is corrected by an amendment with its reason.' });
  return reason;
}
