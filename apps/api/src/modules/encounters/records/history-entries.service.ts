import { Injectable } from '@nestjs/common';
import type { Input } from '@wardbook/contracts/core/endpoint';
import type { HistoryEntry, recordHistoryEntry } from '@wardbook/contracts/encounters/history-entries';
import { AuditTrail } from '../../../core/audit/audit-trail.js';
import { Live } from '../../../core/live/live.js';
import { found, Problem } from '../../../core/problem.error.js';
import { PatientRegistry, refuseOutsideLife } from '../../patients/index.js';
import { Terminology } from '../terminology/terminology.js';
import { Visits } from '../visits/visits.service.js';
import { HistoryEntryRepository } from './history-entry.repository.js';

type Entry = Input<typeof recordHistoryEntry>['body'];

/** Past, surgical, family, social and obstetric history, each entry with the details of its kind. */
@Injectable()
export class HistoryEntries {
  constructor(
    private readonly entries: HistoryEntryRepository,
    private readonly patients: PatientRegistry,
    private readonly visits: Visits,
    private readonly terminology: Terminology,
    private readonly live: Live,
    private readonly trail: AuditTrail,
  ) {}

  async look(patientId: string): Promise<{ items: HistoryEntry[] }> {
    const items = await this.read(patientId);
    await this.trail.record({ action: 'look', operation: 'listHistoryEntries', patientId });
    return { items };
  }

  async read(patientId: string): Promise<HistoryEntry[]> {
    return await this.ofChart(await this.patients.chartIds(patientId));
  }

  async ofChart(chartIds: readonly string[]): Promise<HistoryEntry[]> {
    return await this.entries.ofChart(chartIds);
  }

  /** A correction is the new entry, and the old one as an error, in one step. */
  async record(patientId: string, { corrects, ...body }: Input<typeof recordHistoryEntry>['body']): Promise<HistoryEntry> {
    const chartIds = await this.patients.chartIds(patientId);
    const coding = await this.terminology.listed(body.coding);
    await this.refuseOtherTimes(patientId, body);
    if (body.visitId) await this.visits.ofPatient(body.visitId, patientId);
    if (corrects) {
      const old = found(await this.entries.find(corrects.id));
      if (!chartIds.includes(old.patientId)) throw new Problem('not-found');
      await this.markWrong(corrects.id, corrects.reason);
    }
    const entry = await this.entries.insert(patientId, { ...body, coding }, corrects?.id ?? null);
    await this.live.announce(`chart:${patientId}`);
    return entry;
  }

  /** What happened to the family may have happened before the patient's birth. */
  private async refuseOtherTimes(patientId: string, { details, happenedOn, happenedPrecision }: Entry): Promise<void> {
    const span = await this.patients.lifeSpan(patientId);
    const known = details.kind === 'family' ? { ...span, birthDate: null } : span;
    refuseOutsideLife('body.happenedOn', happenedOn, known, happenedPrecision);
  }

  async markWrong(id: string, reason: string): Promise<void> {
    const { patientId } = found(await this.entries.find(id));
    await this.patients.refuseRestricted(patientId);
    if (!(await this.entries.markWrong(id, reason))) throw new Problem('status-not-allowed', { context: { from: 'entered-in-error' } });
    await this.live.announce(`chart:${patientId}`);
  }
}
