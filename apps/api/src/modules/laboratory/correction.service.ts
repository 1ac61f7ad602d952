import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Input } from '@wardbook/contracts/core/endpoint';
import type { withdrawResult } from '@wardbook/contracts/laboratory/results';
import { severityOf } from '@wardbook/contracts/laboratory/rules';
import { Db } from '../../core/database/db.js';
import { Events } from '../../core/events.js';
import { Live } from '../../core/live/live.js';
import { Problem } from '../../core/problem.error.js';
import { Orders } from '../encounters/index.js';
import { patientCorrected } from '../patients/index.js';
import { identity } from './bench.js';
import { Judging } from './judging.service.js';
import { resultWithdrawn } from './laboratory.events.js';
import { factOf } from './ordering.service.js';
import { ReportRepository } from './report.repository.js';
import { ResultRepository } from './result.repository.js';
import { WorkRepository, type WorkRow } from './work.repository.js';
import { WorkReader } from './work-reader.service.js';
import { workTransitions } from './work-status.js';

const CORRECTED = 'The birth date or sex of the patient was corrected.';

/** What is put right after a result was read: a report of the wrong patient, and a patient who is not who the record said. */
@Injectable()
export class CorrectionService implements OnModuleInit {
  constructor(
    private readonly db: Db,
    private readonly work: WorkRepository,
    private readonly results: ResultRepository,
    private readonly reports: ReportRepository,
    private readonly reader: WorkReader,
    private readonly judging: Judging,
    private readonly orders: Orders,
    private readonly events: Events,
    private readonly live: Live,
  ) {}

  onModuleInit(): void {
    this.events.on(patientCorrected, ({ patientId }) => this.judgeAgain(patientId));
  }

  /** The report stays readable as withdrawn, the person who ordered it sees it in the inbox, and the test is collected again. */
  async withdraw(id: string, { version, reason }: Input<typeof withdrawResult>['body']) {
    const row = await this.reader.lock(id, version);
    if (!row.reportId) throw new Problem('status-not-allowed', { context: { from: row.status } });
    workTransitions.refuseUnless(row.status, 'to-collect');
    const released = (await this.results.ofRequest(row.serviceRequestId)).filter(({ status }) => status === 'released');
    await this.results.withdraw(row.serviceRequestId);
    await this.reports.withdraw(row.reportId, reason);
    await this.work.setStatus(id, 'to-collect', { diagnostic_report_id: null, review_needed: false, return_reason: null });
    await this.work.countCritical(id);
    const severity = severityOf(released.map(({ flag }) => flag));
    await this.reports.enterInbox(row.reportId, row, severity === 'critical' ? severity : 'abnormal', false);
    await this.orders.move(row.serviceRequestId, 'result_status', 'cancelled');
    await this.orders.move(row.serviceRequestId, 'order_status', 'active');
    await this.orders.move(row.serviceRequestId, 'fulfilment_status', 'requested');
    await this.events.emit(resultWithdrawn, { ...factOf(row, this.db.facilityId), reportId: row.reportId, reason });
    for (const topic of ['laboratory', 'results', 'chart'] as const) await this.live.announce(topic);
    return await this.reader.detail(id);
  }

  /** Values in work are judged by who the patient is; what was released and means something else now waits for a second person. */
  private async judgeAgain(patientId: string): Promise<void> {
    for (const row of await this.work.withValuesOf(patientId)) {
      const bench = await this.judging.bench(row);
      await this.judging.renew(bench);
      const outdated = row.reportId ? this.judging.outdatedReleased(bench) : [];
      for (const { result, analyte, judged } of outdated) {
        const amendment = { revision: result.revision + 1, amends_id: result.id, amendment_reason: CORRECTED };
        await this.results.insert({ ...judged, ...identity(bench, analyte), ...amendment }, null);
      }
      await this.moved(row, outdated.length > 0);
    }
    await this.live.announce('laboratory');
  }

  private async moved(row: WorkRow, isAmended: boolean): Promise<void> {
    if (isAmended && (row.status === 'released' || row.status === 'verified')) await this.work.setStatus(row.id, 'to-verify');
    else await this.work.touch(row.id);
    await this.work.countCritical(row.id);
  }
}
