import type { ProblemError } from '@wardbook/contracts/core/problem';
import {
  addCoverage,
  createPayer,
  createPayerPlan,
  listPayers,
  updateCoverage,
  updatePayer,
  updatePayerPlan,
} from '@wardbook/contracts/insurance/payers';
import { beforeAll, describe, expect, it } from 'vitest';
import { billingSteps } from '../../testing/billing-steps.js';
import { type TestApi, testApi } from '../../testing/test-api.js';

let api: TestApi;
let newPatient: () => Promise<string>;
beforeAll(async () => {
  api = await testApi();
  newPatient = billingSteps(api).newPatient;
});

const admin = () => api.asRole('admin');
const desk = () => api.asRole('receptionist');
const newCode = () => crypto.randomUUID().slice(0, 8).toUpperCase();
const problemOf = async (act: Promise<unknown>) => ((await act.then(() => null).catch((error) => error)) as ProblemError | null)?.problem;

async function payerWithPlan() {
  const code = newCode();
  const payer = await admin()(createPayer, { body: { code, name: `Payer ${code}`, kind: 'insurer' } });
  const plan = await admin()(createPayerPlan, { params: { id: payer.id }, body: { code: 'GOLD', name: 'Gold', coveredPercent: 80 } });
  return { payer, plan };
}

describe('payers and their plans', () => {
  it('have codes of their own, a plan within its payer', async () => {
    const [{ payer, plan }, { payer: other }] = [await payerWithPlan(), await payerWithPlan()];
    const sameCode = { code: payer.code, name: 'Another', kind: 'charity' as const };
    const taken = { code: 'already-exists', fields: [{ path: 'body.code' }] };
    expect(await problemOf(admin()(createPayer, { body: sameCode }))).toMatchObject(taken);
    const { id, plans: _, ...rest } = other;
    expect(await problemOf(admin()(updatePayer, { params: { id }, body: { ...rest, code: payer.code } }))).toMatchObject(taken);
    const again = { code: plan.code, name: 'Gold again', coveredPercent: 10 };
    expect(await problemOf(admin()(createPayerPlan, { params: { id: payer.id }, body: again }))).toMatchObject(taken);
    const silver = await admin()(createPayerPlan, { params: { id: payer.id }, body: { ...again, code: 'SILVER' } });
    const { id: planId, payerId: __, ...fields } = silver;
    expect(await problemOf(admin()(updatePayerPlan, { params: { id: planId }, body: { ...fields, code: plan.code } }))).toMatchObject(
      taken,
    );
  });

  it('change on the version that was read, and leave the list once they are retired', async () => {
    const { payer } = await payerWithPlan();
    const { id, plans: _, ...rest } = payer;
    const changed = await admin()(updatePayer, { params: { id }, body: { ...rest, name: `${payer.name} renamed`, active: false } });
    expect(changed.name).toBe(`${payer.name} renamed`);
    const late = await problemOf(admin()(updatePayer, { params: { id }, body: { ...rest, name: 'Late' } }));
    expect(late).toMatchObject({ code: 'version-moved', context: { current: { version: changed.version } } });
    const listed = async (inactive: 'hide' | 'show') => {
      const { items } = await desk()(listPayers, { query: { inactive, search: payer.code } as never });
      return items.some((each) => each.id === id);
    };
    expect([await listed('hide'), await listed('show')]).toEqual([false, true]);
  });
});

describe('the coverages of a patient', () => {
  it('have one of each rank at a time, until one is cancelled', async () => {
    const { plan } = await payerWithPlan();
    const id = await newPatient();
    const body = { planId: plan.id, memberNumber: '4711', validFrom: '2026-01-01', validTo: '2026-12-31' };
    const first = await desk()(addCoverage, { params: { id }, body });
    const overlapping = { ...body, validFrom: '2026-12-31', validTo: '2027-12-31' };
    const overlaps = { code: 'coverage-overlaps', fields: [{ path: 'body.rank' }] };
    expect(await problemOf(desk()(addCoverage, { params: { id }, body: overlapping }))).toMatchObject(overlaps);
    const next = await desk()(addCoverage, { params: { id }, body: { ...overlapping, validFrom: '2027-01-01' } });
    const fields = (of: typeof first) => ({
      ...{ planId: of.planId, memberNumber: of.memberNumber, holderName: of.holderName, holderRelation: of.holderRelation, rank: of.rank },
      ...{ validFrom: of.validFrom, validTo: of.validTo, status: of.status, version: of.version },
    });
    const earlier = { ...fields(next), validFrom: '2026-12-31' };
    expect(await problemOf(desk()(updateCoverage, { params: { id: next.id }, body: earlier }))).toMatchObject(overlaps);
    await desk()(updateCoverage, { params: { id: first.id }, body: { ...fields(first), status: 'cancelled' } });
    expect(await desk()(updateCoverage, { params: { id: next.id }, body: earlier })).toMatchObject({ validFrom: '2026-12-31' });
    const late = await problemOf(desk()(updateCoverage, { params: { id: next.id }, body: fields(next) }));
    expect(late).toMatchObject({ code: 'version-moved', context: { current: { version: next.version + 1 } } });
  });

  it('name the field of what cannot be, and the patient who is not there', async () => {
    const { plan } = await payerWithPlan();
    const id = await newPatient();
    const body = { planId: plan.id, memberNumber: '1', validFrom: '2026-06-01', validTo: '2026-05-31' };
    expect(await problemOf(desk()(addCoverage, { params: { id }, body }))).toMatchObject({
      fields: [{ path: 'body.validTo', code: 'ends-before-start' }],
    });
    const unknownPlan = { planId: crypto.randomUUID(), memberNumber: '1' };
    expect(await problemOf(desk()(addCoverage, { params: { id }, body: unknownPlan }))).toMatchObject({
      fields: [{ path: 'body.planId', code: 'unknown' }],
    });
    const unknownPatient = { params: { id: crypto.randomUUID() }, body: { planId: plan.id, memberNumber: '1' } };
    expect((await problemOf(desk()(addCoverage, unknownPatient)))?.code).toBe('not-found');
  });
});
