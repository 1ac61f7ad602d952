import { type CarePlan, changeCarePlan, followActivity, followGoal, startCarePlan } from '@wardbook/contracts/encounters/care-plans';
import { registerPatient } from '@wardbook/contracts/patients/patients';
import { beforeAll, describe, expect, it } from 'vitest';
import { type TestApi, testApi } from '../../../testing/test-api.js';

let api: TestApi;
beforeAll(async () => {
  api = await testApi();
});

async function startedPlan(): Promise<CarePlan> {
  const person = { sex: 'male' as const, birthDate: '1970-01-01', names: [{ family: crypto.randomUUID() }], confirmedNotDuplicate: true };
  const { id } = await api.asRole('receptionist')(registerPatient, { body: person }, { idempotencyKey: crypto.randomUUID() });
  const body = {
    title: 'Physiotherapy',
    goals: [{ description: 'Climb stairs' }],
    activities: [{ display: 'Knee', plannedSessions: 6 }],
  };
  return await api.asRole('doctor')(startCarePlan, { params: { id }, body });
}

function follow(plan: CarePlan, change: Record<string, unknown>) {
  const [activity] = plan.activities;
  return api.asRole('doctor')(followActivity, { params: { id: activity!.id }, body: { version: activity!.version, ...change } });
}

describe('the sessions of a treatment plan', () => {
  it('count up to the planned number, and beyond it only with a confirmation', async () => {
    const plan = await follow(await startedPlan(), { doneSessions: 6 });
    expect(plan.activities[0]).toMatchObject({ doneSessions: 6, status: 'completed' });
    await expect(follow(plan, { doneSessions: 9 })).rejects.toMatchObject({ code: 'value-needs-confirmation' });
    const more = await follow(plan, { doneSessions: 9, confirmed: true });
    expect(more.activities[0]).toMatchObject({ doneSessions: 9, status: 'completed' });
    expect((await follow(more, { doneSessions: 8 })).activities[0]).toMatchObject({ doneSessions: 8 });
  });

  it('end with the activity: a stopped one counts none', async () => {
    const plan = await follow(await startedPlan(), { status: 'stopped' });
    await expect(follow(plan, { doneSessions: 1 })).rejects.toMatchObject({ code: 'status-not-allowed' });
    const again = await follow(plan, { status: 'in-progress', doneSessions: 1 });
    expect(again.activities[0]).toMatchObject({ doneSessions: 1, status: 'in-progress' });
  });

  it.each(['completed', 'revoked'] as const)('end with the plan: a %s one follows neither activities nor goals', async (status) => {
    const plan = await startedPlan();
    const over = await api.asRole('doctor')(changeCarePlan, { params: { id: plan.id }, body: { version: plan.version, status } });
    await expect(follow(over, { doneSessions: 1 })).rejects.toMatchObject({ code: 'status-not-allowed' });
    const [goal] = over.goals;
    const judged = { params: { id: goal!.id }, body: { version: goal!.version, achievementStatus: 'achieved' as const } };
    await expect(api.asRole('doctor')(followGoal, judged)).rejects.toMatchObject({ code: 'status-not-allowed' });
  });
});
