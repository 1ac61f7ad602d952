import { Injectable } from '@nestjs/common';
import type { PatientHistory, PatientSummary } from '@wardbook/contracts/chart/chart';
import { AuditTrail } from '../../core/audit/audit-trail.js';
import { AllergyService, HistoryEntries } from '../encounters/index.js';
import { PatientRegistry } from '../patients/index.js';
import { ChartRepository } from './chart.repository.js';
import { vitalTrends } from './vital-trends.js';

/** One patient's whole record, put together from every module. */
@Injectable()
export class ChartService {
  constructor(
    private readonly charts: ChartRepository,
    private readonly patients: PatientRegistry,
    private readonly allergies: AllergyService,
    private readonly entries: HistoryEntries,
    private readonly trail: AuditTrail,
  ) {}

  async history(patientId: string): Promise<PatientHistory> {
    const chart = await this.patients.chartIds(patientId);
    const [allergies, historyEntries, lists] = await Promise.all([
      this.allergies.ofChart(chart),
      this.entries.ofChart(chart),
      this.charts.history(chart),
    ]);
    await this.trail.record({ action: 'look', operation: 'readHistory', patientId });
    return { patientId, allergies, historyEntries, ...lists };
  }

  async summary(patientId: string): Promise<PatientSummary> {
    const chart = await this.patients.chartIds(patientId);
    const [allergies, { vitals, carePlans, ...facts }] = await Promise.all([this.allergies.ofChart(chart), this.charts.summary(chart)]);
    await this.trail.record({ action: 'look', operation: 'readSummary', patientId });
    const inForce = carePlans.filter(({ status }) => status === 'active' || status === 'on-hold');
    return { patientId, allergies, ...facts, carePlans: inForce, vitals: vitalTrends(vitals) };
  }
}
