import { Injectable } from '@nestjs/common';
import type { Input } from '@wardbook/contracts/core/endpoint';
import type { LabReport } from '@wardbook/contracts/laboratory/reports';
import type { listResultInbox } from '@wardbook/contracts/laboratory/results-inbox';
import { AuditTrail } from '../../core/audit/audit-trail.js';
import { Live } from '../../core/live/live.js';
import { found, Problem } from '../../core/problem.error.js';
import { ReportRepository } from './report.repository.js';

/** Released results wait in the inbox of the practitioner who ordered them until they are acknowledged. */
@Injectable()
export class InboxService {
  constructor(
    private readonly reports: ReportRepository,
    private readonly trail: AuditTrail,
    private readonly live: Live,
  ) {}

  async list(query: Input<typeof listResultInbox>['query']) {
    return await this.reports.inbox(query);
  }

  async count() {
    return await this.reports.countInbox();
  }

  async acknowledge(id: string, note: string | null): Promise<{ id: string; acknowledgedAt: string }> {
    const item = found(await this.reports.inboxItem(id));
    if (item.acknowledgedAt) throw new Problem('status-not-allowed', { detail: 'This result is acknowledged already.' });
    if (item.severity === 'critical' && note === null) {
      throw Problem.field('body.note', 'required', 'Say what follows from a critical result.');
    }
    const acknowledgedAt = await this.reports.acknowledge(id, note);
    await this.live.announce('results');
    return { id, acknowledgedAt };
  }

  /** Takes back an acknowledgement made by mistake, unless an amended result waits already. */
  async reopen(id: string): Promise<{ id: string }> {
    found(await this.reports.inboxItem(id));
    if (!(await this.reports.reopen(id))) throw new Problem('status-not-allowed', { detail: 'This result waits in the inbox already.' });
    await this.live.announce('results');
    return { id };
  }

  async look(reportId: string): Promise<LabReport> {
    const report = found(await this.reports.read(reportId));
    await this.trail.record({ action: 'look', operation: 'getLabReport', patientId: report.patient.id, subjectId: reportId });
    return report;
  }
}
