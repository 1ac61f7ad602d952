import { Injectable } from '@nestjs/common';
import type { Input } from '@wardbook/contracts/core/endpoint';
import type { LabWorkDetail, recordCriticalCall, returnResults, verifyResult } from '@wardbook/contracts/laboratory/results';
import { isCritical } from '@wardbook/contracts/laboratory/rules';
import { Clock } from '../../core/clock.js';
import { Db } from '../../core/database/db.js';
import { Live } from '../../core/live/live.js';
import { Problem } from '../../core/problem.error.js';
import { Settings } from '../organisation/index.js';
import { CallRepository } from './call.repository.js';
import { Judging } from './judging.service.js';
import { ReleaseService } from './release.service.js';
import { ResultRepository } from './result.repository.js';
import { isBefore } from './stated-time.js';
import { WorkRepository } from './work.repository.js';
import { WorkReader } from './work-reader.service.js';
import { workTransitions } from './work-status.js';

/** Another user than the one who entered the values verifies them; otherwise they are flagged for a review. */
@Injectable()
export class VerificationService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly work: WorkRepository,
    private readonly results: ResultRepository,
    private readonly reader: WorkReader,
    private readonly judging: Judging,
    private readonly releases: ReleaseService,
    private readonly calls: CallRepository,
    private readonly settings: Settings,
    private readonly live: Live,
  ) {}

  async verify(id: string, { version, conclusion, release }: Input<typeof verifyResult>['body']) {
    const row = await this.reader.lock(id, version);
    workTransitions.refuseUnless(row.status, 'verified');
    await this.judging.renew(await this.judging.bench(row));
    const inWork = (await this.results.ofRequest(row.serviceRequestId)).filter(({ status }) => status === 'entered');
    const own = inWork.some(({ enteredById }) => enteredById === this.db.actor.userId);
    if (own && !(await this.settings.get('laboratory.verify-alone'))) throw new Problem('same-person-verifies');
    await this.results.verify(row.serviceRequestId, own);
    await this.work.setStatus(id, 'verified', own ? { review_needed: true } : {});
    if (release) await this.releases.release(row, conclusion);
    await this.work.countCritical(id);
    await this.live.announce('laboratory');
    return await this.reader.detail(id);
  }

  /** For values that were verified and held back. */
  async release(id: string, version: number) {
    const row = await this.reader.lock(id, version);
    workTransitions.refuseUnless(row.status, 'released');
    if (row.status !== 'verified') throw new Problem('status-not-allowed', { context: { from: row.status, to: 'released' } });
    await this.judging.renew(await this.judging.bench(row));
    await this.releases.release(row, null);
    await this.work.countCritical(id);
    await this.live.announce('laboratory');
    return await this.reader.detail(id);
  }

  /** The bench sees why. */
  async return(id: string, { version, reason }: Input<typeof returnResults>['body']) {
    const row = await this.reader.lock(id, version);
    workTransitions.refuseUnless(row.status, 'to-enter');
    if (row.status !== 'to-verify' && row.status !== 'verified')
      throw new Problem('status-not-allowed', { context: { from: row.status, to: 'to-enter' } });
    await this.results.unverify(row.serviceRequestId);
    await this.work.setStatus(id, 'to-enter', { return_reason: reason });
    await this.live.announce('laboratory');
    return await this.reader.detail(id);
  }

  async review(id: string, version: number) {
    const row = await this.reader.lock(id, version);
    const line = await this.work.line(id);
    if (!line?.reviewNeeded) throw new Problem('status-not-allowed', { context: { from: row.status } });
    const results = await this.results.ofRequest(row.serviceRequestId);
    if (results.some(({ verifiedById }) => verifiedById === this.db.actor.userId)) throw new Problem('same-person-verifies');
    await this.work.setReviewed(id);
    await this.live.announce('laboratory');
    return await this.reader.detail(id);
  }

  async recordCall(id: string, { toldName, toldRole, toldAt, note }: Input<typeof recordCriticalCall>['body']) {
    const line = await this.reader.detail(id);
    if (line.criticalUntold === 0) throw new Problem('status-not-allowed', { detail: 'No critical value waits for a call.' });
    if (toldAt && Date.parse(toldAt) > this.clock.now().getTime()) {
      throw Problem.field('body.toldAt', 'in-the-future', 'A call cannot have been made in the future.');
    }
    if (toldAt && criticalOf(line).some(({ enteredAt }) => isBefore(toldAt, enteredAt))) {
      throw Problem.field('body.toldAt', 'before-result', 'The value was not there yet at that time.');
    }
    await this.calls.insert({ patientId: line.patient.id, serviceRequestId: line.serviceRequestId, toldName, toldRole, toldAt, note });
    await this.work.countCritical(id);
    await this.live.announce('laboratory');
    return await this.reader.detail(id);
  }
}

/** The values that a call tells, critical ones and corrections of such: what is in work stands before what it will replace. */
function criticalOf({ rows }: LabWorkDetail) {
  return rows
    .flatMap(({ current, released }) => current ?? released ?? [])
    .filter(({ flag, correctsCritical }) => isCritical(flag) || correctsCritical);
}
