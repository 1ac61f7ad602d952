import { Injectable } from '@nestjs/common';
import type { Input } from '@wardbook/contracts/core/endpoint';
import type { Condition, changeCondition, recordCondition } from '@wardbook/contracts/encounters/conditions';
import { Db } from '../../../core/database/db.js';
import { Live } from '../../../core/live/live.js';
import { found, Problem } from '../../../core/problem.error.js';
import { Practitioners } from '../../organisation/index.js';
import { PatientRegistry, refuseOutsideLife } from '../../patients/index.js';
import { Terminology } from '../terminology/terminology.js';
import { Visits } from '../visits/visits.service.js';
import { type ConditionChange, ConditionRepository } from './condition.repository.js';

/** Statuses in which a problem has ended, so that it has an end date. */
const ENDED = ['inactive', 'remission', 'resolved'];

/** The problem list and the diagnoses of encounters. */
@Injectable()
export class ProblemList {
  constructor(
    private readonly db: Db,
    private readonly conditions: ConditionRepository,
    private readonly patients: PatientRegistry,
    private readonly practitioners: Practitioners,
    private readonly visits: Visits,
    private readonly terminology: Terminology,
    private readonly live: Live,
  ) {}

  async record(patientId: string, body: Input<typeof recordCondition>['body']): Promise<Condition> {
    await this.patients.chartIds(patientId);
    const place = await this.visits.placeOf(patientId, body);
    await this.terminology.refuseUnknown(body.coding);
    const span = await this.patients.lifeSpan(patientId);
    refuseOutsideLife('body.onsetOn', body.onsetOn, span, body.onsetPrecision);
    refuseOutsideLife('body.abatedOn', body.abatedOn, span);
    if (body.abatedOn && !ENDED.includes(body.clinicalStatus)) {
      throw Problem.field('body.abatedOn', 'not-ended', 'A problem that has ended is inactive, in remission or resolved.');
    }
    const { userId } = this.db.actor;
    const condition = await this.conditions.insert(
      patientId,
      { ...body, ...place },
      userId ? await this.practitioners.idOfUser(userId) : null,
    );
    await this.live.announce(`chart:${patientId}`);
    return condition;
  }

  async change(id: string, { version, ...body }: Input<typeof changeCondition>['body']): Promise<Condition> {
    const current = found(await this.conditions.find(id));
    if (current.verificationStatus === 'entered-in-error')
      throw new Problem('status-not-allowed', { context: { from: 'entered-in-error' } });
    if (body.abatedOn) refuseOutsideLife('body.abatedOn', body.abatedOn, await this.patients.lifeSpan(current.patientId));
    const change: ConditionChange = {};
    if (body.clinicalStatus) change.clinical_status = body.clinicalStatus;
    if (body.verificationStatus) change.verification_status = body.verificationStatus;
    if (body.severity !== undefined) change.severity = body.severity;
    if (body.abatedOn !== undefined) change.abated_on = body.abatedOn;
    if (body.comment !== undefined) change.comment = body.comment;
    if (Object.keys(change).length === 0) return current;
    if (!(await this.conditions.change(id, version, change))) throw new Problem('version-moved', { context: { current } });
    await this.live.announce(`chart:${current.patientId}`);
    return found(await this.conditions.find(id));
  }

  async markWrong(id: string, reason: string): Promise<void> {
    const { patientId } = found(await this.conditions.find(id));
    if (!(await this.conditions.markWrong(id, reason))) throw new Problem('status-not-allowed', { context: { from: 'entered-in-error' } });
    await this.live.announce(`chart:${patientId}`);
  }
}
