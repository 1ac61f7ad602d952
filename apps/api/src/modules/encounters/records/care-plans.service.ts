import { Injectable } from '@nestjs/common';
import type { Input } from '@wardbook/contracts/core/endpoint';
import type { CarePlan, changeCarePlan, followActivity, followGoal, startCarePlan } from '@wardbook/contracts/encounters/care-plans';
import { AuditTrail } from '../../../core/audit/audit-trail.js';
import { Db } from '../../../core/database/db.js';
import { Live } from '../../../core/live/live.js';
import { found, Problem, versionMoved } from '../../../core/problem.error.js';
import { transitions } from '../../../core/transitions.js';
import { Practitioners } from '../../organisation/index.js';
import { PatientRegistry } from '../../patients/index.js';
import { Visits } from '../visits/visits.service.js';
import { CarePlanRepository } from './care-plan.repository.js';

const CHANGE = ['changeCarePlan'] as const;
/** A plan that is completed or revoked is the record of what was done. */
const planTransitions = transitions<CarePlan['status']>('care plan', 'Whether a treatment plan is followed.', {
  final: ['completed', 'revoked', 'entered-in-error', 'unknown'],
  arrows: {
    draft: { active: CHANGE, revoked: CHANGE },
    active: { 'on-hold': CHANGE, completed: CHANGE, revoked: CHANGE },
    'on-hold': { active: CHANGE, completed: CHANGE, revoked: CHANGE },
    completed: {},
    revoked: {},
    'entered-in-error': {},
    unknown: {},
  },
});

/** Treatment plans: goals, planned sessions, and how far they have come. */
@Injectable()
export class CarePlans {
  constructor(
    private readonly db: Db,
    private readonly plans: CarePlanRepository,
    private readonly patients: PatientRegistry,
    private readonly practitioners: Practitioners,
    private readonly visits: Visits,
    private readonly live: Live,
    private readonly trail: AuditTrail,
  ) {}

  async start(patientId: string, body: Input<typeof startCarePlan>['body']): Promise<CarePlan> {
    const chartIds = await this.patients.chartIds(patientId);
    await this.refuseUnknownConditions(chartIds, body.conditionIds);
    const place = await this.visits.placeOf(patientId, body);
    const { userId } = this.db.actor;
    const id = await this.plans.insert(patientId, { ...body, ...place }, userId ? await this.practitioners.idOfUser(userId) : null);
    return await this.changed(id);
  }

  async list(patientId: string): Promise<{ items: CarePlan[] }> {
    const items = await this.plans.ofChart(await this.patients.chartIds(patientId));
    await this.trail.record({ action: 'look', operation: 'listCarePlans', patientId });
    return { items };
  }

  async change(id: string, { version, status }: Input<typeof changeCarePlan>['body']): Promise<CarePlan> {
    const current = found(await this.plans.find(id));
    planTransitions.refuseUnless(current.status, status);
    const isEnd = status === 'completed' || status === 'revoked';
    if (!(await this.plans.setStatus(id, version, status, isEnd))) throw versionMoved(current);
    return await this.changed(id);
  }

  async followGoal(id: string, { version, achievementStatus }: Input<typeof followGoal>['body']): Promise<CarePlan> {
    const current = found(await this.plans.ofGoal(id));
    refuseOver(current.status);
    if (!(await this.plans.followGoal(id, version, achievementStatus))) throw versionMoved(current);
    return await this.changed(current.id);
  }

  /** A counted session starts the activity; the last planned one completes it, unless the request sets another status. */
  async followActivity(id: string, { version, doneSessions, status, confirmed }: Input<typeof followActivity>['body']): Promise<CarePlan> {
    const current = found(await this.plans.ofActivity(id));
    refuseOver(current.status);
    const activity = found(current.activities.find((each) => each.id === id));
    const done = doneSessions ?? activity.doneSessions;
    if (done > activity.doneSessions) refuseUnplanned(activity, done, status, confirmed);
    const isAll = activity.plannedSessions !== null && done >= activity.plannedSessions;
    const kept = isStopped(activity.status) ? activity.status : undefined;
    const change = { done_sessions: done, status: status ?? kept ?? (isAll ? 'completed' : done > 0 ? 'in-progress' : 'not-started') };
    if (!(await this.plans.followActivity(id, version, change))) throw versionMoved(current);
    return await this.changed(current.id);
  }

  private async refuseUnknownConditions(chartIds: readonly string[], conditionIds: readonly string[]): Promise<void> {
    const known = await this.plans.conditionsOf(chartIds, conditionIds);
    const unknown = conditionIds.findIndex((id) => !known.includes(id));
    if (unknown >= 0) throw Problem.field(`body.conditionIds.${unknown}`, 'unknown', 'The patient’s chart has no such condition.');
  }

  private async changed(id: string): Promise<CarePlan> {
    const plan = found(await this.plans.find(id));
    await this.live.announce(`chart:${plan.patientId}`);
    return plan;
  }
}

function refuseOver(status: CarePlan['status']): void {
  if (planTransitions.final.includes(status)) throw new Problem('status-not-allowed', { context: { from: status } });
}

function isStopped(status: string): boolean {
  return status === 'cancelled' || status === 'stopped';
}

/** A stopped activity has no further sessions; more than were agreed on are looked at again. */
function refuseUnplanned(activity: CarePlan['activities'][number], done: number, status: string | undefined, confirmed: boolean): void {
  const next = status ?? activity.status;
  if (isStopped(next)) throw new Problem('status-not-allowed', { context: { from: next } });
  const { plannedSessions } = activity;
  if (plannedSessions === null || done <= plannedSessions || confirmed) return;
  const message = `${plannedSessions} sessions are planned. Confirm that ${done} took place.`;
  throw new Problem('value-needs-confirmation', { fields: [{ path: 'body.doneSessions', code: 'more-than-planned', message }] });
}
