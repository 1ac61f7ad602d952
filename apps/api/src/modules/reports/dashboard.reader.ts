import { Injectable } from '@nestjs/common';
import { decimalsOf } from '@wardbook/contracts/core/currencies';
import type { Input } from '@wardbook/contracts/core/endpoint';
import { type Dashboard, debtAges, type getDashboard } from '@wardbook/contracts/reports/reports';
import { found, Problem } from '../../core/problem.error.js';
import { DashboardRepository } from './dashboard.repository.js';
import { partsOfDashboard } from './dashboard-parts.js';
import { comparedWith, type Period } from './periods.js';
import { PositionRepository } from './position.repository.js';

type Query = Input<typeof getDashboard>['query'];

const MOST_DAYS = 400;
const DAY = 86_400_000;

/** Reads the dashboard of the facility of the request from its kept days, and from the views what is not kept. */
@Injectable()
export class DashboardReader {
  constructor(
    private readonly repository: DashboardRepository,
    private readonly positions: PositionRepository,
  ) {}

  async read({ from, to, diagnoses }: Query): Promise<Dashboard> {
    const { today, currency } = found(await this.repository.facility());
    const period = { from: from ?? to ?? today, to: to ?? today };
    refuseImpossible(period);
    const compared = comparedWith(period);
    const [{ parts, days }, position] = await Promise.all([this.repository.figures(period, compared), this.position(today, currency)]);
    return {
      ...{ ...period, currency, comparedFrom: compared.from, comparedTo: compared.to, days, position },
      ...partsOfDashboard(parts, diagnoses === 'all'),
    };
  }

  private async position(today: string, currency: string): Promise<Dashboard['position']> {
    const [payers, patients, stock] = await Promise.all([
      this.positions.payers(today),
      this.positions.patients(today),
      this.positions.stock(10 ** decimalsOf(currency)),
    ]);
    const byPayer = Map.groupBy(payers, ({ id }) => id);
    return {
      today,
      payers: [...byPayer].map(([id, ages]) => ({ id, name: ages[0]?.name ?? '', ...debtOf(ages) })),
      patients: debtOf(patients),
      credit: patients.reduce((sum, { credit }) => sum + credit, 0),
      stock: stock?.value ?? 0,
      stockWithoutCost: stock?.withoutCost ?? 0,
    };
  }
}

function debtOf(ages: readonly { age: number; amount: number }[]) {
  const byAge = debtAges.map((_, age) => ages.find((one) => one.age === age)?.amount ?? 0);
  return { amount: byAge.reduce((sum, amount) => sum + amount, 0), byAge };
}

function refuseImpossible({ from, to }: Period): void {
  if (from > to) throw Problem.field('query.to', 'ends-before-start', 'The period ends before it begins.');
  if ((Date.parse(to) - Date.parse(from)) / DAY > MOST_DAYS)
    throw Problem.field('query.from', 'period-too-long', 'A period has at most 400 days.');
}
