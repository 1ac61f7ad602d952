import { Injectable } from '@nestjs/common';
import { type Dashboard, measures } from '@wardbook/contracts/reports/reports';
import { found, Problem } from '../../core/problem.error.js';
import { DashboardRepository } from './dashboard.repository.js';
import { comparedWith, type Period } from './periods.js';

const MOST_DAYS = 400;
const DAY = 86_400_000;

/** Reads the dashboard of the facility of the request from the report views. */
@Injectable()
export class DashboardReader {
  constructor(private readonly repository: DashboardRepository) {}

  async read(from: string | undefined, to: string | undefined): Promise<Dashboard> {
    const { today, currency } = found(await this.repository.facility());
    const period = { from: from ?? to ?? today, to: to ?? today };
    refuseImpossible(period);
    const compared = comparedWith(period);
    const [facts, payerMix, diagnoses] = await Promise.all([
      this.repository.facts(period, compared),
      this.repository.payerMix(period),
      this.repository.diagnoses(period),
    ]);
    const { now, before, ...parts } = found(facts);
    return {
      ...{ ...period, currency, comparedFrom: compared.from, comparedTo: compared.to },
      figures: measures.map((measure) => ({ measure, value: now[measure], before: before[measure] })),
      ...{ ...parts, payerMix, diagnoses },
    };
  }
}

function refuseImpossible({ from, to }: Period): void {
  if (from > to) throw Problem.field('query.to', 'too-early', 'The period ends before it begins.');
  if ((Date.parse(to) - Date.parse(from)) / DAY > MOST_DAYS)
    throw Problem.field('query.from', 'too-long', 'A period has at most 400 days.');
}
