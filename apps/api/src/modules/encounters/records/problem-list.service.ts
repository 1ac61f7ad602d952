import { Injectable } from '@nestjs/common';
import type { Input } from '@wardbook/contracts/core/endpoint';
import type { Condition, changeCondition, recordCondition } from '@wardbook/contracts/encounters/conditions';
import { Db } from '../../../core/database/db.js';
import { Live } from '../../../core/live/live.js';
import { found, Problem, versionMoved } from '../../../core/problem.error.js';
import { Practitioners } from '../../organisation/index.js';
import { PatientRegistry, refuseOutsideLife } from '../../patients/index.js';
import { Terminology } from '../terminology/terminology.js';
import { Visits } from '../visits/visits.service.js';
import { type ConditionChange, ConditionRepository, type StandingEntry } from './condition.repository.js';
import { type Course, courseAfter, endFault, stands } from './condition-course.js';

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
    const chartIds = await this.patients.chartIds(patientId);
    const place = await this.visits.placeOf(patientId, body);
    const coding = await this.terminology.listed(body.coding);
    const span = await this.patients.lifeSpan(patientId);
    refuseOutsideLife('body.onsetOn', body.onsetOn, span, body.onsetPrecision);
    refuseOutsideLife('body.abatedOn', body.abatedOn, span);
    refuseOpenEnd(body);
    const entry = { ...body, ...place, coding };
    if (stands(entry)) {
      const display = coding?.display ?? body.text ?? '';
      await this.refuseTwice(chartIds, { ...entry, system: coding?.system ?? null, code: coding?.code ?? null, display });
    }
    const { userId } = this.db.actor;
    const condition = await this.conditions.insert(patientId, entry, userId ? await this.practitioners.idOfUser(userId) : null);
    await this.live.announce(`chart:${patientId}`);
    return condition;
  }

  async change(id: string, { version, ...body }: Input<typeof changeCondition>['body']): Promise<Condition> {
    const current = found(await this.conditions.find(id));
    await this.patients.refuseRestricted(current.patientId);
    if (current.verificationStatus === 'entered-in-error')
      throw new Problem('status-not-allowed', { context: { from: 'entered-in-error' } });
    if (body.abatedOn) refuseOutsideLife('body.abatedOn', body.abatedOn, await this.patients.lifeSpan(current.patientId));
    const course = courseAfter(current, body);
    refuseOpenEnd(course);
    if (stands(course) && !stands(current)) {
      await this.refuseTwice(await this.patients.chartIds(current.patientId), { ...current, ...course }, id);
    }
    const change: ConditionChange = {};
    if (course.abatedOn !== current.abatedOn) change.abated_on = course.abatedOn;
    if (body.clinicalStatus) change.clinical_status = body.clinicalStatus;
    if (body.verificationStatus) change.verification_status = body.verificationStatus;
    if (body.severity !== undefined) change.severity = body.severity;
    if (body.comment !== undefined) change.comment = body.comment;
    if (Object.keys(change).length === 0) return current;
    if (!(await this.conditions.change(id, version, change))) throw versionMoved(current);
    await this.live.announce(`chart:${current.patientId}`);
    return found(await this.conditions.find(id));
  }

  /** One code stands once on the problem list, once in an encounter; of the principal diagnosis an encounter has one. */
  private async refuseTwice(chartIds: readonly string[], entry: StandingEntry, exceptId: string | null = null): Promise<void> {
    await this.patients.hold(chartIds);
    if (await this.conditions.isListed(chartIds, entry, exceptId)) {
      const where = entry.category === 'problem-list-item' ? 'on the problem list' : 'among the diagnoses';
      throw new Problem('already-exists', { detail: `It stands ${where} already.` });
    }
    if (entry.rank === 1 && (await this.conditions.hasPrincipal(chartIds, entry, exceptId))) {
      const message = 'Another diagnosis is the principal one.';
      throw new Problem('already-exists', { detail: message, fields: [{ path: 'body.rank', code: 'already-exists', message }] });
    }
  }

  async markWrong(id: string, reason: string): Promise<void> {
    const { patientId } = found(await this.conditions.find(id));
    await this.patients.refuseRestricted(patientId);
    if (!(await this.conditions.markWrong(id, reason))) throw new Problem('status-not-allowed', { context: { from: 'entered-in-error' } });
    await this.live.announce(`chart:${patientId}`);
  }
}

function refuseOpenEnd(course: Course): void {
  if (endFault(course))
    throw Problem.field('body.abatedOn', 'not-ended', 'A problem that has ended is inactive, in remission or resolved.');
}
