import { Injectable } from '@nestjs/common';
import { severityOf } from '@wardbook/contracts/laboratory/rules';
import { Db } from '../../core/database/db.js';
import { Events } from '../../core/events.js';
import { Live } from '../../core/live/live.js';
import { Orders } from '../encounters/index.js';
import { resultReleased } from './laboratory.events.js';
import { factOf } from './ordering.service.js';
import { ReportRepository } from './report.repository.js';
import { ResultRepository, type ResultRow } from './result.repository.js';
import { WorkRepository, type WorkRow } from './work.repository.js';

const LOINC = 'http://loinc.org';
const OWN_TESTS = 'urn:wardbook:lab-test';

/**
 * Verified values leave the laboratory: as a report, into their owner's inbox, and with that into the chart, which reads
 * what is in force from here. They are not copied, so that no copy can disagree.
 */
@Injectable()
export class ReleaseService {
  constructor(
    private readonly db: Db,
    private readonly work: WorkRepository,
    private readonly results: ResultRepository,
    private readonly reports: ReportRepository,
    private readonly orders: Orders,
    private readonly events: Events,
    private readonly live: Live,
  ) {}

  async release(row: WorkRow, conclusion: string | null): Promise<void> {
    const amended = row.reportId !== null;
    const before = await this.results.ofRequest(row.serviceRequestId);
    const leaving = before.filter(({ status }) => status === 'verified' || status === 'entered');
    const reportId = await this.report(row, leaving, conclusion);
    await this.results.release(row.serviceRequestId, reportId);
    await this.work.setStatus(row.id, 'released', { diagnostic_report_id: reportId });
    const inForce = (await this.results.ofRequest(row.serviceRequestId)).filter(({ status }) => status === 'released');
    const severity = severityOf(inForce.map(({ flag }) => flag));
    await this.reports.enterInbox(reportId, row, severity, amended);
    await this.orders.move(row.serviceRequestId, 'result_status', amended ? 'amended' : 'final');
    await this.orders.move(row.serviceRequestId, 'fulfilment_status', 'completed');
    await this.orders.move(row.serviceRequestId, 'order_status', 'completed');
    await this.events.emit(resultReleased, { ...factOf(row, this.db.facilityId), reportId, severity, amended });
    await this.live.announce('results');
  }

  private async report(row: WorkRow, leaving: readonly ResultRow[], conclusion: string | null): Promise<string> {
    if (row.reportId) {
      await this.reports.reissue(row.reportId, conclusion);
      return row.reportId;
    }
    const { occurredAt } = await this.results.subject(row.serviceRequestId);
    const code = row.loincCode ? { system: LOINC, code: row.loincCode } : { system: OWN_TESTS, code: row.testCode };
    return await this.reports.issue(row, code, leaving[0]?.occurredAt ?? occurredAt, conclusion);
  }
}
