import { Injectable } from '@nestjs/common';
import type { PatientHistory, PatientSummary } from '@wardbook/contracts/chart/chart';
import { sql } from 'kysely';
import { Db } from '../../core/database/db.js';
import * as kinds from './history.sql.js';
import type { VitalObservation } from './vital-trends.js';

type Lists = Omit<PatientHistory, 'patientId' | 'allergies' | 'historyEntries'>;
type Facts = Omit<PatientSummary, 'patientId' | 'allergies' | 'carePlans' | 'vitals'> & {
  vitals: VitalObservation[];
  carePlans: PatientHistory['carePlans'];
};

const LAST_RESULTS = 12;

@Injectable()
export class ChartRepository {
  constructor(private readonly db: Db) {}

  /** The observations in one statement, every other kind in a second. */
  async history(chart: readonly string[]): Promise<Lists> {
    const others = sql<Omit<Lists, 'observations'>>`select ${kinds.visits(chart)} as visits, ${kinds.conditions(chart)} as conditions,
      ${kinds.notes(chart)} as notes, ${kinds.procedures(chart)} as procedures,
      ${kinds.medications(chart)} as medications, ${kinds.immunizations(chart)} as immunizations, ${kinds.reports(chart)} as reports,
      ${kinds.orders(chart)} as orders, ${kinds.carePlans(chart)} as "carePlans"`;
    const [observations, { rows }] = await Promise.all([kinds.observationRows(chart).execute(this.db.q), others.execute(this.db.q)]);
    return { ...(rows[0] as Omit<Lists, 'observations'>), observations: observations.rows.map(withoutNulls) };
  }

  async summary(chart: readonly string[]): Promise<Facts> {
    const { rows } =
      await sql<Facts>`select ${kinds.activeProblems(chart)} as problems, ${kinds.activeMedications(chart, this.db.facilityId)} as medications,
      ${kinds.vitals(chart)} as vitals, ${kinds.lastResults(chart, LAST_RESULTS + 1)} as results,
      ${kinds.hasOlderResults(chart)} as "moreResults", ${kinds.carePlans(chart)} as "carePlans",
      ${kinds.upcoming(chart)} as upcoming, ${kinds.openVisit(chart, this.db.facilityId)} as visit,
      ${kinds.lastVisitAt(chart)} as "lastVisitAt", ${kinds.hasInsuranceHistory(chart)} as "hasInsuranceHistory"`.execute(this.db.q);
    const facts = rows[0] as Facts;
    const results = facts.results.slice(0, LAST_RESULTS);
    return { ...facts, results, moreResults: facts.moreResults || results.length < facts.results.length };
  }
}

/** What is not known is left out of a chart. */
function withoutNulls<Row extends object>(row: Row): Row {
  const known: Partial<Row> = {};
  for (const key in row) if (row[key] !== null) known[key] = row[key];
  return known as Row;
}
