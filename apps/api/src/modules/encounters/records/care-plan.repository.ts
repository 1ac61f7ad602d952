import { Injectable } from '@nestjs/common';
import type { Input } from '@wardbook/contracts/core/endpoint';
import type { CarePlan, startCarePlan } from '@wardbook/contracts/encounters/care-plans';
import { type RawBuilder, sql } from 'kysely';
import { Db } from '../../../core/database/db.js';

type Plan = CarePlan & { patientId: string };

@Injectable()
export class CarePlanRepository {
  constructor(private readonly db: Db) {}

  async insert(patientId: string, body: Input<typeof startCarePlan>['body'], authorId: string | null): Promise<string> {
    const { rows } = await sql<{ id: string }>`
      insert into care_plan (facility_id, patient_id, visit_id, encounter_id, status, title, description, addresses, started_on, author_id)
      select id, ${patientId}, ${body.visitId}, ${body.encounterId}, 'active', ${body.title}, ${body.description},
        coalesce((select jsonb_agg(jsonb_build_object('id', condition.id, 'display', condition.display)) from condition
          where condition.id = any(${body.conditionIds}::uuid[])), '[]'),
        core.business_date(core.now(), time_zone), ${authorId}
      from facility where id = ${this.db.facilityId} returning id`.execute(this.db.q);
    const { id } = rows[0] as { id: string };
    await this.insertGoals(id, patientId, body.goals);
    await this.insertActivities(id, body.activities);
    return id;
  }

  /** Those of the named conditions that stand in the chart. */
  async conditionsOf(chartIds: readonly string[], ids: readonly string[]): Promise<string[]> {
    if (ids.length === 0) return [];
    const rows = await this.db.q
      .selectFrom('condition')
      .select('id')
      .where('id', 'in', ids)
      .where('patient_id', 'in', chartIds)
      .where('verification_status', '<>', 'entered-in-error')
      .execute();
    return rows.map(({ id }) => id);
  }

  async find(id: string): Promise<Plan | undefined> {
    return (await this.read(sql`p.id = ${id}`))[0];
  }

  async ofGoal(id: string): Promise<Plan | undefined> {
    return (await this.read(sql`p.id = (select care_plan_id from goal where id = ${id})`))[0];
  }

  async ofActivity(id: string): Promise<Plan | undefined> {
    return (await this.read(sql`p.id = (select care_plan_id from care_plan_activity where id = ${id})`))[0];
  }

  async ofChart(chartIds: readonly string[]): Promise<CarePlan[]> {
    return await this.read(sql`p.patient_id = any(${chartIds}::uuid[]) and p.status <> 'entered-in-error'`);
  }

  /** Its end is the day on which it is completed or revoked. */
  async setStatus(id: string, version: number, status: string, isEnd: boolean): Promise<boolean> {
    const result = await sql`update care_plan set status = ${status}, ended_on = case when ${isEnd} then greatest(started_on,
        (select core.business_date(core.now(), time_zone) from facility where id = ${this.db.facilityId})) else ended_on end
      where id = ${id} and version = ${version}`.execute(this.db.q);
    return Number(result.numAffectedRows) > 0;
  }

  async followGoal(id: string, version: number, achievement: string): Promise<boolean> {
    const result = await sql`update goal set achievement_status = ${achievement},
      lifecycle_status = case when ${achievement} = 'achieved' then 'completed' else 'active' end
      where id = ${id} and version = ${version}`.execute(this.db.q);
    return Number(result.numAffectedRows) > 0;
  }

  async followActivity(id: string, version: number, change: { status?: string; done_sessions?: number }): Promise<boolean> {
    const { numUpdatedRows } = await this.db.q
      .updateTable('care_plan_activity')
      .set(change)
      .where('id', '=', id)
      .where('version', '=', version)
      .executeTakeFirst();
    return numUpdatedRows > 0n;
  }

  private async insertGoals(planId: string, patientId: string, goals: Input<typeof startCarePlan>['body']['goals']): Promise<void> {
    if (goals.length === 0) return;
    const whose = { facility_id: this.db.facilityId, patient_id: patientId, care_plan_id: planId, lifecycle_status: 'active' };
    const rows = goals.map(({ description, dueOn }) => ({ ...whose, description, due_on: dueOn }));
    await this.db.q.insertInto('goal').values(rows).execute();
  }

  private async insertActivities(planId: string, activities: Input<typeof startCarePlan>['body']['activities']): Promise<void> {
    if (activities.length === 0) return;
    const rows = activities.map(({ display, plannedSessions }, index) => ({
      care_plan_id: planId,
      position: index + 1,
      display,
      planned_sessions: plannedSessions,
    }));
    await this.db.q.insertInto('care_plan_activity').values(rows).execute();
  }

  private async read(condition: RawBuilder<unknown>): Promise<Plan[]> {
    const { rows } = await sql<Plan>`
      select p.id, p.patient_id as "patientId", p.visit_id as "visitId", p.encounter_id as "encounterId", p.status, p.title, p.description,
        p.addresses, p.started_on as "startedOn", p.ended_on as "endedOn", p.version,
        coalesce((select jsonb_agg(jsonb_build_object('id', g.id, 'description', g.description, 'dueOn', g.due_on,
            'lifecycleStatus', g.lifecycle_status, 'achievementStatus', g.achievement_status, 'version', g.version) order by g.id)
          from goal g where g.care_plan_id = p.id), '[]') as goals,
        coalesce((select jsonb_agg(jsonb_build_object('id', a.id, 'display', a.display, 'status', a.status,
            'plannedSessions', a.planned_sessions, 'doneSessions', a.done_sessions, 'version', a.version) order by a.position)
          from care_plan_activity a where a.care_plan_id = p.id), '[]') as activities
      from care_plan p where ${condition} order by (p.status = 'active') desc, p.started_on desc, p.id limit 200`.execute(this.db.q);
    return rows;
  }
}
